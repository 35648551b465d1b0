import type { Request, Response } from 'express';
import { baseUrlOf } from '../http/base-url.ts';
import { answeredUnchanged, cacheOf, etagOf } from '../http/etag.ts';
import { sendChunks, untilGone } from '../http/stream.ts';
import type { Services } from '../services.ts';
import { stateOf } from '../tiles/tiles.ts';
import type { Ask } from './ask.ts';
import { chosenColumns, featureText } from './feature-json.ts';
import { collectionUrl, GEOJSON, itemsUrl, type Link, queryText } from './links.ts';
import { chunksOf, countOf, type FeatureRow } from './rows.ts';
import type { Key, RowsRequest } from './rows-query.ts';

/** Raised when the same rows make another page than before. */
const FORMAT = 1;

/** The tag of an answer about features: the layer's state, and all that the client wrote. */
export const tagOf = (base: string, request: Request, ask: Ask, ...more: string[]): string =>
  etagOf(stateOf(ask.layer), base, request.originalUrl, FORMAT, ...more);

const FILES = { csv: 'text/csv', gpkg: 'application/geopackage+sqlite3' };

/** The page behind a row: the same request of the revision that this page is of, so that nothing is lost or repeated. */
const nextUrl = (base: string, ask: Ask, last: Key): string =>
  itemsUrl(base, ask.layer.id) +
  queryText({
    ...ask.raw,
    'as-of': undefined,
    revision: ask.layer.revision,
    after: `${last.fid}.${last.vid}`,
  });

const linksOf = (base: string, request: Request, ask: Ask, last: Key | null): Link[] => [
  { rel: 'self', href: base + request.originalUrl, type: GEOJSON },
  ...(last ? [{ rel: 'next', href: nextUrl(base, ask, last), type: GEOJSON }] : []),
  ...Object.entries(FILES).map(([f, type]) => ({
    rel: 'alternate',
    href: itemsUrl(base, ask.layer.id) + queryText({ ...ask.raw, after: undefined, limit: undefined, f }),
    type,
  })),
  { rel: 'collection', href: collectionUrl(base, ask.layer.id), type: 'application/json' },
];

/** How many there are in all, where that is known or was asked for; null where only this page can tell. */
const matchedOf = async (services: Services, ask: Ask, signal: AbortSignal): Promise<number | null> => {
  if (!ask.isPart) return ask.layer.featureCount;
  if (!ask.query.count) return null;
  return (await countOf(services.db, { ...ask.rows, form: 'none' }, signal)).count;
};

type End = { returned: number; last: Key | null };

const pageText = async function* (
  chunks: AsyncIterable<FeatureRow[]>,
  ask: Ask,
  end: (end: End) => object,
): AsyncGenerator<string> {
  const columns = chosenColumns(ask.layer.manifest, ask.query.properties);
  const { limit } = ask.query;
  let returned = 0;
  let last: Key | null = null;
  let begin = '{"type":"FeatureCollection","features":[';
  for await (const rows of chunks) {
    const shown = rows.slice(0, limit - returned);
    if (shown.length > 0) {
      yield begin + shown.map((row) => featureText(row, columns)).join(',\n');
      begin = ',\n';
      returned += shown.length;
      last = shown.at(-1) ?? null;
    }
    if (shown.length < rows.length) {
      yield `],${JSON.stringify(end({ returned, last })).slice(1)}`;
      return;
    }
  }
  yield `${returned === 0 ? begin : ''}],${JSON.stringify(end({ returned, last: null })).slice(1)}`;
};

const rowsOf = (ask: Ask): RowsRequest => ({
  ...ask.rows,
  form: ask.query.skipGeometry ? 'none' : ask.crs.order === 'yx' ? 'json-yx' : 'json',
});

/** Answers one page of features as GeoJSON, written while it is read. */
export const sendPage = async (
  services: Services,
  request: Request,
  response: Response,
  ask: Ask,
): Promise<void> => {
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  response.vary('Accept');
  if (answeredUnchanged(request, response, tagOf(base, request, ask, GEOJSON), cacheOf(ask.layer))) return;
  response.set({ 'Content-Type': GEOJSON, 'Content-Crs': `<${ask.crs.uri}>` });
  if (request.method === 'HEAD') return void response.end();
  const signal = untilGone(response);
  const { limit, after } = ask.query;
  const matched = await matchedOf(services, ask, signal);
  const chunks = chunksOf(services.db, rowsOf(ask), { after: after ?? null, limit: limit + 1, signal });
  const end = ({ returned, last }: End) => {
    const all = matched ?? (after || last ? undefined : returned);
    return {
      numberReturned: returned,
      ...(all === undefined ? {} : { numberMatched: all }),
      revision: ask.layer.revision,
      ...(ask.layer.manifest.status === 'sample' ? { sample: true } : {}),
      links: linksOf(base, request, ask, last),
    };
  };
  await sendChunks(response, pageText(chunks, ask, end), signal, () => undefined);
};

import type { Request, Response } from 'express';
import { z } from 'zod';
import { periodOf } from '../filter/datetime.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { answeredUnchanged, cacheOf, etagOf } from '../http/etag.ts';
import { untilGone } from '../http/stream.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { partitionOf, visible } from '../layers/visible.ts';
import type { Services } from '../services.ts';
import { stateOf } from '../tiles/tiles.ts';
import { layerThen } from './ask.ts';
import { crsOf } from './crs.ts';
import { featureText, publishedColumns } from './feature-json.ts';
import { collectionUrl, GEOJSON, itemUrl, type Link, queryText } from './links.ts';
import { AsOf, Datetime, Lang, Revision } from './query.ts';
import { chunksOf, type FeatureRow, queryRows } from './rows.ts';
import { where } from './sql.ts';

export const ItemQuery = z.object({
  crs: z.string().max(200).optional().meta({ description: 'URI of the CRS of the answer.' }),
  datetime: Datetime,
  revision: Revision,
  'as-of': AsOf,
  f: z.enum(['json', 'geojson']).optional().meta({ description: 'The format; there is one.' }),
  lang: Lang,
});
export type ItemQuery = z.infer<typeof ItemQuery>;

/** One of the states that a feature went through in the world. */
export type Version = { vid: number; from: Date | null; to: Date | null };

const MOST_VERSIONS = 1000;

/** The states of a feature in a revision, in the order of time. */
export const versionsOf = async (
  services: Services,
  layer: PublishedLayer,
  id: string,
  signal: AbortSignal,
): Promise<Version[]> => {
  const seen = visible({ layer, revision: layer.revision, period: null, filter: null }, 1);
  return queryRows<Version>(
    services.db,
    {
      text: `select f.vid, f.valid_from as from, f.valid_to as to from ${partitionOf('feature', layer)} f
        where f.id = $1 and ${seen.text} order by f.valid_from nulls first, f.vid limit ${MOST_VERSIONS}`,
      values: [id, ...seen.values],
    },
    signal,
  );
};

const isValidAt = ({ from, to }: Version, start: Date | null, end: Date | null): boolean =>
  (from === null || end === null || from <= end) && (to === null || start === null || to > start);

/**
 * The state that is meant: the last in the period that is asked for, else the one on the day the revision was published,
 * else the last. A feature without any is 404.
 */
export const versionMeant = (
  versions: readonly Version[],
  layer: PublishedLayer,
  id: string,
  datetime: string | undefined,
): Version => {
  const period = datetime === undefined ? null : periodOf(datetime);
  const meant = period
    ? versions.findLast((version) => isValidAt(version, period.from, period.to))
    : (versions.findLast((version) => isValidAt(version, layer.publishedAt, layer.publishedAt)) ??
      versions.at(-1));
  if (!meant) throw notFound('no-such-feature', id.slice(0, 80));
  return meant;
};

/** Where the states before and after lie (RFC 5829): at a moment when they were valid. */
const versionLinks = (
  versions: readonly Version[],
  meant: Version,
  url: (when: string) => string,
): Link[] => {
  const at = versions.indexOf(meant);
  const before = versions[at - 1];
  const after = versions[at + 1];
  const end = before?.to && new Date(before.to.getTime() - 1000);
  return [
    ...(end ? [{ rel: 'predecessor-version', href: url(end.toISOString()), type: GEOJSON }] : []),
    ...(after?.from
      ? [{ rel: 'successor-version', href: url(after.from.toISOString()), type: GEOJSON }]
      : []),
  ];
};

const readOne = async (
  services: Services,
  layer: PublishedLayer,
  vid: number,
  query: ItemQuery,
  signal: AbortSignal,
): Promise<FeatureRow | undefined> => {
  const crs = crsOf(query.crs, services.country, 'crs');
  const period = query.datetime === undefined ? null : periodOf(query.datetime);
  const request = {
    selection: { layer, revision: layer.revision, period, filter: null },
    conditions: [where('f.vid = ?::int8', vid)],
    sort: null,
    crs,
    form: crs.order === 'yx' ? ('json-yx' as const) : ('json' as const),
  };
  for await (const [row] of chunksOf(services.db, request, { after: null, limit: 1, signal })) return row;
  return undefined;
};

/** Answers one feature as GeoJSON. */
export const sendItem = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: ItemQuery },
): Promise<void> => {
  const id = pathOf(request, 'id');
  const layer = await layerThen(services, request);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const crs = crsOf(query.crs, services.country, 'crs');
  const signal = untilGone(response);
  const versions = await versionsOf(services, layer, id, signal);
  const meant = versionMeant(versions, layer, id, query.datetime);
  if (
    answeredUnchanged(
      request,
      response,
      etagOf(stateOf(layer), base, request.originalUrl, meant.vid),
      cacheOf(layer),
    )
  )
    return;
  const row = await readOne(services, layer, meant.vid, query, signal);
  if (!row) return;
  const pinned = { revision: query.revision, 'as-of': query['as-of']?.toISOString(), crs: query.crs };
  const url = itemUrl(base, layer.id, id);
  const links: Link[] = [
    { rel: 'self', href: base + request.originalUrl, type: GEOJSON },
    { rel: 'collection', href: collectionUrl(base, layer.id), type: 'application/json' },
    ...versionLinks(versions, meant, (datetime) => url + queryText({ ...pinned, datetime })),
  ];
  const members = {
    revision: layer.revision,
    ...(layer.manifest.status === 'sample' ? { sample: true } : {}),
    links,
  };
  response
    .set({ 'Content-Type': GEOJSON, 'Content-Crs': `<${crs.uri}>` })
    .send(Buffer.from(featureText(row, publishedColumns(layer.manifest), { members })));
};

import type { Request, Response } from 'express';
import type { SeriesList } from '../../sql/model/api/series.ts';
import { boxesOf } from '../features/bbox.ts';
import { CRS84 } from '../features/crs.ts';
import { queryText } from '../features/links.ts';
import { queryRows } from '../features/rows.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { badParameter } from '../http/error.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import { placeById } from '../places/find.ts';
import type { Services } from '../services.ts';
import { findSeries, type Wanted, wordsOf } from './find.ts';
import { infoOf } from './info.ts';
import type { SeriesQuery } from './query.ts';
import type { SeriesRow } from './row.ts';

const unknown = (parameter: string, id: string) =>
  badParameter(parameter, 'invalid-parameter', { reason: id.slice(0, 80) || '""' });

/** The layers of the list that have series at all, of those that are seen. */
const layersWith = async (
  { db }: Services,
  { layers }: Snapshot,
  asked: readonly string[] | undefined,
): Promise<PublishedLayer[]> => {
  const missing = asked?.find((id) => !layers.has(id));
  if (missing !== undefined) throw unknown('layer', missing);
  const { rows } = await db
    .read()
    .query<{ id: string }>(
      'select l.id from unnest($1::text[]) l (id) where exists (select from series where layer_id = l.id)',
      [asked ?? [...layers.keys()]],
    );
  return rows.flatMap(({ id }) => layers.get(id) ?? []);
};

/** The parameters that are asked for by their ids or their theme; null: all. */
const parametersOf = ({ parameters, themes }: Snapshot, query: SeriesQuery): string[] | null => {
  const missing = query.parameter?.find((id) => !parameters.has(id));
  if (missing !== undefined) throw unknown('parameter', missing);
  if (query.theme === undefined) return query.parameter ?? null;
  if (!themes.some(({ manifest }) => manifest.id === query.theme)) throw unknown('theme', query.theme);
  return [...parameters]
    .filter(([id, { theme }]) => theme === query.theme && (query.parameter?.includes(id) ?? true))
    .map(([id]) => id);
};

/** The number of a place that may be seen, by its id; 400 for one that there is not. */
export const placeOf = async (
  { db }: Services,
  { layers }: Snapshot,
  id: string,
  signal: AbortSignal,
): Promise<number> => {
  const shown = [...layers.values()].filter(({ manifest }) => manifest.place).map(({ no }) => no);
  const [found] = await queryRows<{ no: number }>(db, placeById(id, new Date(), shown), signal);
  if (!found) throw unknown('place', id);
  return found.no;
};

const wantedOf = async (
  services: Services,
  snapshot: Snapshot,
  query: SeriesQuery,
  signal: AbortSignal,
): Promise<Wanted> => ({
  layers: await layersWith(services, snapshot, query.layer),
  parameters: parametersOf(snapshot, query),
  feature: query.feature ?? null,
  status: query.status ?? null,
  boxes: query.bbox === undefined ? null : boxesOf(query.bbox, CRS84),
  place: query.place === undefined ? null : await placeOf(services, snapshot, query.place, signal),
  near: query.near ?? null,
  words: query.q === undefined ? [] : wordsOf(query.q),
  limit: query.limit,
  after: query.after ?? null,
});

const nextUrl = (base: string, request: Request, last: SeriesRow): string =>
  `${base}/api/series${queryText({ ...(request.query as Record<string, string>), after: last.no })}`;

/** Answers a page of the series that are asked for, with the parameters that they are of. */
export const sendSeriesList = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: SeriesQuery },
): Promise<void> => {
  const snapshot = seen(services, request);
  const signal = untilGone(response);
  const wanted = await wantedOf(services, snapshot, query, signal);
  const found =
    wanted.layers.length === 0
      ? []
      : await queryRows<SeriesRow & { matched: number }>(
          services.db,
          findSeries({ ...wanted, limit: query.limit + 1 }, snapshot),
          signal,
        );
  const rows = found.slice(0, query.limit);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const last = rows.at(-1);
  const ids = new Set(rows.map((row) => row.parameter_id));
  sendJson(request, response, {
    series: rows.map((row) => infoOf(row, snapshot, base)),
    parameters: [...snapshot.parameters.values()]
      .map(({ manifest }) => manifest)
      .filter(({ id }) => ids.has(id)),
    numberMatched: found[0]?.matched ?? 0,
    next: last && found.length > rows.length ? nextUrl(base, request, last) : null,
  } satisfies SeriesList);
};

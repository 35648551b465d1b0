import type { Request, Response } from 'express';
import { z } from 'zod';
import { LatestValues } from '../../sql/model/api/series.ts';
import { GEOJSON } from '../features/links.ts';
import { queryRows } from '../features/rows.ts';
import { badParameter, HttpError } from '../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../http/etag.ts';
import { languageOf } from '../http/language.ts';
import { untilGone } from '../http/stream.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { latestOf } from './find.ts';
import { lastOf, nameOf } from './info.ts';
import { headerLine, headOf, linesOf, rowOf } from './observations/csv.ts';
import type { LatestQuery } from './query.ts';
import type { SeriesRow } from './row.ts';

type Latest = LatestValues['values'][number];
/** What an answer is made of. */
type Found = {
  snapshot: Snapshot;
  layer: PublishedLayer;
  rows: readonly SeriesRow[];
  values: readonly Latest[];
};

const latestValue = (row: SeriesRow, snapshot: Snapshot): Latest => ({
  series: row.id,
  feature: row.feature_id,
  name: nameOf(row, snapshot),
  at: row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude],
  parameter: row.parameter_id,
  unit: snapshot.parameters.get(row.parameter_id)?.manifest.unit ?? '',
  ...lastOf(row)!,
  status: row.status,
});

/** The same as features, each a point in what was measured at. */
export const LatestFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      geometry: z
        .object({ type: z.literal('Point'), coordinates: z.tuple([z.number(), z.number()]) })
        .nullable(),
      properties: LatestValues.shape.values.element.omit({ at: true, name: true }).extend({
        name: z.string().nullable(),
      }),
    }),
  ),
});

const jsonText = ({ layer, values }: Found): string =>
  JSON.stringify({
    layer: layer.id,
    values: [...values],
    numberMatched: values.length,
  } satisfies LatestValues);

const geojsonText = ({ values }: Found, request: Request): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: values.map(({ at, name, ...properties }) => ({
      type: 'Feature',
      id: properties.series,
      geometry: at && { type: 'Point', coordinates: at },
      properties: { ...properties, name: name[languageOf(request)] ?? Object.values(name)[0] ?? null },
    })),
  } satisfies z.infer<typeof LatestFeatures>);

const COLUMNS = ['feature', 'name', 'longitude', 'latitude', 'parameter', 'time', 'value', 'below', 'flag'];

const csvText = ({ snapshot, rows, values }: Found, request: Request, bom: boolean): string => {
  const language = languageOf(request);
  const lines = values.map(({ feature, name, at, parameter, time, value, below, flag }, index) =>
    rowOf(headOf(rows[index]!, snapshot, language), [
      feature,
      name[language] ?? Object.values(name)[0] ?? '',
      ...(at ?? ['', '']),
      parameter,
      time,
      value,
      below,
      flag,
    ]),
  );
  return headerLine(COLUMNS, bom) + (lines.length > 0 ? linesOf(lines) : '');
};

const TYPES = { json: 'application/json', csv: 'text/csv; charset=utf-8', geojson: GEOJSON };

const formatOf = (request: Request, f: LatestQuery['f']): keyof typeof TYPES => {
  if (f !== undefined) return f;
  const accept = request.headers.accept ?? '';
  if (accept.includes('text/csv')) return 'csv';
  return accept.includes(GEOJSON) ? 'geojson' : 'json';
};

/** Files are handed on; what a licence keeps from that is shown only. */
const refuseFile = ({ snapshot, layer, rows }: Found): void => {
  const mayNot = rows.some(({ source_id: id }) => {
    const licence = snapshot.sources.get(id)?.licence;
    return licence !== undefined && snapshot.licences.get(licence)?.redistribution === false;
  });
  if (mayNot) throw new HttpError(403, 'not-redistributable', { values: { id: layer.id } });
};

const find = async (
  { db }: Services,
  snapshot: Snapshot,
  query: LatestQuery,
  signal: AbortSignal,
): Promise<Found> => {
  const layer = snapshot.layers.get(query.layer);
  if (!layer) throw badParameter('layer', 'invalid-parameter', { reason: query.layer });
  const missing = query.parameter?.find((id) => !snapshot.parameters.has(id));
  if (missing !== undefined)
    throw badParameter('parameter', 'invalid-parameter', { reason: missing.slice(0, 80) || '""' });
  const rows = await queryRows<SeriesRow>(db, latestOf(layer, query.parameter ?? null), signal);
  return { snapshot, layer, rows, values: rows.map((row) => latestValue(row, snapshot)) };
};

/** Answers the newest value of every station of a layer. */
export const sendLatest = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: LatestQuery },
): Promise<void> => {
  const found = await find(services, seen(services, request), query, untilGone(response));
  const format = formatOf(request, query.f);
  if (format !== 'json') refuseFile(found);
  const text =
    format === 'csv'
      ? csvText(found, request, query.bom)
      : format === 'geojson'
        ? geojsonText(found, request)
        : jsonText(found);
  response.vary('Accept').vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(text), PUBLIC_CACHE)) return;
  response.set('Content-Type', TYPES[format]).send(Buffer.from(text));
};

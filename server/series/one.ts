import type { Request, Response } from 'express';
import type { SeriesOne } from '../../sql/model/api/series.ts';
import type { Parameter } from '../../sql/model/parameter.ts';
import { queryRows } from '../features/rows.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { pathOf } from '../http/endpoint.ts';
import { notFound } from '../http/error.ts';
import { sendJson } from '../http/send-json.ts';
import { untilGone } from '../http/stream.ts';
import type { Snapshot } from '../layers/catalogue.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { seriesById } from './find.ts';
import { infoOf } from './info.ts';
import type { SeriesRow } from './row.ts';

/** Ids of layers hold no dot, so that a series' id names its layer. */
const layersOf = ({ layers }: Snapshot, id: string) => {
  const layer = layers.get(id.slice(0, Math.max(0, id.indexOf('.'))));
  return layer ? [layer] : [];
};

/** The series of a request's path and its parameter, if whoever asks may see its layer; 404 else. */
export const seriesOf = async (
  services: Services,
  request: Request,
  signal: AbortSignal,
): Promise<{ row: SeriesRow; parameter: Parameter }> => {
  const id = pathOf(request, 'id');
  const found = await seriesIn(services, seen(services, request), id, signal);
  if (!found) throw notFound('no-such-series', id);
  return found;
};

/** A series of what is seen, by its id, and its parameter; null where there is none. */
export const seriesIn = async (
  services: Services,
  snapshot: Snapshot,
  id: string,
  signal: AbortSignal,
): Promise<{ row: SeriesRow; parameter: Parameter } | null> => {
  const layers = layersOf(snapshot, id);
  const [row] =
    layers.length === 0 ? [] : await queryRows<SeriesRow>(services.db, seriesById(id, layers), signal);
  const parameter = row && snapshot.parameters.get(row.parameter_id)?.manifest;
  return parameter ? { row, parameter } : null;
};

/** Answers one series, with its parameter and where it comes from. */
export const sendSeries = async (
  services: Services,
  { request, response }: { request: Request; response: Response },
): Promise<void> => {
  const { row, parameter } = await seriesOf(services, request, untilGone(response));
  const snapshot = seen(services, request);
  const source = snapshot.sources.get(row.source_id);
  const licence = source && snapshot.licences.get(source.licence);
  if (!source || !licence) throw notFound('no-such-series', row.id);
  sendJson(request, response, {
    series: infoOf(row, snapshot, baseUrlOf(request, services.config.PUBLIC_URL)),
    parameter,
    source: {
      title: source.title,
      publisher: source.publisher,
      ...(source.url === undefined ? {} : { url: source.url }),
      licence: licence.title,
    },
  } satisfies SeriesOne);
};

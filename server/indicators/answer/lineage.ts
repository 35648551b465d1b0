import type { Request, Response } from 'express';
import { z } from 'zod';
import type { IndicatorLineage } from '../../../sql/model/api/indicators.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { queryRows } from '../../features/rows.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { pathOf } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import { sendJson } from '../../http/send-json.ts';
import { untilGone } from '../../http/stream.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { shownOf } from './info.ts';
import { type Around, rowsOfTrace, Trace } from './lineage-rows.ts';
import { periodAsked } from './period.ts';
import { answerOf } from './value.ts';
import { featuresIn } from './values.ts';
import { type ValueRow, valuesQuery } from './values-sql.ts';

/** Rows that one answer lists; a month of hourly values has seven hundred. */
const MOST = 500;

const tracesOf = async (around: Around, vid: number): Promise<Trace[]> => {
  const { services, shown, signal } = around;
  const [row] = await queryRows<{ inputs: unknown }>(
    services.db,
    {
      text: `select inputs from ${partitionOf('computed_value', shown.layer.no)} where vid = $1`,
      values: [vid],
    },
    signal,
  );
  return z.array(Trace).safeParse(row?.inputs).data ?? [];
};

/** Answers what a value was made of, down to rows, each with the address where it is. */
export const sendLineage = async (
  services: Services,
  { request, response }: { request: Request; response: Response },
): Promise<void> => {
  const shown = shownOf(services, request);
  const signal = untilGone(response);
  const [place, period] = [pathOf(request, 'place'), pathOf(request, 'period')];
  const { manifest } = shown.indicator;
  const features = await featuresIn(services, shown, place, signal);
  const span = periodAsked({ period }, manifest.period, services.country.timeZone);
  const choice = { features, ...span, after: null, limit: 1 };
  const [row] = await queryRows<ValueRow>(services.db, valuesQuery(shown, choice), signal);
  if (!row || row.properties.period !== period) throw notFound('no-such-value', `${place}, ${period}`);
  const base = baseUrlOf(request, services.config.PUBLIC_URL);
  const around = {
    services,
    shown,
    snapshot: seen(services, request),
    language: languageOf(request),
    base,
    place,
    signal,
  };
  const inputs: IndicatorLineage['inputs'] = [];
  let more = 0;
  for (const trace of await tracesOf(around, row.vid)) {
    const { rows, count } = await rowsOfTrace(around, trace, Math.max(0, MOST - inputs.length));
    inputs.push(...rows);
    more += count - rows.length;
  }
  const { method, reference } = manifest;
  sendJson(request, response, {
    value: answerOf(row, shown.base, manifest),
    indicator: manifest.id,
    method: { kind: method.kind, version: row.version, reference: reference[languageOf(request)] },
    computedAt: row.computed_at.toISOString(),
    inputs,
    more,
  } satisfies IndicatorLineage);
};

import type { Request, Response } from 'express';
import type { IndicatorValue, IndicatorValues } from '../../../sql/model/api/indicators.ts';
import { queryText } from '../../features/links.ts';
import { queryRows } from '../../features/rows.ts';
import { baseUrlOf } from '../../http/base-url.ts';
import { badParameter } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import { sendJson } from '../../http/send-json.ts';
import { sendChunks, untilGone } from '../../http/stream.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { headerLine, lineOf, provenanceOf } from './csv.ts';
import { indicatorUrl, shownOf } from './info.ts';
import { periodAsked } from './period.ts';
import { featuresOfPlace } from './place.ts';
import type { ValuesQuery } from './query.ts';
import { answerOf } from './value.ts';
import { type Choice, countQuery, type Shown, type ValueRow, valuesQuery } from './values-sql.ts';

type Asked = { request: Request; response: Response; query: ValuesQuery };

/** Features that a place's id means; 400 for one that the indicator can have no values of, with the parameter that it came in. */
export const featuresIn = async (
  { db }: Services,
  { base }: Shown,
  place: string,
  signal: AbortSignal,
  parameter = 'place',
): Promise<string[]> => {
  const query = featuresOfPlace(base, place);
  const rows = query ? await queryRows<{ id: string }>(db, query, signal) : [];
  if (rows.length === 0) throw badParameter(parameter, 'invalid-parameter', { reason: place.slice(0, 80) });
  return rows.map(({ id }) => id);
};

const cursorOf = ({ from, feature }: ValueRow): string =>
  Buffer.from(JSON.stringify([from?.getTime() ?? null, feature])).toString('base64url');

/** What `next` said; 400 for what it never did. */
const afterOf = (text: string | undefined): Choice['after'] => {
  if (text === undefined) return null;
  try {
    const [from, feature]: unknown[] = JSON.parse(Buffer.from(text, 'base64url').toString());
    const isGood =
      typeof feature === 'string' &&
      !feature.includes('\0') &&
      (from === null || (Number.isSafeInteger(from) && Math.abs(from as number) < 8.64e15));
    if (isGood) return { from: from === null ? null : new Date(from as number), feature };
  } catch {
    // It is told below, as anything else that is no place to go on from.
  }
  throw badParameter('after', 'invalid-parameter', { reason: text.slice(0, 80) });
};

const choiceOf = async (
  services: Services,
  shown: Shown,
  query: ValuesQuery,
  signal: AbortSignal,
): Promise<Choice> => {
  const { place: role } = shown.base.manifest;
  if (query.level !== undefined && query.level !== role?.level)
    throw badParameter('level', 'invalid-parameter', { reason: role?.level ?? shown.base.id });
  const { period } = shown.indicator.manifest;
  return {
    features: query.place === undefined ? null : await featuresIn(services, shown, query.place, signal),
    ...periodAsked(query, period, services.country.timeZone),
    after: afterOf(query.after),
    limit: query.limit,
  };
};

const rowsOf = ({ db }: Services, shown: Shown, choice: Choice, signal: AbortSignal): Promise<ValueRow[]> =>
  queryRows<ValueRow>(db, valuesQuery(shown, choice), signal);

const told = (row: ValueRow, { base, indicator }: Shown): IndicatorValue =>
  answerOf(row, base, indicator.manifest);

/** Values that CSV reads at a time; the embedded engine answers others in between. */
const CHUNK = 2000;

const chunksOf = async function* (
  services: Services,
  shown: Shown,
  { choice, most, signal }: { choice: Choice; most: number; signal: AbortSignal },
): AsyncGenerator<ValueRow[]> {
  let after = choice.after;
  for (let left = most; left > 0; ) {
    const rows = await rowsOf(services, shown, { ...choice, after, limit: Math.min(left, CHUNK) }, signal);
    if (rows.length > 0) yield rows;
    if (rows.length < CHUNK) return;
    left -= rows.length;
    const last = rows.at(-1)!;
    after = { from: last.from, feature: last.feature };
  }
};

const sendCsv = async (
  services: Services,
  { request, response, query }: Asked,
  shown: Shown,
): Promise<void> => {
  const signal = untilGone(response);
  const choice = await choiceOf(services, shown, query, signal);
  const most = request.query.limit === undefined ? Number.MAX_SAFE_INTEGER : query.limit;
  const provenance = provenanceOf(shown, seen(services, request), languageOf(request));
  const lines = async function* () {
    yield headerLine(query.bom === 'true');
    for await (const rows of chunksOf(services, shown, { choice, most, signal }))
      yield rows.map((row) => lineOf(told(row, shown), shown, provenance)).join('');
  };
  await sendChunks(response, lines(), signal, () => {
    response.set({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${shown.layer.id}.csv"`,
    });
    response.vary('Accept-Language');
  });
};

const isCsv = (request: Request, f: string | undefined): boolean =>
  f === undefined ? (request.headers.accept ?? '').includes('text/csv') : f === 'csv';

/** Answers values of an indicator, newest first, each with its place among those of its period. */
export const sendValues = async (services: Services, asked: Asked): Promise<void> => {
  const { request, response, query } = asked;
  const shown = shownOf(services, request);
  if (isCsv(request, query.f)) return sendCsv(services, asked, shown);
  const signal = untilGone(response);
  const choice = await choiceOf(services, shown, query, signal);
  const found = await rowsOf(services, shown, { ...choice, limit: query.limit + 1 }, signal);
  const [counted] = await queryRows<{ n: number }>(services.db, countQuery(shown, choice), signal);
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const url = `${indicatorUrl(baseUrlOf(request, services.config.PUBLIC_URL), shown.layer.id)}/values`;
  const next = last && queryText({ ...(request.query as Record<string, string>), after: cursorOf(last) });
  sendJson(request, response, {
    indicator: shown.layer.id,
    unit: shown.indicator.manifest.unit,
    revision: shown.layer.revision,
    values: rows.map((row) => told(row, shown)),
    numberMatched: counted?.n ?? 0,
    next: found.length > rows.length && next ? `${url}${next}` : null,
  } satisfies IndicatorValues);
};

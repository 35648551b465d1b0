import type { Request, Response } from 'express';
import { secondsOf } from '../../../sql/model/duration.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import type { Period } from '../../filter/datetime.ts';
import { badParameter, HttpError } from '../../http/error.ts';
import { answeredUnchanged, etagOf, PUBLIC_CACHE } from '../../http/etag.ts';
import { languageOf } from '../../http/language.ts';
import { sendChunks, untilGone } from '../../http/stream.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import { seen } from '../../layers/seen.ts';
import type { Services } from '../../services.ts';
import { seriesOf } from '../one.ts';
import type { SeriesRow } from '../row.ts';
import { type Extra, gathered } from './aggregate.ts';
import { answerOf, type Columns } from './answer.ts';
import {
  gatheredColumns,
  headerLine,
  headOf,
  longCsv,
  RAW_COLUMNS,
  type RowHead,
  type Told,
  toldColumns,
  toldRaw,
} from './csv.ts';
import { periodIn } from './period.ts';
import type { Aggregate, ObservationsQuery } from './query.ts';
import { rawChunks, rawColumns } from './raw.ts';

/** Raised when the same observations make another answer than before. */
const FORMAT = 1;
/** Values that JSON is made of; whoever wants more asks for CSV, which is written while it is read. */
export const MOST_VALUES = 500_000;

export type Asked = { request: Request; response: Response; query: ObservationsQuery };
/** A request that was read: what is asked of which series. */
export type Ask = {
  series: SeriesRow;
  parameter: Parameter;
  period: Period | null;
  query: ObservationsQuery;
  signal: AbortSignal;
};

/** Whether CSV is asked for, by the query or by `Accept`. */
const isCsv = (request: Request, f: string | undefined): boolean =>
  f === undefined ? (request.headers.accept ?? '').includes('text/csv') : f === 'csv';

/** What makes sense with `aggregate` alone; 400 without. */
export const onlyWith = (query: Pick<ObservationsQuery, 'statistics' | 'coverage' | 'aggregate'>): void => {
  const lonely = (['statistics', 'coverage'] as const).find((name) => query[name] !== undefined);
  if (lonely && query.aggregate === undefined)
    throw badParameter(lonely, 'invalid-parameter', { reason: 'aggregate' });
};

/** Measured ones that come further apart than this have a gap between them. */
const GAP = 1.5;
const longestOf = ({ every, averaging }: SeriesRow): number => {
  const seconds = secondsOf(every ?? averaging);
  return seconds === 0 ? Number.POSITIVE_INFINITY : GAP * seconds;
};

const rawAnswer = async (services: Services, { series, period, query, signal }: Ask): Promise<Columns> => {
  const request = { series, period, flags: query.flags ?? null };
  const { below, ...columns } = await rawColumns(services.db, request, MOST_VALUES + 1, signal);
  if (columns.time.length > MOST_VALUES)
    throw badParameter('datetime', 'too-many-values', { most: MOST_VALUES });
  return { ...columns, ...(below.includes(true) ? { below } : {}) };
};

const DAY_S = 86_400;
/** A little longer than the longest of each. */
const LONGEST: Record<Aggregate, number> = {
  hour: 1.5 * 3600,
  day: 1.5 * DAY_S,
  month: 45 * DAY_S,
  season: 135 * DAY_S,
  year: 500 * DAY_S,
};

const gatheredAnswer = async (services: Services, ask: Ask, unit: Aggregate): Promise<Columns> => {
  const { statistics, ...columns } = await gathered(services, ask, unit, ask.query.statistics ?? []);
  return ask.query.statistics ? { ...columns, statistics } : columns;
};

/** What every period says in CSV, whatever is asked for besides. */
const ALWAYS: readonly Extra[] = ['n', 'coverage'];

/** What is given beside the value, whether it is asked for or always. */
export const extraOf = ({ statistics }: Pick<ObservationsQuery, 'statistics'>): Extra[] => [
  ...new Set([...ALWAYS, ...(statistics ?? [])]),
];

/** The columns of values that a request's CSV has. */
export const columnsOf = ({ query, parameter }: Pick<Ask, 'query' | 'parameter'>): readonly string[] =>
  query.aggregate === undefined
    ? RAW_COLUMNS
    : gatheredColumns(
        extraOf(query).flatMap((name) =>
          name === 'exceeded' ? parameter.limits.map(({ id }) => `exceeded:${id}`) : [name],
        ),
      );

/** The rows of a series, told while they are read. */
export const toldRows = async function* (services: Services, ask: Ask): AsyncGenerator<Told[]> {
  const { series, period, query, signal } = ask;
  if (query.aggregate === undefined)
    return yield* toldRaw(rawChunks(services.db, { series, period, flags: query.flags ?? null }, signal));
  const { time, value, statistics } = await gathered(services, ask, query.aggregate, extraOf(query));
  yield* toldColumns(time, [value, ...Object.values(statistics)], series.time_zone);
};

const csvOf = async function* (services: Services, ask: Ask, head: RowHead): AsyncGenerator<string> {
  yield headerLine(columnsOf(ask), ask.query.bom);
  yield* longCsv(toldRows(services, ask), head);
};

/** 403 for a series whose source does not let its values be given on as files. */
export const needRedistribution = (series: SeriesRow, { sources, licences }: Snapshot): void => {
  const source = sources.get(series.source_id);
  if (source && !licences.get(source.licence)?.redistribution)
    throw new HttpError(403, 'not-redistributable', { values: { id: series.layer_id } });
};

const sendCsv = async (services: Services, { request, response }: Asked, ask: Ask): Promise<void> => {
  const { series, signal } = ask;
  const snapshot = seen(services, request);
  needRedistribution(series, snapshot);
  const name = `${series.id.replace(/[^\w.-]+/g, '_')}${series.status === 'sample' ? '-sample' : ''}.csv`;
  response.set({
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  });
  if (request.method === 'HEAD') return void response.end();
  const head = headOf(series, snapshot, languageOf(request));
  await sendChunks(response, csvOf(services, ask, head), signal, () => undefined);
};

const sendAnswer = async (services: Services, { response }: Asked, ask: Ask): Promise<void> => {
  const { series, parameter, query } = ask;
  const { aggregate } = query;
  const columns = await (aggregate ? gatheredAnswer(services, ask, aggregate) : rawAnswer(services, ask));
  const answer = answerOf(series, parameter.unit, columns, {
    aggregate: aggregate ?? null,
    maxPoints: query.maxPoints,
    longest: aggregate ? LONGEST[aggregate] : longestOf(series),
  });
  response.set('Content-Type', 'application/json').send(Buffer.from(JSON.stringify(answer)));
};

/** What an answer depends on: the series' revision, what its parameter says, and all that the client wrote. */
export const tagOf = (request: Request, { series, parameter }: Ask, format: string): string =>
  etagOf(
    series.no,
    series.revision,
    series.changed_at?.getTime() ?? 0,
    JSON.stringify(parameter),
    request.originalUrl,
    format,
    languageOf(request),
    FORMAT,
  );

/** Answers the observations of a series. */
export const sendObservations = async (services: Services, asked: Asked): Promise<void> => {
  const { request, response, query } = asked;
  onlyWith(query);
  const signal = untilGone(response);
  const { row: series, parameter } = await seriesOf(services, request, signal);
  const period = query.datetime === undefined ? null : periodIn(query.datetime, series.time_zone);
  const found: Ask = { series, parameter, period, query, signal };
  const format = isCsv(request, query.f) ? 'csv' : 'json';
  response.vary('Accept').vary('Accept-Language');
  if (answeredUnchanged(request, response, tagOf(request, found, format), PUBLIC_CACHE)) return;
  await (format === 'csv' ? sendCsv : sendAnswer)(services, asked, found);
};

import { secondsOf } from '../../../sql/model/duration.ts';
import type { Gather, InputOf } from '../../../sql/model/indicator-input.ts';
import { COUNTED_FLAGS, flagNo, rollupNo, type Statistic } from '../../../sql/model/observation.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import type { Point } from '../methods/method.ts';
import { type Local, type Span, textOf } from '../time.ts';
import type { Client } from './context.ts';
import { onceEach, type Source } from './points.ts';

/** A series that an input reads. */
export type SeriesRow = {
  no: number;
  feature: string;
  averaging: string;
  every: string | null;
  first: Local | null;
  last: Local | null;
};

const SERIES = `select no, feature_id as feature, averaging, every,
    (extract(epoch from first_time at time zone time_zone) * 1000)::float8 as first,
    (extract(epoch from last_time at time zone time_zone) * 1000)::float8 as last
  from series where parameter_id = $1 and layer_id = $2 and ($3::text is null or procedure = $3)
    and ($4::text[] is null or feature_id = any($4)) and n > 0 order by no`;

const LENGTH = { hour: 3600, day: 86_400, month: 2_629_746, year: 31_556_952 } as const;

/**
 * Whether values of a series say something of so short a time: no day's mean is an hour's. Months and years are of different
 * lengths.
 */
export const isAsFine = (
  { averaging }: Pick<SeriesRow, 'averaging'>,
  over: InputOf<'series'>['over'],
): boolean => over === 'value' || secondsOf(averaging) <= 1.1 * LENGTH[over];

/** The series of an input that have values, as fine as it asks, of some features or all. */
export const seriesOf = async (
  client: Client,
  input: InputOf<'series'>,
  layer: string,
  features: readonly string[] | null,
): Promise<SeriesRow[]> => {
  const { rows } = await client.query<SeriesRow>(SERIES, [
    input.parameter,
    layer,
    input.procedure ?? null,
    features,
  ]);
  return rows.filter((one) => isAsFine(one, input.over));
};

const COUNTED = COUNTED_FLAGS.map(flagNo).join(', ');

/** What stands for several values, of what the parameter itself is gathered by where an input does not say. */
const statisticOf = (input: InputOf<'series'>, parameter: Parameter): Statistic =>
  input.statistic ?? parameter.gather;

/** How what was gathered of two hours becomes that of both; figures that cannot be put together are averaged. */
const HOW: Partial<Record<Statistic, Gather>> = {
  n: 'sum',
  sum: 'sum',
  min: 'min',
  max: 'max',
  last: 'last',
};

/** The begin of what a value stands for, on the clock. */
const BEGAN = `(case when s.stamp = 'end' then o.time - s.averaging::interval else o.time end at time zone s.time_zone)`;
const ms = (timestamp: string): string => `(extract(epoch from ${timestamp}) * 1000)::float8`;

const BOUNDS = (column: string): string => `
  ($2::timestamp is null or ${column} >= $2::timestamp at time zone s.time_zone)
  and ($3::timestamp is null or ${column} < $3::timestamp at time zone s.time_zone)`;

type Row = { no: number; at: Local; value: number; share: number; below: boolean };

// Column names are words of ours (an enumeration that the declaration was checked against).
const rolledUp = (
  statistic: Statistic,
  period: number,
): string => `select s.no, ${ms('r.start at time zone s.time_zone')} as at,
    r.${statistic}::float8 as value, coalesce(r.coverage, 1) as share, false as below
  from series s join rollup r on r.series_no = s.no and r.period = ${period} and ${BOUNDS('r.start')}
  where s.no = any($1) and r.${statistic} is not null order by s.no, r.start`;

const oneByOne = `select s.no, ${ms(BEGAN)} as at, o.value, 1::float8 as share, o.below
  from series s join observation o on o.series_no = s.no and ${BOUNDS('o.time')} and o.flag in (${COUNTED})
  where s.no = any($1) order by s.no, o.time`;

const AGGREGATES: Record<Statistic, string> = {
  n: 'count(*)',
  coverage: '1',
  min: 'min(v.value)',
  mean: 'avg(v.value)',
  max: 'max(v.value)',
  p10: 'percentile_cont(0.1) within group (order by v.value)',
  p50: 'percentile_cont(0.5) within group (order by v.value)',
  p90: 'percentile_cont(0.9) within group (order by v.value)',
  sum: 'sum(v.value)',
  last: '(array_agg(v.value order by v.at desc))[1]',
};

/** Of series that have no rollups of a period, as their values stand for as long a time or longer: nearly always one each. */
const gatheredLive = (statistic: Statistic, period: string, belowAs: number): string => `select v.no,
    ${ms(`date_trunc('${period}', v.at)`)} as at, (${AGGREGATES[statistic]})::float8 as value, 1::float8 as share, false as below
  from (select s.no, ${BEGAN} as at, case when o.below then o.value * ${Number(belowAs)} else o.value end as value
    from series s join observation o on o.series_no = s.no and ${BOUNDS('o.time')} and o.flag in (${COUNTED})
    where s.no = any($1)) v
  group by v.no, date_trunc('${period}', v.at) order by v.no, date_trunc('${period}', v.at)`;

/** Rollups are kept of periods longer than what one value stands for. */
const hasRollups = ({ every, averaging }: SeriesRow, period: keyof typeof LENGTH): boolean =>
  secondsOf(every ?? averaging) < LENGTH[period];

/** How far a value's stamp may lie from the begin of what it stands for; months and years are of different lengths. */
const marginOf = (series: readonly SeriesRow[]): number =>
  Math.max(0, ...series.map(({ averaging }) => secondsOf(averaging))) * 1.1 * 1000;

const queriesFor = (
  series: readonly SeriesRow[],
  { over, ...input }: InputOf<'series'>,
  parameter: Parameter,
): { text: string; series: readonly SeriesRow[]; isLive: boolean }[] => {
  if (over === 'value') return [{ text: oneByOne, series, isLive: true }];
  const statistic = statisticOf({ over, ...input }, parameter);
  const kept = series.filter((one) => hasRollups(one, over));
  const others = series.filter((one) => !hasRollups(one, over));
  return [
    { text: rolledUp(statistic, rollupNo(over)), series: kept, isLive: false },
    { text: gatheredLive(statistic, over, parameter.belowAs), series: others, isLive: true },
  ];
};

/** What series have in a stretch of time, by their numbers. */
export const readSeries = async (
  client: Client,
  input: InputOf<'series'>,
  parameter: Parameter,
  { series, span }: { series: readonly SeriesRow[]; span: Span },
): Promise<Map<number, Source>> => {
  const points = new Map<number, Point[]>(series.map(({ no }) => [no, []]));
  for (const query of queriesFor(series, input, parameter)) {
    if (query.series.length === 0) continue;
    const until = query.isLive ? span.to + marginOf(query.series) : span.to;
    const { rows } = await client.query<Row>(query.text, [
      query.series.map(({ no }) => no),
      textOf(span.from),
      textOf(until),
    ]);
    for (const { no, ...point } of rows)
      if (point.at >= span.from && point.at < span.to) points.get(no)?.push(point);
  }
  const how = HOW[statisticOf(input, parameter)] ?? 'mean';
  return new Map(
    series.map(({ no, first, last }) => [
      no,
      {
        points: input.over === 'value' ? (points.get(no) ?? []) : onceEach(how, points.get(no) ?? []),
        first: first ?? Number.POSITIVE_INFINITY,
        last: last ?? Number.NEGATIVE_INFINITY,
      },
    ]),
  );
};

import { computeIn } from '../../server/indicators/job.ts';
import type { Db } from '../../sql/db.ts';
import { freshenIndicators, putIndicators } from '../../sql/indicators/put.ts';
import { Indicator, type IndicatorDeclaration } from '../../sql/model/indicator.ts';
import type { Limit, ParameterDeclaration } from '../../sql/model/parameter.ts';
import { seriesId } from '../../sql/model/series.ts';
import { ensureEras } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { untilSeen } from '../harness/until-seen.ts';
import { worldland } from './country.ts';

/** A tiny world for tests of indicators: parameters, series with a few values, and declarations of one line. */
export const words = (word: string) => ({ ar: word, fr: word, en: word });

export const putParameter = async (
  db: Db,
  id: string,
  given: Partial<ParameterDeclaration> & { limits?: Limit[] } = {},
  theme = 'monitoring',
): Promise<void> => {
  const manifest: ParameterDeclaration = {
    id,
    title: words(id),
    unit: '1',
    decimals: 1,
    gather: 'mean',
    direction: 'neither',
    classes: { ramp: 'Blues', breaks: [1], method: words('none') },
    ...given,
  };
  await db.pool.query(
    `insert into parameter (id, theme_id, manifest) values ($1, $3, $2)
     on conflict (id) do update set manifest = excluded.manifest`,
    [id, JSON.stringify(manifest), theme],
  );
};

export type Values = readonly (readonly [time: string, value: number])[];
type SeriesGiven = {
  layer: string;
  feature: string;
  parameter: string;
  averaging: 'PT0S' | 'PT1H' | 'P1D' | 'P1M' | 'P1Y';
  every?: string | null;
  status?: 'real' | 'sample';
};

const ROLL = `insert into rollup (series_no, period, start, n, coverage, min, mean, max, p10, p50, p90, sum, last)
  select $1, $2, date_trunc($3, time at time zone 'Africa/Lagos') at time zone 'Africa/Lagos', count(*),
    least(1, count(*) / ($4::float8)), min(value), avg(value), max(value), percentile_cont(0.1) within group (order by value),
    percentile_cont(0.5) within group (order by value), percentile_cont(0.9) within group (order by value), sum(value),
    (array_agg(value order by time desc))[1]
  from observation where series_no = $1 group by 3
  on conflict (series_no, period, start) do update set n = excluded.n, coverage = excluded.coverage, min = excluded.min,
    mean = excluded.mean, max = excluded.max, p10 = excluded.p10, p50 = excluded.p50, p90 = excluded.p90,
    sum = excluded.sum, last = excluded.last`;

/** Seconds that a value stands for, and periods that values are gathered in. */
const SECONDS = { PT0S: 0, PT1H: 3600, P1D: 86_400, P1M: 2_629_746, P1Y: 31_556_952 };
const PERIODS = [
  ['hour', 3600],
  ['day', 86_400],
  ['month', 2_629_746],
  ['year', 31_556_952],
] as const;

/** Writes a series and its values (local times of Lagos), and gathers them: days and months of a whole count are taken for whole. */
export const putSeries = async (db: Db, given: SeriesGiven, values: Values): Promise<number> => {
  const { layer, feature, parameter, averaging, every = averaging, status = 'real' } = given;
  // The first hour of a year is of the year before in UTC.
  const eras = values.flatMap(([time]) => [Number(time.slice(0, 4)), Number(time.slice(0, 4)) - 1]);
  await transaction(db, (client) => ensureEras(client, eras));
  const { rows } = await db.pool.query<{ no: number }>(
    `insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id, status, origin)
     values ($1, $2, $3, $4, $5, $6, 'begin', 'Africa/Lagos', 'world', $7, 'test')
     on conflict (id) do update set status = excluded.status returning no`,
    [
      seriesId({ layer, feature, parameter, procedure: '' }),
      layer,
      feature,
      parameter,
      averaging,
      every,
      status,
    ],
  );
  const { no } = rows[0]!;
  await db.pool.query(
    `insert into observation (series_no, time, value, utc_offset)
     select $1, t::timestamp at time zone 'Africa/Lagos', v, 60 from unnest($2::text[], $3::float8[]) as g (t, v)
     on conflict (series_no, time) do update set value = excluded.value`,
    [no, values.map(([time]) => time), values.map(([, value]) => value)],
  );
  await db.pool.query(
    `update series set (first_time, last_time, n) = (select min(time), max(time), count(*) from observation where series_no = $1)
     where no = $1`,
    [no],
  );
  for (const [at, [period, seconds]] of PERIODS.entries()) {
    const step = SECONDS[every === null ? 'PT0S' : averaging];
    if (step < seconds)
      await db.pool.query(ROLL, [no, at + 1, period, step === 0 ? 1 : Math.floor((seconds * 0.92) / step)]);
  }
  return no;
};

/** What every declaration has beside what a test is about. */
export const declare = (
  given: Pick<IndicatorDeclaration, 'id' | 'base' | 'period' | 'inputs' | 'method'> &
    Partial<IndicatorDeclaration>,
): Indicator =>
  Indicator.parse({
    title: words(given.id),
    description: words('A figure.'),
    unit: '1',
    decimals: 1,
    direction: 'higher-better',
    classes: [
      { id: 'low', below: 50, title: words('low'), color: '#d7191c' },
      { id: 'high', title: words('high'), color: '#1a9641' },
    ],
    classesSource: words('halves'),
    reference: words('by hand'),
    ...given,
  });

/** Puts the indicators of the theme `monitoring` in the place of those it had. */
export const publishIndicators = async (db: Db, indicators: readonly Indicator[]): Promise<void> => {
  await transaction(db, async (client) => {
    await putIndicators(client, 'monitoring', indicators);
    await freshenIndicators(client);
  });
  await untilSeen(db);
};

/** Does all jobs that wait; gives what each indicator's last job counted. */
export const compute = async (
  db: Db,
): Promise<Record<string, { features: number; values: number; changed: number }>> => {
  const before = await db.pool.query<{ no: number }>(
    'select coalesce(max(id), 0)::int as no from job where state = $1',
    ['done'],
  );
  await doJobs(db, process.env, { 'indicator.compute': computeIn(worldland) });
  const { rows } = await db.pool.query(
    `select payload->>'indicator' as id, result from job
     where kind = 'indicator.compute' and state = 'done' and id > $1 and result is not null order by id`,
    [before.rows[0]!.no],
  );
  return Object.fromEntries(rows.map(({ id, result }) => [id, result]));
};

export type Stored = {
  feature: string;
  period: string;
  value: number | null;
  properties: Record<string, unknown>;
  inputs: unknown[];
};

/** The values of an indicator as they are now. */
export const valuesOf = async (db: Db, indicator: string): Promise<Stored[]> => {
  const { rows } = await db.pool.query<Stored>(
    `select v.feature_id as feature, v.properties->>'period' as period, v.value, v.properties, v.inputs
     from computed_value v join layer l on l.no = v.layer_no
     where l.id = $1 and v.until_revision > l.revision and v.since_revision <= l.revision order by 1, 2`,
    [indicator],
  );
  return rows;
};

/** An indicator of the test world and a risk made of it, computed: what rained on a region in a month. For tests that walk through all addresses. */
export const computeRain = async (db: Db): Promise<void> => {
  await publishIndicators(db, [
    declare({
      id: 'rained',
      base: 'regions',
      period: 'month',
      inputs: { rain: { kind: 'series', parameter: 'rain', over: 'month' } },
      method: { kind: 'sum', terms: [{ input: 'rain' }] },
    }),
    declare({
      id: 'rain-risk',
      base: 'regions',
      period: 'month',
      inputs: { rain: { kind: 'indicator', indicator: 'rained' } },
      method: {
        kind: 'risk',
        source: words('by hand'),
        dimensions: [
          {
            id: 'hazard',
            parts: [
              { input: 'rain', direction: 'higher', normalisation: { kind: 'min-max', min: 0, max: 100 } },
            ],
          },
        ],
      },
    }),
  ]);
  await compute(db);
};

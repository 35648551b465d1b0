import { forecast } from '../../server/methods/forecast/forecast.ts';
import { scaleOf } from '../../server/methods/forecast/transform.ts';
import { lookAtNext } from '../../server/outlook/job.ts';
import type { Db } from '../../sql/db.ts';
import { OUTLOOK_RULES } from '../../sql/model/outlook.ts';
import { worldland } from '../world/country.ts';
import { putParameter } from '../world/indicators.ts';
import type { Row } from './table.ts';

/** Ten years of months: a level, a trend, a season and noise. */
const FIRST = 2014;
const MONTHS = 120;
const PARAMETER = 'bench-outlook';

const SERIES = `insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id,
    status, origin, first_time, last_time, n)
  select $1 || '.bench-outlook.' || f.id, $1, f.id, 'bench-outlook', 'P1D', 'P1D', 'begin', 'Africa/Lagos',
    (select id from source limit 1), 'sample', 'bench', make_timestamptz($2, 1, 1, 0, 0, 0, 'Africa/Lagos'),
    make_timestamptz($2, 1, 1, 0, 0, 0, 'Africa/Lagos') + ($3 + 1) * interval '1 month', 30 * $3
  from (select distinct f.id from feature f join layer l on l.no = f.layer_no where l.id = $1 order by f.id limit $4) f`;

/** The value of a month: noise by a hash of series and month, the same in SQL and here. */
const VALUE = `40 + 0.05 * m + 8 * sin(m * 0.5236) + ((s.no * 7919 + m * 104729) % 1000) / 250.0`;

const ROLLUPS = `insert into rollup (series_no, period, start, n, coverage, min, mean, max, p10, p50, p90, sum, last)
  select s.no, 3, make_timestamptz($1 + m / 12, 1 + m % 12, 1, 0, 0, 0, 'Africa/Lagos'), 30, 1, v, v, v, v, v, v, 30 * v, v
  from series s, generate_series($2::int, $3::int - 1) m, lateral (select ${VALUE} as v) x where s.parameter_id = 'bench-outlook'`;

const MARK = `insert into outlook_dirty (series_no) select no from series where parameter_id = 'bench-outlook'`;

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

const lookAtAll = async (db: Db): Promise<void> => {
  await db.pool.query(MARK);
  while (await lookAtNext(db, worldland.timeZone));
};

/** The forecasts of the same values, by the same methods, in memory alone. */
const alone = async (db: Db): Promise<void> => {
  const { rows } = await db.pool.query<{ values: number[] }>(
    `select array_agg(r.mean order by r.start) as values from rollup r join series s on s.no = r.series_no
     where s.parameter_id = $1 and r.period = 3 group by s.no`,
    [PARAMETER],
  );
  for (const { values } of rows)
    forecast({
      ...{ values, rule: OUTLOOK_RULES.month, scale: scaleOf({ kind: 'none' }, {}) },
      ...{ driver: null, seed: 1, chosen: null },
    });
};

/**
 * Forecasts of `count` series, each with its back-test, from rows to rows, against the same forecasts alone; and once more when
 * a month has come, which keeps the methods that were chosen and judges what was forecast.
 */
export const outlookRows = async (db: Db, layer: string, count: number): Promise<Row[]> => {
  const { rows: known } = await db.pool.query<{ theme: string }>(
    'select theme_id as theme from layer where id = $1',
    [layer],
  );
  await putParameter(db, PARAMETER, {}, known[0]!.theme);
  await db.pool.query('delete from outlook_dirty');
  await db.pool.query(SERIES, [layer, FIRST, MONTHS, count]);
  await db.pool.query(ROLLUPS, [FIRST, 0, MONTHS]);
  const theirs = await timed(() => alone(db));
  const first = await timed(() => lookAtAll(db));
  await db.pool.query(ROLLUPS, [FIRST, MONTHS, MONTHS + 1]);
  const again = await timed(() => lookAtAll(db));
  return [
    {
      what: `forecasts of ${count} series, from rows to rows, and alone`,
      ...{ ours: first, theirs, unit: 'ms' },
      aim: { kind: 'most', ratio: 1.5 },
    },
    {
      what: `forecasts of ${count} series when a month has come, and the first`,
      ...{ ours: again, theirs: first, unit: 'ms' },
      aim: { kind: 'most', ratio: 0.4 },
    },
  ];
};

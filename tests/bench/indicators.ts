import { computeIn } from '../../server/indicators/job.ts';
import { markIndicators } from '../../server/indicators/mark.ts';
import type { Db } from '../../sql/db.ts';
import { markWhole } from '../../sql/indicators/mark.ts';
import { freshenIndicators, putIndicators } from '../../sql/indicators/put.ts';
import { transaction } from '../../sql/transaction.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { worldland } from '../world/country.ts';
import { declare, putParameter } from '../world/indicators.ts';
import { median } from './measure.ts';
import type { Row } from './table.ts';

/** Stations with thirty years of days: 4.4 million values, of which indicators see ten thousand months each. */
const STATIONS = 400;
const FIRST = 1995;
const YEARS = 30;
const RUNS = 7;
const PARAMETER = 'bench-heat';
const INDICATOR = 'bench-hot-days';

const SERIES = `insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id,
    status, origin, first_time, last_time, n)
  select $1 || '.bench-heat.' || f.id, $1, f.id, 'bench-heat', 'P1D', 'P1D', 'begin', 'Africa/Lagos',
    (select id from source limit 1), 'sample', 'bench', make_timestamptz($2, 1, 1, 0, 0, 0, 'Africa/Lagos'),
    make_timestamptz($2 + $3, 1, 1, 0, 0, 0, 'Africa/Lagos'), 365 * $3
  from (select distinct f.id from feature f join layer l on l.no = f.layer_no where l.id = $1 order by f.id limit $4) f`;

const ROLLUPS = `insert into rollup (series_no, period, start, n, coverage, min, mean, max, p10, p50, p90, sum, last)
  select s.no, 3, make_timestamptz($1 + m / 12, 1 + m % 12, 1, 0, 0, 0, 'Africa/Lagos'), 30, 1, v, v, v, v, v, v, 30 * v, v
  from series s, generate_series(0, 12 * $2::int - 1) m,
    lateral (select 20 + 10 * sin(m * 0.5236) + (s.no * 31 + m * 17) % 7 as v) x
  where s.parameter_id = 'bench-heat'`;

const fill = async (db: Db, layer: string, theme: string): Promise<void> => {
  await putParameter(db, PARAMETER, {}, theme);
  await db.pool.query(SERIES, [layer, FIRST, YEARS, STATIONS]);
  await db.pool.query(ROLLUPS, [FIRST, YEARS]);
  await db.pool.query('analyze rollup, series');
};

/** Does what waits; a value that changes each time, so that each time one is published. */
const compute = (db: Db): Promise<number> =>
  doJobs(db, process.env, {
    'indicator.compute': computeIn(worldland),
    // Forecasts have rows of their own (outlook.ts).
    'outlook.run': async (_, { complete }) => complete(async () => undefined),
  });

/**
 * Computing an indicator again after one late row, against computing all of it: months of stations against the same months of a
 * baseline, from the mark to what is published.
 */
export const indicatorRows = async (db: Db, layer: string): Promise<Row[]> => {
  const { rows: known } = await db.pool.query<{ theme: string }>(
    'select theme_id as theme from layer where id = $1',
    [layer],
  );
  const { theme } = known[0]!;
  await fill(db, layer, theme);
  await transaction(db, async (client) => {
    await putIndicators(client, theme, [
      declare({
        id: INDICATOR,
        base: layer,
        period: 'month',
        inputs: { heat: { kind: 'series', parameter: PARAMETER, over: 'month' } },
        method: {
          kind: 'against-baseline',
          input: 'heat',
          baseline: { from: FIRST, to: FIRST + 9 },
          as: 'difference',
        },
      }),
    ]);
    await freshenIndicators(client);
  });
  await compute(db);
  let turn = 0;
  const late = async () => {
    const { rows } = await db.pool.query<{ feature: string }>(
      `update rollup r set mean = mean + 1 from series s where s.no = r.series_no and r.period = 3
         and r.start = make_timestamptz($1, 6, 1, 0, 0, 0, 'Africa/Lagos')
         and s.no = (select min(no) + $2 from series where parameter_id = $3) returning s.feature_id as feature`,
      [FIRST + YEARS - 1, turn++, PARAMETER],
    );
    const feature = rows[0]!.feature;
    const [from, to] = [`${FIRST + YEARS - 1}-06-10`, `${FIRST + YEARS - 1}-06-11`];
    await transaction(db, (client) =>
      markIndicators(client, [{ parameter: PARAMETER, layer, feature, from, to }]),
    );
    await compute(db);
  };
  const whole = async () => {
    await markWhole(db.pool, [INDICATOR]);
    await compute(db);
  };
  return [
    {
      what: `indicator after one late row, of ${STATIONS * YEARS * 12} values`,
      ours: await median(RUNS, late),
      theirs: await median(1, whole),
      unit: 'ms',
      aim: { kind: 'most', ratio: 0.02 },
    },
  ];
};

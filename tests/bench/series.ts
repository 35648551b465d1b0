import { request } from 'node:http';
import { publishLatest } from '../../server/series/map/publish.ts';
import type { Db } from '../../sql/db.ts';
import { latestLayerId } from '../../sql/model/series.ts';
import { ensureEras } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import type { StartedApp } from '../harness/use-app.ts';
import { gatherAll, pm10, putParameter, putSeries } from '../world/series.ts';
import { medians } from './measure.ts';
import { type Row, ratioOf } from './table.ts';

const STATIONS = 1000;
const RUNS = 15;
const FIRST_DAY = '2015-01-01T00:00:00+01:00';
/** Ten years, three of them with a leap day. */
const DAYS = 3653;
const LONG = 'long';

/** Hourly values of all stations but one from a day on, until there are so many; straight into the table, as writing is another row. */
const FILL = `insert into observation (time, value, series_no, utc_offset)
  select '${FIRST_DAY}'::timestamptz + hour * interval '1 hour', 30 + 20 * sin(hour / 24.0 + s.no) + hour % 7, s.no, 60
  from generate_series($1::int, $2::int - 1) hour, series s where s.feature_id <> '${LONG}'`;

const FILL_LONG = `insert into observation (time, value, series_no, utc_offset)
  select '${FIRST_DAY}'::timestamptz + hour * interval '1 hour', round((40 + 25 * sin(hour / 1400.0) + 15 * random())::numeric, 1), s.no, 60
  from generate_series(0, ${DAYS} * 24 - 1) hour, series s where s.feature_id = '${LONG}'`;

const NOTE = `update series s set n = o.n, first_time = o.first, last_time = o.last, last_value = 1, last_below = false, last_flag = 0,
    last_offset = 60, revision = revision + 1, changed_at = now()
  from (select series_no, count(*) as n, min(time) as first, max(time) as last from observation group by series_no) o
  where o.series_no = s.no`;

const DIRTY = `insert into series_dirty select no, '${FIRST_DAY.slice(0, 10)}'::date + day
  from series, generate_series(0, ${DAYS} - 1) day where feature_id = '${LONG}'`;

/** A thousand stations without limits, and one whose values are gathered. */
const makeSeries = async (db: Db, layer: string): Promise<void> => {
  await putParameter(db, pm10);
  const { rows } = await db.pool.query<{ id: string }>(
    `select f.id from feature f join layer l on l.no = f.layer_no where l.id = $1 order by f.vid limit ${STATIONS}`,
    [layer],
  );
  for (const feature of [...rows.map(({ id }) => id), LONG])
    await putSeries(db, { layer, feature, parameter: 'pm10', map: true });
  await transaction(db, (client) =>
    ensureEras(
      client,
      Array.from({ length: 12 }, (_, at) => 2014 + at),
    ),
  );
  await db.pool.query(FILL_LONG);
  await db.pool.query(DIRTY);
  await db.pool.query(NOTE);
  await gatherAll(db);
};

/** A time in the middle of what all stations have measured, and what each said then by the key of observations. */
const THEN = '2015-01-03T12:00:00Z';
const BY_KEY = `select s.feature_id, o.time, o.value, o.flag from series s cross join lateral (
    select time, value, flag from observation where series_no = s.no and time > $1::timestamptz - interval '2 hours'
      and time <= $1::timestamptz order by time desc limit 1) o
  where s.layer_id = $2 and s.parameter_id = 'pm10'`;

/** Bytes of an answer as they come over the wire to a browser. */
const sizeOf = (url: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (response) => {
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        size += chunk.length;
      });
      response.on('end', () => resolve(size));
    })
      .on('error', reject)
      .end();
  });

type Subject = { app: StartedApp; db: Db; layer: string };

const get = (url: string) => async (): Promise<void> => {
  const response = await fetch(url);
  if (response.status !== 200) throw new Error(`${response.status} ${url}`);
  await response.arrayBuffer();
};

/** The rows of so many observations, the newest values first. */
const rowsOf = async (
  { app, db, layer }: Subject,
  count: number,
): Promise<[latest: Row, ...others: Row[]]> => {
  const latest = get(`${app.origin}/api/series/latest?layer=${layer}&parameter=pm10`);
  const days = `${app.origin}/api/series/${layer}.pm10.${LONG}/observations?aggregate=day`;
  const mapped = latestLayerId(layer, 'pm10');
  const then = `${app.origin}/api/collections/${mapped}/items?datetime=${THEN}&limit=${STATIONS}`;
  const nos = (await db.pool.query<{ no: number }>('select no from series order by no')).rows.map(
    ({ no }) => no,
  );
  const byKey = () => db.pool.query('select * from series where no = any($1::int[])', [nos]);
  const bare = () =>
    db.pool.query(`select start, mean from rollup where series_no = $1 and period = 2 order by start`, [
      nos.at(-1),
    ]);
  const of = `with ${count.toExponential(0).replace('+', '')} observations`;
  return [
    {
      what: `latest of ${STATIONS} stations, answer vs rows by key, ${of}`,
      ...(await medians(RUNS, latest, byKey)),
      unit: 'ms',
      aim: { kind: 'most', ratio: 10 },
    },
    {
      what: `${STATIONS} stations at a past time, features vs values by key, ${of}`,
      ...(await medians(RUNS, get(then), () => db.pool.query(BY_KEY, [THEN, layer]))),
      unit: 'ms',
      aim: { kind: 'most', ratio: 5 },
    },
    {
      what: `ten years of days, answer vs rollups by SQL, ${of}`,
      ...(await medians(RUNS, get(days), bare)),
      unit: 'ms',
      aim: { kind: 'most', ratio: 5 },
    },
    {
      what: `ten years of days, as sent vs 20 kB, ${of}`,
      ours: await sizeOf(days),
      theirs: 20_000,
      unit: 'bytes',
      aim: { kind: 'most', ratio: 1 },
    },
  ];
};

/** Newest values and ten years of days, with so many observations and ten times as many. */
export const seriesRows = async (subject: Subject, sizes: readonly [number, number]): Promise<Row[]> => {
  const { app, db } = subject;
  await makeSeries(db, subject.layer);
  await app.services.catalogue.refresh();
  const rows: Row[] = [];
  const latest: number[] = [];
  let hour = 0;
  for (const size of sizes) {
    console.error(`filling ${size} observations`);
    await db.pool.query(FILL, [hour, size / STATIONS]);
    hour = size / STATIONS;
    await db.pool.query(NOTE);
    await transaction(db, publishLatest);
    await app.services.catalogue.refresh();
    await db.pool.query('vacuum analyze observation, series, rollup');
    const made = await rowsOf(subject, size);
    rows.push(...made);
    latest.push(ratioOf(made[0]));
  }
  const [few = 0, many = 0] = latest;
  // Each against rows by key, as the machine may be busier by now.
  const what = 'latest, ten times as many observations vs as many';
  return [...rows, { what, ours: many, theirs: few, unit: 'times', aim: { kind: 'most', ratio: 1.3 } }];
};

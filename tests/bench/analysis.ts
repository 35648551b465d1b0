import type { Db } from '../../sql/db.ts';
import { attachPartition, makePartition, PARTITIONED } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';
import type { StartedApp } from '../harness/use-app.ts';
import { putParameter } from '../world/indicators.ts';
import { medians } from './measure.ts';
import type { Row } from './table.ts';

/** The delegations of Tunisia, and as many years as a trend is looked for in. */
const PLACES = 274;
const [FIRST, YEARS] = [1995, 30];
const RUNS = 9;
const LAYER = 'bench-delegations';
const PARAMETER = 'bench-warmth';

const words = { ar: 'مكان', fr: 'Lieu', en: 'Place' };
const manifest = (theme: string, source: string) => ({
  id: LAYER,
  theme,
  title: words,
  description: words,
  geometry: 'polygon',
  key: ['code'],
  properties: [{ name: 'code', type: 'string', title: words, required: true }],
  draw: { kind: 'single', color: 'accent' },
  popup: { title: 'code', rows: ['code'] },
  label: 'code',
  updateFrequency: 'never',
  status: 'real',
  sources: [source],
});

/** Circles of 200 corners, side by side. */
const FEATURES = (
  no: number,
): string => `insert into feature_${no} (layer_no, fid, id, properties, geom, geom_3857, digest, since_revision)
  select ${no}, n, n::text, jsonb_build_object('code', n::text), g.geom, ST_Transform(g.geom, 3857), md5(n::text)::uuid, 1
  from generate_series(1, ${PLACES}) n cross join lateral (
    select ST_Buffer(ST_SetSRID(ST_MakePoint(2 + (n % 17) * 0.24, 2 + (n / 17) * 0.24), 4326), 0.12, 50) as geom) g`;

const SERIES = `insert into series (id, layer_id, feature_id, parameter_id, averaging, every, stamp, time_zone, source_id, status, origin, n, revision)
  select '${LAYER}.${PARAMETER}.' || n, '${LAYER}', n::text, '${PARAMETER}', 'P1D', 'P1D', 'begin', 'Africa/Lagos',
    (select id from source limit 1), 'sample', 'bench', ${365 * YEARS}, 1 from generate_series(1, ${PLACES}) n`;

const ROLLUPS = `insert into rollup (series_no, period, start, n, coverage, min, mean, max, p10, p50, p90, sum, last)
  select s.no, 4, make_timestamptz(y, 1, 1, 0, 0, 0, 'Africa/Lagos'), 365, 1, v, v, v, v, v, v, 365 * v, v
  from series s, generate_series(${FIRST}, ${FIRST + YEARS - 1}) y,
    lateral (select 20 + (s.no % 5 - 2) * 0.02 * (y - ${FIRST}) + ((s.no * 31 + y * 17) % 13) * 0.1 as v) x
  where s.parameter_id = '${PARAMETER}'`;

const fill = async (db: Db): Promise<void> => {
  const { rows } = await db.pool.query<{ theme: string; source: string }>(
    'select (select id from theme limit 1) as theme, (select id from source limit 1) as source',
  );
  const { theme, source } = rows[0]!;
  await putParameter(db, PARAMETER, {}, theme);
  await transaction(db, async (client) => {
    const made = await client.query<{ no: number }>(
      `insert into layer (id, theme_id, manifest, revision, published_at, feature_count, bbox)
       values ($1, $2, $3, 1, now(), ${PLACES}, '{1.8,1.8,6.2,6.2}') returning no`,
      [LAYER, theme, JSON.stringify(manifest(theme, source))],
    );
    const { no } = made.rows[0]!;
    for (const table of PARTITIONED) {
      await makePartition(client, table, no);
      await attachPartition(client, table, no);
    }
    await client.query(FEATURES(no));
    await client.query(SERIES);
    await client.query(ROLLUPS);
    await client.query('update publication set version = version + 1');
  });
  await db.pool.query('analyze');
};

const READ = `select s.feature_id, extract(year from r.start at time zone s.time_zone), r.mean
  from rollup r join series s on s.no = r.series_no
  where s.parameter_id = $1 and s.layer_id = $2 and r.period = 4`;

/**
 * The trend map of all delegations over thirty years, from the question to its first tile, against the bare query that reads the
 * values. Each time of values that are other than before, so that nothing is known already.
 */
export const analysisRows = async (app: StartedApp, db: Db): Promise<Row[]> => {
  await fill(db);
  await app.services.catalogue.refresh();
  const question = {
    kind: 'trend',
    of: { parameter: PARAMETER },
    places: LAYER,
    from: FIRST,
    to: FIRST + YEARS - 1,
  };
  const ask = async (): Promise<void> => {
    await db.pool.query(
      `update series set revision = revision + 1 where parameter_id = $1 and feature_id = '1'`,
      [PARAMETER],
    );
    const asked = await fetch(`${app.origin}/api/analyses`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(question),
    });
    if (asked.status !== 200) throw new Error(`${asked.status} ${await asked.text()}`);
    const { layer } = (await asked.json()) as { layer: string };
    const tile = await fetch(`${app.origin}/tiles/${layer}/6/32/31.mvt`);
    if (tile.status !== 200) throw new Error(`tile: ${tile.status}`);
    await tile.arrayBuffer();
  };
  const took = await medians(RUNS, ask, () => db.pool.query(READ, [PARAMETER, LAYER]));
  return [
    {
      what: `trend map of ${PLACES} places, ${YEARS} years, to the first tile`,
      ...took,
      unit: 'ms',
      aim: { kind: 'most', ratio: 30 },
    },
  ];
};

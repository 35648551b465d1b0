import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, type Engine, openDb } from '../../sql/db.ts';
import { startEmbedded } from '../../sql/embedded/start.ts';
import { migrate } from '../../sql/migrate.ts';
import { startCluster } from '../harness/native.ts';
import { startApp } from '../harness/use-app.ts';
import { analysisRows } from './analysis.ts';
import { authorisedRows } from './authorised.ts';
import { briefRows } from './briefs.ts';
import { budgetRows } from './budget.ts';
import { choiceOf, type Group, groupsOf, needLayers } from './choice.ts';
import { indicatorRows } from './indicators.ts';
import { jobRows } from './jobs.ts';
import { nameOf, type Sort } from './layers.ts';
import { loadingRows } from './loading.ts';
import { observationRows } from './observations.ts';
import { outlookRows } from './outlook.ts';
import { petitionRows } from './petitions.ts';
import { recordRows } from './records.ts';
import { riskRows } from './risk.ts';
import { seriesRows } from './series.ts';
import { servingRows } from './serving.ts';
import { type Row, tableOf } from './table.ts';
import { makeSource, uncachedRows } from './uncached.ts';
import { zoomsOfLayer, zoomsTable } from './zooms.ts';

/**
 * `npm run bench [-- --quick] [server|embedded] [points-1000000 ...] [series ...]`: speed as ratios, each row measured in
 * turns in one run. Whole: layers of 100,000 and 1,000,000 features on the server engine, smaller ones on the embedded
 * engine, all groups of rows.
 */
const words = process.argv.slice(2);
const choice = choiceOf(words);
const groups = groupsOf(words);
const isQuick = words.includes('--quick');

type Opened = { url: string; startMs: number; stop: () => Promise<void> };

const openServer = async (): Promise<Opened> => {
  const from = performance.now();
  const cluster = await startCluster();
  const admin = await openDb(cluster.url('postgres'), { max: 1 });
  await admin.pool.query('create database bench');
  await admin.close();
  return { url: cluster.url('bench'), startMs: performance.now() - from, stop: cluster.stop };
};

const openEmbedded = async (): Promise<Opened> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'biatouna-bench-'));
  const from = performance.now();
  const engine = await startEmbedded({ dataDir });
  const startMs = performance.now() - from;
  const stop = async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { url: engine.url, startMs, stop };
};

/** The engine alone, and with all that a server does before it answers. */
const startingRow = (bareMs: number, oursMs: number): Row => ({
  what: 'start-up, engine and server',
  ours: bareMs + oursMs,
  theirs: bareMs,
  unit: 'ms',
  aim: { kind: 'most', ratio: 1.5 },
});

const layerRows = async (db: Db, sort: Sort): Promise<Row[]> => {
  console.error(`loading ${nameOf(sort)}`);
  const rows = await loadingRows(db, sort);
  console.error(`  ${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most so far`);
  await makeSource(db, sort);
  return rows;
};

/** Requests are counted, as they are by default, but never too many for one that measures. */
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: '1000000' };

/** Observations that the series of the server engine have, and then ten times as many. */
const SIZES = isQuick ? ([100_000, 1_000_000] as const) : ([1_000_000, 10_000_000] as const);

/** Cases that are listed, searched and counted on the server engine. */
const CASES = isQuick ? 100_000 : 1_000_000;

/** Series that are forecast: each is tried on its past by all methods, a fifth of a second. */
const FORECAST = isQuick ? 100 : 1000;

const tileRows = async (opened: Opened, db: Db, sorts: readonly Sort[]): Promise<Row[]> => {
  const uncached = await startApp({ db, url: opened.url }, { ...UNLIMITED, TILE_CACHE_BYTES: '0' });
  const rows: Row[] = [];
  for (const sort of sorts) {
    console.error(zoomsTable(sort, await zoomsOfLayer(uncached.services, sort)));
    rows.push(...(await uncachedRows(uncached.services, sort)));
  }
  await uncached.close();
  return rows;
};

const measure = async (sorts: readonly Sort[], opened: Opened): Promise<Row[]> => {
  const db = await openDb(opened.url);
  await migrate(db);
  const rows: Row[] = [];
  if (needLayers(groups)) for (const sort of sorts) rows.push(...(await layerRows(db, sort)));
  const from = performance.now();
  const app = await startApp({ db, url: opened.url }, UNLIMITED);
  rows.push(startingRow(opened.startMs, performance.now() - from));
  const layer = nameOf(sorts[0] as Sort);
  const tile = `${app.origin}/tiles/${layer}/8/130/125.mvt`;
  const of: Record<Exclude<Group, 'page'>, () => Promise<Row[]>> = {
    tiles: () => tileRows(opened, db, sorts),
    jobs: () => jobRows(db),
    observations: () => observationRows(db),
    indicators: () => indicatorRows(db, layer),
    // The starter pack is loaded beside, which an engine of one database has no place for.
    briefs: async () => (db.engine === 'server' ? briefRows(opened.url) : []),
    budget: () => budgetRows(db, app),
    outlook: () => outlookRows(db, layer, FORECAST),
    analysis: () => analysisRows(app, db),
    serving: async () => [...(await servingRows(tile)), ...(await authorisedRows({ app, db, layer, tile }))],
    records: async () => (db.engine === 'server' ? recordRows(db, CASES) : []),
    petitions: () => petitionRows(db, app.services),
    series: async () => (db.engine === 'server' ? seriesRows({ app, db, layer }, SIZES) : []),
  };
  for (const group of groups) {
    if (group === 'page') continue;
    console.error(group);
    const made = await of[group]();
    console.error(tableOf(made));
    rows.push(...made);
  }
  await app.close();
  await db.close();
  return rows;
};

const OPEN: Record<Engine, () => Promise<Opened>> = { server: openServer, embedded: openEmbedded };

for (const { engine, sorts } of choice) {
  const opened = await OPEN[engine]();
  const rows = await measure(sorts, opened).finally(opened.stop);
  console.log(`\n${engine} engine\n${tableOf(rows)}`);
}

// What a page computes by itself is the same beside any engine.
if (groups.includes('page')) console.log(`\nin a page\n${tableOf(await riskRows())}`);

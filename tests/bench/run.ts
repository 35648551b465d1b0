import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Db, type Engine, openDb } from '../../sql/db.ts';
import { startEmbedded } from '../../sql/embedded/start.ts';
import { migrate } from '../../sql/migrate.ts';
import { startCluster } from '../harness/native.ts';
import { startApp } from '../harness/use-app.ts';
import { nameOf, type Sort } from './layers.ts';
import { loadingRows } from './loading.ts';
import { servingRows } from './serving.ts';
import { type Row, tableOf } from './table.ts';
import { makeSource, uncachedRows } from './uncached.ts';

/**
 * `npm run bench [-- --quick]`: speed as ratios, each row measured in turns in one run. Whole: layers of 100,000 and
 * 1,000,000 features on the server engine, smaller ones on the embedded engine. `--quick` leaves the million out.
 */
const isQuick = process.argv.includes('--quick');
const SORTS: Record<Engine, Sort[]> = {
  server: (isQuick ? [100_000] : [100_000, 1_000_000]).flatMap((count) => [
    { kind: 'point', count } as const,
    { kind: 'polygon', count } as const,
  ]),
  embedded: [
    { kind: 'point', count: isQuick ? 20_000 : 100_000 },
    { kind: 'polygon', count: isQuick ? 5000 : 20_000 },
  ],
};

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

const layerRows = async (db: Db, engine: Engine, sort: Sort): Promise<Row[]> => {
  console.error(`loading ${nameOf(sort)}`);
  const rows = await loadingRows(db, sort);
  if (engine === 'server') await makeSource(db, sort);
  return rows;
};

const measure = async (engine: Engine, opened: Opened): Promise<Row[]> => {
  const db = await openDb(opened.url);
  await migrate(db);
  const rows: Row[] = [];
  for (const sort of SORTS[engine]) rows.push(...(await layerRows(db, engine, sort)));
  const from = performance.now();
  const app = await startApp({ db, url: opened.url });
  rows.push(startingRow(opened.startMs, performance.now() - from));
  const uncached = await startApp({ db, url: opened.url }, { TILE_CACHE_BYTES: '0' });
  if (engine === 'server')
    for (const sort of SORTS[engine]) rows.push(...(await uncachedRows(uncached.services, sort)));
  await uncached.close();
  rows.push(...(await servingRows(`${app.origin}/tiles/${nameOf(SORTS[engine][0] as Sort)}/8/130/125.mvt`)));
  await app.close();
  await db.close();
  return rows;
};

for (const [engine, open] of [
  ['server', openServer],
  ['embedded', openEmbedded],
] as const) {
  const opened = await open();
  const rows = await measure(engine, opened).finally(opened.stop);
  console.log(`\n${engine} engine\n${tableOf(rows)}`);
}

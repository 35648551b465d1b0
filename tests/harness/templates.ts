import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Db, openDb } from '../../sql/db.ts';
import { homeOf } from '../../sql/embedded/home.ts';
import { stepsOf } from '../../sql/migrate/steps.ts';
import { migrate } from '../../sql/migrate.ts';
import { fillWorld } from '../world/fill.ts';
import { startBrief } from './brief-engine.ts';
import { argsOf } from './compiled.ts';
import { inTurn } from './turns.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The starter pack comes in as it does at a first start: by the etl's own command. */
const loadStarter = async (db: Db): Promise<void> => {
  const env = {
    ...process.env,
    DATABASE_URL: db.url,
    DATA_DIR: await mkdtemp(join(tmpdir(), 'biatouna-starter-')),
  };
  const command = argsOf(join(root, 'etl', 'run.ts'));
  const args = [...command, 'pack', join(root, 'fixtures', 'starter'), '--if-empty'];
  await promisify(execFile)(process.execPath, args, { env, cwd: root });
  await rm(env.DATA_DIR, { recursive: true, force: true });
};

/**
 * What a test database begins as: `empty` is migrated, `world` holds the small test world besides, `starter`
 * the starter pack as `npm start` loads it. A new beginning is one line here.
 */
export const TEMPLATES = {
  empty: async (db: Db) => void (await migrate(db)),
  world: async (db: Db) => {
    await migrate(db);
    await fillWorld(db);
  },
  starter: async (db: Db) => {
    await migrate(db);
    await loadStarter(db);
  },
} as const;
export type TemplateName = keyof typeof TEMPLATES;

/** All of an engine's buffers are set up when it opens: a tenth of its start for 128 MB, of which small databases fill some 10. */
const BUFFERS = 'shared_buffers = 32MB\n';

const CACHE = join(root, 'node_modules', '.cache', 'biatouna');

const versionOf = async (name: string): Promise<string> => {
  const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return `${name} ${(JSON.parse(text) as { version: string }).version}`;
};

/**
 * Folder of the embedded engine's migrated template, kept between runs, as making the extensions takes most of a first
 * start. It is named by all that it is made of.
 */
const keptFolder = async (): Promise<string> => {
  const folders = ['migrations', 'functions'].map((folder) => stepsOf(join(root, 'sql', folder)));
  const steps = (await Promise.all(folders)).flat();
  const versions = await Promise.all(
    ['pglite', 'pglite-postgis'].map((name) => versionOf(`@electric-sql/${name}`)),
  );
  const parts = [...steps.map((step) => step.checksum), ...versions, BUFFERS];
  const key = createHash('sha256').update(parts.join());
  return join(CACHE, `empty-${key.digest('hex').slice(0, 12)}`);
};

const DAY_MS = 86_400_000;

/** Templates of other migrations are of no use any more once no run has used them for a day. */
const dropOld = async (): Promise<void> => {
  const names = (await readdir(CACHE)).filter((name) => name.startsWith('empty-'));
  for (const path of names.map((name) => join(CACHE, name)))
    if (Date.now() - (await stat(path)).mtimeMs > DAY_MS) await rm(path, { recursive: true, force: true });
};

/** Copied by the system's own program: half the time of Node's. */
const copy = (from: string, to: string): Promise<unknown> => promisify(execFile)('cp', ['-R', from, to]);

/** Fills a data folder's database, and leaves it closed in good order, as what others are copied from. */
const fillEmbedded = async (name: TemplateName, dataDir: string, runFolder: string): Promise<void> => {
  const engine = await startBrief(dataDir, runFolder);
  const db = await openDb(engine.url);
  await TEMPLATES[name](db);
  await db.close();
  await engine.stop();
};

const makeKept = async (kept: string, runFolder: string): Promise<void> => {
  await mkdir(CACHE, { recursive: true });
  await dropOld();
  const making = `${kept}.${process.pid}.part`;
  await fillEmbedded('empty', making, runFolder);
  await appendFile(join(homeOf(making).database, 'postgresql.conf'), BUFFERS);
  // Of runs at the same time that make it the first gives it the name.
  await rename(making, kept).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    return rm(making, { recursive: true });
  });
};

const makeEmbedded = async (name: TemplateName, runFolder: string): Promise<string> => {
  const folder = join(runFolder, `template-${name}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}.part`;
  if (name === 'empty') {
    const kept = await keptFolder();
    if (!existsSync(kept)) await makeKept(kept, runFolder);
    await utimes(kept, new Date(), new Date());
    await copy(kept, making);
  } else {
    await copy(await makeEmbedded('empty', runFolder), making);
    await fillEmbedded(name, making, runFolder);
  }
  await rename(making, folder);
  return folder;
};

/**
 * Makes a data folder of the embedded engine hold a database that begins as a template. Templates are made at first use, by one of
 * the files of tests that run side by side; `empty` is kept between runs.
 */
export const beginEmbedded = async (
  name: TemplateName,
  runFolder: string,
  dataDir: string,
): Promise<void> => {
  const from = await inTurn(join(runFolder, 'making-templates'), () => makeEmbedded(name, runFolder));
  await mkdir(dataDir, { recursive: true });
  await copy(homeOf(from).database, homeOf(dataDir).database);
};

/** A run's name as part of an identifier, from the name of its folder. */
export const runOf = (folder: string): string =>
  basename(folder)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '_');

const SERVER_TEMPLATE = 'biatouna_template_';

const makeServer = async (
  name: TemplateName,
  database: string,
  urlOf: (database: string) => string,
): Promise<void> => {
  const admin = await openDb(urlOf('postgres'), { max: 1 });
  const { rowCount } = await admin.pool.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) {
    await admin.pool.query(`create database ${database}_making`);
    const db = await openDb(urlOf(`${database}_making`));
    await TEMPLATES[name](db);
    await db.close();
    await admin.pool.query(`alter database ${database}_making rename to ${database}`);
  }
  await admin.close();
};

/** Name of a template database of the server engine, made at first use in a run, by one of those that run side by side. */
export const serverTemplate = async (
  name: TemplateName,
  folder: string,
  urlOf: (database: string) => string,
): Promise<string> => {
  const database = `${SERVER_TEMPLATE}${runOf(folder)}_${name}`;
  await inTurn(join(folder, `making-${name}`), () => makeServer(name, database, urlOf));
  return database;
};

/** Drops what a run made in a server that goes on. */
export const dropServerTemplates = async (
  run: string,
  urlOf: (database: string) => string,
): Promise<void> => {
  const admin = await openDb(urlOf('postgres'), { max: 1 });
  const { rows } = await admin.pool.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [`${SERVER_TEMPLATE}${run}_`],
  );
  for (const { name } of rows) await admin.pool.query(`drop database ${name} with (force)`);
  await admin.close();
};

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Db, openDb } from '../../sql/db.ts';
import { startEmbedded, tsxFlags } from '../../sql/embedded/start.ts';
import { stepsOf } from '../../sql/migrate/steps.ts';
import { migrate } from '../../sql/migrate.ts';
import { fillWorld } from '../world/fill.ts';
import { inTurn } from './turns.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The starter pack comes in as it does at a first start: by the etl's own command. */
const loadStarter = async (db: Db): Promise<void> => {
  const env = {
    ...process.env,
    DATABASE_URL: db.url,
    DATA_DIR: await mkdtemp(join(tmpdir(), 'biatouna-starter-')),
  };
  const args = [
    ...tsxFlags(),
    join(root, 'etl', 'run.ts'),
    'pack',
    join(root, 'fixtures', 'starter'),
    '--if-empty',
  ];
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

const CACHE = join(root, 'node_modules', '.cache', 'biatouna');

const versionOf = async (name: string): Promise<string> => {
  const text = await readFile(join(root, 'node_modules', name, 'package.json'), 'utf8');
  return `${name} ${(JSON.parse(text) as { version: string }).version}`;
};

/**
 * File of the embedded engine's migrated template, kept between runs, as making the extensions takes most of a first
 * start. It is named by all that it is made of.
 */
const emptyTemplate = async (): Promise<string> => {
  const folders = ['migrations', 'functions'].map((folder) => stepsOf(join(root, 'sql', folder)));
  const steps = (await Promise.all(folders)).flat();
  const versions = await Promise.all(
    ['pglite', 'pglite-postgis'].map((name) => versionOf(`@electric-sql/${name}`)),
  );
  const key = createHash('sha256').update([...steps.map((step) => step.checksum), ...versions].join());
  return join(CACHE, `empty-${key.digest('hex').slice(0, 12)}.tar.gz`);
};

/** Templates of other migrations are of no use any more. */
const dropOthers = async (keep: string): Promise<void> => {
  const files = (await readdir(CACHE)).filter((name) => name.endsWith('.tar.gz'));
  const others = files.map((name) => join(CACHE, name)).filter((file) => file !== keep);
  await Promise.all(others.map((file) => rm(file, { force: true })));
};

const fillEmbedded = async (
  name: TemplateName,
  folder: string,
  file: string,
  from?: string,
): Promise<void> => {
  const engine = await startEmbedded({
    dataDir: join(folder, `make-${name}`),
    ...(from ? { template: from } : {}),
  });
  const db = await openDb(engine.url);
  await TEMPLATES[name](db);
  await db.close();
  // Runs at the same time may make the same file.
  const part = `${file}.${process.pid}.part`;
  await engine.dump(part);
  await engine.stop();
  await rename(part, file);
};

const makeEmbedded = async (name: TemplateName, folder: string): Promise<string> => {
  const empty = await emptyTemplate();
  await mkdir(CACHE, { recursive: true });
  if (!existsSync(empty)) {
    await dropOthers(empty);
    await fillEmbedded('empty', folder, empty);
  }
  if (name === 'empty') return empty;
  const file = join(folder, `${name}.tar.gz`);
  if (!existsSync(file)) await fillEmbedded(name, folder, file, empty);
  return file;
};

/**
 * File of a template for the embedded engine, made at first use, by one of the files of tests that run side by side;
 * `empty` is kept between runs.
 */
export const embeddedTemplate = (name: TemplateName, folder: string): Promise<string> =>
  inTurn(join(folder, 'making-templates'), () => makeEmbedded(name, folder));

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

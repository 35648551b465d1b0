import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Db, openDb } from '../../sql/db.ts';
import { startEmbedded } from '../../sql/embedded/start.ts';
import { migrate, stepsOf } from '../../sql/migrate.ts';
import { fillWorld } from '../world/fill.ts';

/**
 * What a test database begins as: `empty` is migrated, `world` holds the small test world besides. A new beginning is
 * one line here.
 */
export const TEMPLATES = {
  empty: async (db: Db) => void (await migrate(db)),
  world: async (db: Db) => {
    await migrate(db);
    await fillWorld(db);
  },
} as const;
export type TemplateName = keyof typeof TEMPLATES;

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A template of the embedded engine without our tables: making the extensions takes most of a first start. */
const bareTemplate = async (): Promise<string> => {
  const steps = await stepsOf(join(root, 'sql', 'migrations'));
  const key = createHash('sha256')
    .update(steps.map((step) => step.checksum).join())
    .update('pglite 0.5.8 postgis 0.2.8')
    .digest('hex');
  return join(root, 'node_modules', '.cache', 'biatouna', `empty-${key.slice(0, 12)}.tar.gz`);
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
  await engine.dump(`${file}.part`);
  await engine.stop();
  await rename(`${file}.part`, file);
};

/** File of a template for the embedded engine, made at first use; `empty` is kept between runs. */
export const embeddedTemplate = async (name: TemplateName, folder: string): Promise<string> => {
  const empty = await bareTemplate();
  await mkdir(join(root, 'node_modules', '.cache', 'biatouna'), { recursive: true });
  if (!existsSync(empty)) await fillEmbedded('empty', folder, empty);
  if (name === 'empty') return empty;
  const file = join(folder, `${name}.tar.gz`);
  if (!existsSync(file)) await fillEmbedded(name, folder, file, empty);
  return file;
};

/** Name of a template database of the server engine, made at first use. */
export const serverTemplate = async (
  name: TemplateName,
  adminUrl: string,
  urlOf: (database: string) => string,
): Promise<string> => {
  const database = `template_${name}`;
  const admin = await openDb(adminUrl, { max: 1 });
  const { rowCount } = await admin.pool.query('select from pg_database where datname = $1', [database]);
  if (!rowCount) {
    await admin.pool.query(`create database ${database}_making`);
    const db = await openDb(urlOf(`${database}_making`));
    await TEMPLATES[name](db);
    await db.close();
    await admin.pool.query(`alter database ${database}_making rename to ${database}`);
  }
  await admin.close();
  return database;
};

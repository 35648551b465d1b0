import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { Db } from './db.ts';
import { SetupError, toSetupError } from './setup-error.ts';

export type Step = { id: number; name: string; text: string; checksum: string };
export type Migrated = { applied: string[]; functions: string[] };

const here = fileURLToPath(new URL('.', import.meta.url));
/** Any number will do, as long as every version of this program takes the same. */
const LOCK = 7_364_211;

const LEDGER = `
create table if not exists biatouna.migration (
  id int primary key,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now()
);
create table if not exists biatouna.function_ledger (
  name text primary key,
  checksum text not null,
  applied_at timestamptz not null default now()
)`;

/** The `.sql` files of a folder in the order of their names; a folder that is not there holds none. */
export const stepsOf = async (folder: string): Promise<Step[]> => {
  const names = await readdir(folder).catch(() => []);
  return Promise.all(
    names
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .map(async (file) => {
        const text = await readFile(join(folder, file), 'utf8');
        const checksum = createHash('sha256').update(text).digest('hex');
        return { id: Number.parseInt(file, 10), name: file.replace(/\.sql$/, ''), text, checksum };
      }),
  );
};

const inTransaction = async (
  client: pg.ClientBase,
  text: string,
  ledger: () => Promise<unknown>,
): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(text);
    await ledger();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
};

const checkVersions = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ server: number; schema: boolean }>(
    `select current_setting('server_version_num')::int as server,
            exists (select from pg_namespace where nspname = 'biatouna') as schema`,
  );
  const server = rows[0]?.server ?? 0;
  if (server < 150_000) {
    throw new SetupError(
      `PostgreSQL is version ${Math.floor(server / 10_000)}; 15 is the oldest that works. Upgrade the server.`,
    );
  }
};

const EXTENSIONS = ['postgis', 'pg_trgm'] as const;

const ensureExtension = async (client: pg.ClientBase, name: string): Promise<void> => {
  const { rows } = await client.query<{ installed: boolean; available: boolean }>(
    `select exists (select from pg_extension where extname = $1) as installed,
            exists (select from pg_available_extensions where name = $1) as available`,
    [name],
  );
  if (rows[0]?.installed) return;
  if (!rows[0]?.available) {
    throw new SetupError(
      `The extension ${name} is not on the database server. Install it there (on Debian: apt install postgresql-15-postgis-3 postgresql-contrib).`,
    );
  }
  await client
    .query(`create extension if not exists ${name} schema public`)
    .catch((error: { code?: string }) => {
      if (error.code !== '42501') throw error;
      throw new SetupError(
        `The database user may not create the extension ${name}. As a superuser run in this database: create extension ${name};`,
      );
    });
};

const checkPostgis = async (client: pg.ClientBase): Promise<void> => {
  const { rows } = await client.query<{ version: string }>('select public.postgis_lib_version() as version');
  const version = rows[0]?.version ?? '0';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major * 100 + minor < 303) {
    throw new SetupError(
      `PostGIS is version ${version}; 3.3 is the oldest that works. Upgrade it: alter extension postgis update;`,
    );
  }
};

type Applied = { id: number; name: string; checksum: string };

/** What of the steps is still to do; throws where the database went another way than this program. */
export const pending = (steps: readonly Step[], applied: readonly Applied[]): Step[] => {
  const known = new Map(steps.map((step) => [step.id, step]));
  for (const row of applied) {
    const step = known.get(row.id);
    if (!step) {
      throw new SetupError(
        `The database is newer than this program (it has migration ${row.name}). Run the newer program, or restore a backup made with this one.`,
      );
    }
    if (step.checksum !== row.checksum) {
      throw new SetupError(
        `Migration ${row.name} was changed after it was applied to this database. Put the file back as it was, and add a new migration instead.`,
      );
    }
  }
  const done = new Set(applied.map((row) => row.id));
  return steps.filter((step) => !done.has(step.id));
};

const applySteps = async (client: pg.ClientBase, folder: string): Promise<string[]> => {
  const { rows } = await client.query<Applied>(
    'select id, name, checksum from biatouna.migration order by id',
  );
  const todo = pending(await stepsOf(folder), rows);
  for (const step of todo) {
    await inTransaction(client, step.text, () =>
      client.query('insert into biatouna.migration (id, name, checksum) values ($1, $2, $3)', [
        step.id,
        step.name,
        step.checksum,
      ]),
    );
  }
  return todo.map((step) => step.name);
};

/** Functions and views are replaced whole when their text changed. */
const applyFunctions = async (client: pg.ClientBase, folder: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from biatouna.function_ledger',
  );
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const todo = (await stepsOf(folder)).filter((step) => known.get(step.name) !== step.checksum);
  for (const step of todo) {
    await inTransaction(client, step.text, () =>
      client.query(
        `insert into biatouna.function_ledger (name, checksum) values ($1, $2)
         on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
        [step.name, step.checksum],
      ),
    );
  }
  return todo.map((step) => step.name);
};

const migrateClient = async (client: pg.ClientBase, folder: string): Promise<Migrated> => {
  await checkVersions(client);
  await client.query('create schema if not exists biatouna');
  for (const name of EXTENSIONS) await ensureExtension(client, name);
  await checkPostgis(client);
  await client.query(LEDGER);
  const applied = await applySteps(client, join(folder, 'migrations'));
  return { applied, functions: await applyFunctions(client, join(folder, 'functions')) };
};

/**
 * Brings a database to what this program needs: extensions, then each numbered migration in a transaction of its own,
 * then the functions whose text changed. Forward only. Processes on one server wait for each other. Throws SetupError
 * with one sentence where a person has to do something. `folder` holds `migrations/` and `functions/`.
 */
export const migrate = async (db: Db, folder = here): Promise<Migrated> => {
  const client = await db.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    return await migrateClient(client, folder);
  } catch (error) {
    throw toSetupError(error, db.url);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
};

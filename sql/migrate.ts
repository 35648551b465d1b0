import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { Db } from './db.ts';
import { ensureRequirements } from './migrate/requirements.ts';
import { type Applied, checkApplied, type Step, stepsOf } from './migrate/steps.ts';
import { toSetupError } from './setup-error.ts';

/** Names of what was applied just now. */
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

/** Where steps of a kind are noted, and how. */
type Ledger = { table: string; note: string; values: (step: Step) => unknown[] };

const MIGRATIONS: Ledger = {
  table: 'migration',
  note: 'insert into biatouna.migration (id, name, checksum) values ($1, $2, $3)',
  values: (step) => [step.id, step.name, step.checksum],
};
/** Functions and views are replaced whole when their text changed. */
const FUNCTIONS: Ledger = {
  table: 'function_ledger',
  note: `insert into biatouna.function_ledger (name, checksum) values ($1, $2)
    on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`,
  values: (step) => [step.name, step.checksum],
};

/**
 * Applies a step and notes it, in a transaction of its own, unless it is noted by now: on the embedded engine, whose
 * advisory locks keep nobody out, another process may have been quicker. Says whether it did.
 */
const apply = async (client: pg.ClientBase, step: Step, ledger: Ledger): Promise<boolean> => {
  await client.query('begin');
  try {
    await client.query(`lock table biatouna.${ledger.table} in exclusive mode`);
    const done = await client.query(
      `select from biatouna.${ledger.table} where name = $1 and checksum = $2`,
      [step.name, step.checksum],
    );
    if (!done.rowCount) {
      await client.query(step.text);
      await client.query(ledger.note, ledger.values(step));
    }
    await client.query('commit');
    return !done.rowCount;
  } catch (error) {
    await client.query('rollback');
    throw new Error(`${step.name}.sql could not be applied: ${(error as Error).message}`, { cause: error });
  }
};

const applyAll = async (client: pg.ClientBase, steps: readonly Step[], ledger: Ledger): Promise<string[]> => {
  const applied: string[] = [];
  for (const step of steps) if (await apply(client, step, ledger)) applied.push(step.name);
  return applied;
};

const applyMigrations = async (client: pg.ClientBase, folder: string): Promise<string[]> => {
  const steps = await stepsOf(folder);
  const { rows } = await client.query<Applied>(
    'select id, name, checksum from biatouna.migration order by id',
  );
  checkApplied(steps, rows);
  const done = new Set(rows.map((row) => row.id));
  return applyAll(
    client,
    steps.filter((step) => !done.has(step.id)),
    MIGRATIONS,
  );
};

const applyFunctions = async (client: pg.ClientBase, folder: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from biatouna.function_ledger',
  );
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const steps = await stepsOf(folder);
  return applyAll(
    client,
    steps.filter((step) => known.get(step.name) !== step.checksum),
    FUNCTIONS,
  );
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
    await ensureRequirements(client, db);
    await client.query(LEDGER);
    const applied = await applyMigrations(client, join(folder, 'migrations'));
    return { applied, functions: await applyFunctions(client, join(folder, 'functions')) };
  } catch (error) {
    throw toSetupError(error, db.url);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
};

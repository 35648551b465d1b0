import { join } from 'node:path';
import type pg from 'pg';
import { inTransaction } from '../transaction.ts';
import { type Applied, checkApplied, type Step, stepsOf } from './steps.ts';

/** Where it is kept what a database has. */
export const LEDGER = `
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
 * Applies a step and notes it, in the transaction that is open, unless it is noted by now: on the embedded engine, whose
 * advisory locks keep nobody out, another process may have been quicker. Says whether it did.
 */
const apply = async (client: pg.ClientBase, step: Step, ledger: Ledger): Promise<boolean> => {
  await client.query(`lock table biatouna.${ledger.table} in exclusive mode`);
  const done = await client.query(`select from biatouna.${ledger.table} where name = $1 and checksum = $2`, [
    step.name,
    step.checksum,
  ]);
  if (done.rowCount) return false;
  await client.query(step.text).catch((error: Error) => {
    throw new Error(`${step.name}.sql could not be applied: ${error.message}`, { cause: error });
  });
  await client.query(ledger.note, ledger.values(step));
  return true;
};

/** How a step is run: in a transaction of its own, or in the one that the caller has. */
export type Around = (client: pg.ClientBase, work: () => Promise<boolean>) => Promise<boolean>;

export const inItsOwn: Around = (client, work) => inTransaction(client, work);

export const inTheOpenOne: Around = (_, work) => work();

/** Where steps are applied, from which folder (`migrations/`, `functions/`), and how. */
export type Run = { client: pg.ClientBase; folder: string; around: Around };

const applyAll = async (run: Run, steps: readonly Step[], ledger: Ledger): Promise<string[]> => {
  const applied: string[] = [];
  for (const step of steps) {
    const isNew = await run.around(run.client, () => apply(run.client, step, ledger));
    if (isNew) applied.push(step.name);
  }
  return applied;
};

/** Applies the migrations that a database lacks, up to a number; gives their names. */
export const applyMigrations = async (run: Run, upTo = Number.POSITIVE_INFINITY): Promise<string[]> => {
  const steps = await stepsOf(join(run.folder, 'migrations'));
  const { rows } = await run.client.query<Applied>(
    'select id, name, checksum from biatouna.migration order by id',
  );
  checkApplied(steps, rows);
  const done = new Set(rows.map((row) => row.id));
  return applyAll(
    run,
    steps.filter((step) => !done.has(step.id) && step.id <= upTo),
    MIGRATIONS,
  );
};

/** Replaces the functions whose text changed; gives their names. */
export const applyFunctions = async (run: Run): Promise<string[]> => {
  const { rows } = await run.client.query<{ name: string; checksum: string }>(
    'select name, checksum from biatouna.function_ledger',
  );
  const known = new Map(rows.map((row) => [row.name, row.checksum]));
  const steps = await stepsOf(join(run.folder, 'functions'));
  return applyAll(
    run,
    steps.filter((step) => known.get(step.name) !== step.checksum),
    FUNCTIONS,
  );
};

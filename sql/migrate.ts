import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import type { Db } from './db.ts';
import { applyFunctions, applyMigrations, inItsOwn, inTheOpenOne, LEDGER } from './migrate/apply.ts';
import { ensureRequirements } from './migrate/requirements.ts';
import { type Step, stepsOf } from './migrate/steps.ts';
import { toSetupError } from './setup-error.ts';

/** Names of what was applied just now. */
export type Migrated = { applied: string[]; functions: string[] };

const here = fileURLToPath(new URL('.', import.meta.url));
/** Any number will do, as long as every version of this program takes the same. */
const LOCK = 7_364_211;

/** All migrations that this program has, in order. */
export const programMigrations = (): Promise<Step[]> => stepsOf(join(here, 'migrations'));

/**
 * Makes the schema anew in the transaction that is open, with the migrations up to a number: what a backup's rows go into.
 * There must be no schema `biatouna`.
 */
export const beginSchema = async (client: pg.ClientBase, upTo: number): Promise<void> => {
  await client.query('create schema biatouna');
  await client.query(LEDGER);
  await applyMigrations({ client, folder: here, around: inTheOpenOne }, upTo);
};

/** The rest of the migrations, and the functions, in the transaction that is open. */
export const completeSchema = async (client: pg.ClientBase): Promise<void> => {
  const run = { client, folder: here, around: inTheOpenOne };
  await applyMigrations(run);
  await applyFunctions(run);
};

/** Does a work while no other process of this kind changes the schema of the same server. */
export const aloneOnSchema = async <T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> => {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  return work().finally(() => client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined));
};

/**
 * Brings a database to what this program needs: extensions, then each numbered migration in a transaction of its own,
 * then the functions whose text changed. Forward only. Processes on one server wait for each other. Throws SetupError
 * with one sentence where a person has to do something. `folder` holds `migrations/` and `functions/`.
 */
export const migrate = async (db: Db, folder = here): Promise<Migrated> => {
  const client = await db.pool.connect();
  const run = { client, folder, around: inItsOwn };
  const migrated = aloneOnSchema(client, async () => {
    await ensureRequirements(client, db);
    await client.query(LEDGER);
    return { applied: await applyMigrations(run), functions: await applyFunctions(run) };
  });
  return migrated
    .catch((error: unknown) => {
      throw toSetupError(error, db.url);
    })
    .finally(() => client.release());
};

import { fileURLToPath } from 'node:url';
import type { Db } from '../../sql/db.ts';
import { stepsOf } from '../../sql/migrate/steps.ts';

const MIGRATIONS = fileURLToPath(new URL('../../sql/migrations', import.meta.url));
/** A table or schema that is not there: nothing was migrated yet. */
const MISSING = new Set(['42P01', '3F000']);

const appliedOf = (db: Db): Promise<readonly { id: number }[]> =>
  db.pool.query<{ id: number }>('select id from biatouna.migration').then(
    ({ rows }) => rows,
    (error: { code?: string }) => {
      if (MISSING.has(error.code ?? '')) return [];
      throw error;
    },
  );

/** Does the database have exactly the migrations that this program was written for? Rejects when it does not answer. */
export const isMigrated = async (db: Db): Promise<boolean> => {
  const applied = new Set((await appliedOf(db)).map(({ id }) => id));
  const steps = await stepsOf(MIGRATIONS);
  return applied.size === steps.length && steps.every(({ id }) => applied.has(id));
};

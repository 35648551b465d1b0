import { createHash } from 'node:crypto';
import type { Db } from '../../sql/db.ts';
import type { Country } from '../../sql/model/country.ts';
import type { CaseType } from '../../sql/model/records/case-type.ts';
import { moveDeadlines } from './calendar/move.ts';
import type { Module } from './module.ts';
import { findKind } from './types.ts';

/** What of a declaration stands in columns of open cases, as one word. */
const digestOf = ({ workflow }: CaseType): string => {
  const { leading, clocks, deeds, counts, countRules, timeRules } = workflow;
  const told = [leading, clocks, deeds, counts, countRules, timeRules];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
};

const KNOWN = 'select digest from record_declared where module = $1';
const NOTE = `insert into record_declared (module, digest) values ($1, $2)
  on conflict (module) do update set digest = excluded.digest`;
// As `submit` begins them: lists of most go through these rows.
const NOUGHTS = `insert into record_total (case_no, count_id, n)
  select c.no, id, 0 from record_case c cross join unnest($2::text[]) id where c.module = $1 on conflict do nothing`;

/**
 * Has the cases that there are go by what their modules declare now: a number that was not counted before begins at nought in each,
 * and what time and numbers bring about next in open ones is by the rules as they are. Nothing is done for a module that is declared
 * as it was when this last came to its end. Gives how many were declared otherwise.
 */
export const followDeclarations = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  signal?: AbortSignal,
): Promise<number> => {
  let changed = 0;
  for (const module of modules) {
    const kind = findKind(modules, module.id);
    if (!kind || signal?.aborted) continue;
    const digest = digestOf(kind.type);
    const known = await db.pool.query<{ digest: string }>(KNOWN, [module.id]);
    if (known.rows[0]?.digest === digest) continue;
    await db.pool.query(NOUGHTS, [module.id, kind.type.workflow.counts.map(({ id }) => id)]);
    await moveDeadlines(db, [module], country, signal);
    if (signal?.aborted) break;
    await db.pool.query(NOTE, [module.id, digest]);
    changed += 1;
  }
  return changed;
};

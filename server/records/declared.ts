import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { Country } from '../../sql/model/country.ts';
import type { CaseType } from '../../sql/model/records/case-type.ts';
import { transaction } from '../../sql/transaction.ts';
import { moveOpen } from './calendar/move.ts';
import { CASE_COLUMNS, type StoredCase } from './cases/store.ts';
import type { Module } from './module.ts';
import { findKind, type Kind } from './types.ts';

/** Cases that are written anew in one transaction: on the embedded engine everybody waits meanwhile. */
const BATCH = 200;

/** What of a declaration stands in columns of open cases, as one word. */
const digestOf = ({ workflow }: CaseType): string => {
  const { leading, clocks, deeds, counts, countRules, timeRules } = workflow;
  const told = [leading, clocks, deeds, counts, countRules, timeRules];
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
};

// Nothing where all are as declared. One that is under way by another declaration has written some of them: begun anew, even where it
// is back at what the rest are still by.
const BEGIN = `insert into record_declared as d (module, coming, place) values ($1, $2, 0)
  on conflict (module) do update set coming = excluded.coming, place = case when d.coming = excluded.coming then d.place else 0 end
    where d.coming is not null or d.digest is distinct from excluded.coming
  returning place`;
const HELD = 'select from record_declared where module = $1 and coming = $2 and place = $3 for update';
const COME = 'update record_declared set place = $2 where module = $1';
const END = `update record_declared set digest = coming, coming = null, place = null where module = $1 and coming = $2 and place = $3`;

const NOS = `select no from record_case where module = $1 and no > $2 order by no limit ${BATCH}`;
// As `submit` begins them: lists of most go through these rows. By itself and in the order in which others raise them, so that nobody
// who holds one of them waits for a case that is held here.
const NOUGHTS = `insert into record_total (case_no, count_id, n)
  select c.no, id, 0 from record_case c cross join unnest($2::text[]) id where c.no = any($1) order by 1, 2 on conflict do nothing`;
const OPEN = `select ${CASE_COLUMNS} from record_case c where c.no = any($1) and c.kind <> 'closed' order by c.no for update of c`;

const isHeld = async (client: pg.ClientBase, about: readonly [string, string, number]): Promise<boolean> =>
  (await client.query(HELD, [...about])).rowCount === 1;

/** Goes on with the cases of a kind from a place, some of them; gives the next place, or null where that was the end. */
const goOn = async (
  db: Db,
  { kind, digest, country }: { kind: Kind; digest: string; country: Country },
  place: number,
): Promise<number | null> => {
  const module = kind.module.id;
  const { rows } = await db.pool.query<{ no: number }>(NOS, [module, place]);
  const nos = rows.map(({ no }) => no);
  const last = nos.at(-1);
  if (last === undefined) return null;
  await db.pool.query(NOUGHTS, [nos, kind.type.workflow.counts.map(({ id }) => id)]);
  await transaction(db, async (client) => {
    if (!(await isHeld(client, [module, digest, place])))
      throw new Error(`somebody else goes on with ${module}`);
    await moveOpen(client, [kind.module], country, (await client.query<StoredCase>(OPEN, [nos])).rows);
    await client.query(COME, [module, last]);
  });
  return last;
};

/**
 * Has the cases that there are go by what their modules declare now: a number that was not counted before begins at nought in each,
 * and what time and numbers bring about next in open ones is by the rules as they are. Nothing is done for a module that is declared
 * as it was when this last came to its end. Stops at a moment (not before some cases are done) or where it is told to, killed or not;
 * called again it goes on from there. Gives how many modules came to their end.
 */
export const followDeclarations = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  { signal, until = Number.POSITIVE_INFINITY }: { signal?: AbortSignal; until?: number } = {},
): Promise<number> => {
  let ended = 0;
  for (const module of modules) {
    const kind = findKind(modules, module.id);
    if (!kind) continue;
    const digest = digestOf(kind.type);
    const begun = await db.pool.query<{ place: number }>(BEGIN, [module.id, digest]);
    const [at] = begun.rows;
    if (!at) continue;
    for (let { place } = at; ; ) {
      if (signal?.aborted) return ended;
      const next = await goOn(db, { kind, digest, country }, place);
      if (next === null) {
        await db.pool.query(END, [module.id, digest, place]);
        ended += 1;
        break;
      }
      place = next;
      if (Date.now() >= until) return ended;
    }
  }
  return ended;
};

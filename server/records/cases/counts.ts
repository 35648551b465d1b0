import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import type { Country } from '../../../sql/model/country.ts';
import { transaction } from '../../../sql/transaction.ts';
import { machineOf } from '../machine.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';
import { nextCounts, reachedRule } from '../workflow/count-rules.ts';
import { doBySystem } from './by-system.ts';
import { CASE_COLUMNS, eventsOf, type StoredCase } from './store.ts';

/**
 * CTEs that raise (or lower) what is counted in cases, for statements that do so with what is the reason for it: `raised`, `totals`
 * (what the numbers are now) and `counted`. `rows` is a select of `case_no`, `count_id`, `place_id` (null where it is not known) and
 * `n`. Whoever raises a number holds its total to the end of her transaction, and takes totals in their order, all by one statement: so
 * numbers are right to the unit, and of two who raise the same ones only one waits.
 */
export const raiseSql = (rows: string): string => `raised as materialized (${rows}
  ), totals as (
    insert into record_total as t (case_no, count_id, n)
      select case_no, count_id, sum(n)::int from raised group by 1, 2 order by 1, 2
    on conflict (case_no, count_id) do update set n = t.n + excluded.n returning t.case_no, t.count_id, t.n
  ), counted as (
    insert into record_count as r (case_no, count_id, place_id, n)
      select case_no, count_id, coalesce(place_id, ''), sum(raised.n)::int from raised join totals using (case_no, count_id)
        group by 1, 2, 3 order by 1, 2, 3
    on conflict (case_no, count_id, place_id) do update set n = r.n + excluded.n
  )`;

/** SQL, beside `raiseSql`: cases of which a number is now as much as brings something about. */
export const REACHED = `select distinct c.no from totals join record_case c on c.no = totals.case_no
  where totals.n >= (c.next_counts ->> totals.count_id)::bigint`;

const RAISE = `with ${raiseSql('select * from jsonb_to_recordset($1::jsonb) as given (case_no bigint, count_id text, place_id text, n int)')}
  select`;

/** So many more, or fewer, of what is counted in a case, of those who live in a place or nobody knows where. */
export type Raise = { caseNo: number; count: string; place: string | null; n: number };

/**
 * Raises (or lowers) what is counted in cases, in the transaction that brings the reason for it, so that numbers are right to the
 * unit: once in a transaction, or two could wait for each other. Who does so calls `followCounts` after the commit.
 */
export const raiseCounts = (client: pg.ClientBase, raises: readonly Raise[]): Promise<unknown> => {
  const rows = raises.map(({ caseNo, count, place, n }) => ({
    case_no: caseNo,
    count_id: count,
    place_id: place,
    n,
  }));
  return client.query(RAISE, [JSON.stringify(rows)]);
};

const CASE = `select ${CASE_COLUMNS} from record_case c where c.no = $1 for update of c`;
const REST = 'update record_case set next_counts = $2 where no = $1 and next_counts <> $2';

/** Follows one rule of numbers of a case; whether there was one. */
const followOne = (
  db: Db,
  modules: readonly Module[],
  country: Country,
  caseNo: number,
  now: string,
): Promise<boolean> =>
  transaction(db, async (client) => {
    const kase = (await client.query<StoredCase>(CASE, [caseNo])).rows[0];
    const kind = kase && findKind(modules, kase.module);
    if (!kase || !kind) return false;
    const machine = await machineOf(client, kind, country);
    const history = await eventsOf(client, kase.no);
    const rule = reachedRule(machine, { ...kase, history }, kase.counts, now);
    if (!rule) {
      await client.query(REST, [caseNo, JSON.stringify(nextCounts(machine, { ...kase, history }, now))]);
      return false;
    }
    await doBySystem(client, machine, kase, {
      ...{ history, now, deed: rule.deed, tells: [], followed: kase.followed },
      ...{ key: `${history.length}`, because: { count: rule.count } },
    });
    return true;
  });

const IS_REACHED = `select exists (select from record_case c join record_total t on t.case_no = c.no where c.no = $1
    and t.n >= (c.next_counts ->> t.count_id)::bigint) as is`;

/**
 * Does what the numbers of a case bring about by now: asked after each change of one, outside of its transaction, where all
 * numbers are seen. What a killed server left undone the job `cases.time` does. Gives how many deeds were done.
 */
export const followCounts = async (
  { db, modules, country }: { db: Db; modules: readonly Module[]; country: Country },
  caseNo: number,
): Promise<number> => {
  const { rows } = await db.pool.query<{ is: boolean }>(IS_REACHED, [caseNo]);
  if (!rows[0]?.is) return 0;
  const now = new Date().toISOString();
  for (let done = 0; ; done++) if (!(await followOne(db, modules, country, caseNo, now))) return done;
};

const WAITING = `select no from record_case where next_counts <> '{}' and no > $1 order by no limit 500`;

/** The same for all cases that wait for a number, by the settings as they are now. */
export const followAllCounts = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  { now, signal }: { now: string; signal?: AbortSignal },
): Promise<number> => {
  let done = 0;
  for (let last = 0; ; ) {
    const { rows } = await db.pool.query<{ no: number }>(WAITING, [last]);
    for (const { no } of rows)
      while (!signal?.aborted && (await followOne(db, modules, country, no, now))) done += 1;
    if (rows.length === 0 || signal?.aborted) return done;
    last = rows.at(-1)!.no;
  }
};

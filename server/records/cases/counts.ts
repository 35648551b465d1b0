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

/** Each number lies in some rows, so that those who raise it at once seldom wait for one another; their sum is the number. */
const PARTS = 8;

const ADD = `insert into record_count as r (case_no, count_id, place_id, part, n) values ($1, $2, $3, $4, $5)
  on conflict (case_no, count_id, place_id, part) do update set n = r.n + excluded.n`;

/**
 * Raises (or lowers) what is counted in a case, in the transaction that brings the reason for it, so that the number is right
 * to the unit. Who does so calls `followCounts` after the commit.
 */
export const addCount = (
  client: pg.ClientBase,
  at: { caseNo: number; count: string; place: string | null },
  n: number,
): Promise<unknown> =>
  client.query(ADD, [at.caseNo, at.count, at.place ?? '', Math.floor(Math.random() * PARTS), n]);

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

const IS_REACHED = `select exists (select from record_case c, jsonb_each_text(c.next_counts) x where c.no = $1
    and x.value::bigint <= (select coalesce(sum(n), 0) from record_count r where r.case_no = c.no and r.count_id = x.key)) as is`;

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

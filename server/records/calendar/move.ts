import type pg from 'pg';
import { audit, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type { Country } from '../../../sql/model/country.ts';
import { transaction } from '../../../sql/transaction.ts';
import { standingOf } from '../cases/standing.ts';
import { CASE_COLUMNS, eventsOfAll, type StoredCase } from '../cases/store.ts';
import { type CaseMachine, machineOf } from '../machine.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';

/** Of jobs that move deadlines there is one that waits or runs. */
export const CALENDAR_KEY = 'cases.calendar';

/** Cases that are moved in one transaction: on the embedded engine everybody waits meanwhile. */
const BATCH = 200;

const OPEN = `select ${CASE_COLUMNS} from record_case c where c.no > $1 and c.module = any($2) and c.kind <> 'closed' order by c.no limit ${BATCH}
  for update of c`;
const MOVE = 'update record_case set due_at = $2, changed_at = now(), version = version + 1 where no = $1';
// What time and numbers bring about next may be another where what is due first is not.
const NEXT = `update record_case c set next_at = g.at, next_counts = g.counts
  from jsonb_to_recordset($1::jsonb) as g (no bigint, at timestamptz, counts jsonb)
  where c.no = g.no and (c.next_at, c.next_counts) is distinct from (g.at, g.counts)`;

const isSame = (one: Date | null, other: string | null): boolean =>
  (one?.getTime() ?? null) === (other === null ? null : Date.parse(other));

/** The machines of the modules of some cases, as they are at this moment. */
const machinesOf = async (
  client: pg.ClientBase,
  modules: readonly Module[],
  country: Country,
  cases: readonly StoredCase[],
): Promise<ReadonlyMap<string, CaseMachine>> => {
  const machines = new Map<string, CaseMachine>();
  for (const id of new Set(cases.map(({ module }) => module))) {
    const kind = findKind(modules, id);
    if (kind) machines.set(id, await machineOf(client, kind, country));
  }
  return machines;
};

/**
 * Reads the clocks and rules of some open cases, which the transaction holds, by the calendar and the declarations as they are now;
 * writes where an end is another, or what comes next; gives how many are due on another day. What all of them are read by is asked
 * for once, and not kept for more than these: it may change meanwhile.
 */
export const moveOpen = async (
  client: pg.ClientBase,
  modules: readonly Module[],
  country: Country,
  cases: readonly StoredCase[],
): Promise<number> => {
  const now = new Date().toISOString();
  const machines = await machinesOf(client, modules, country, cases);
  const histories = await eventsOfAll(
    client,
    cases.map(({ no }) => no),
  );
  const standings = cases.flatMap((kase) => {
    const machine = machines.get(kase.module);
    if (!machine) return [];
    const { answers, followed } = kase;
    const history = histories.get(kase.no) ?? [];
    return [{ kase, standing: standingOf(machine, { ...kase, history }, { answers, followed, now }) }];
  });
  const next = standings.map(({ kase: { no }, standing: { nextAt: at, nextCounts: counts } }) => ({
    ...{ no, at, counts },
  }));
  await client.query(NEXT, [JSON.stringify(next)]);
  const moved = standings.filter(({ kase, standing }) => !isSame(kase.dueAt, standing.dueAt));
  for (const { kase, standing } of moved) {
    await client.query(MOVE, [kase.no, standing.dueAt]);
    await audit(client, {
      actor: SYSTEM,
      action: 'case.due.move',
      object: { kind: 'case', id: kase.number },
      before: { due: kase.dueAt?.toISOString() ?? null },
      after: { due: standing.dueAt },
    });
  }
  return moved.length;
};

/**
 * Reads all open cases of some modules by the calendar and the declarations as they are now, some cases at a time, and gives how many
 * are due on another day. What is shown of a clock is computed when it is shown; here moves what lists are sorted by and what time
 * and numbers bring about. Done twice it is as done once.
 */
export const moveDeadlines = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  signal?: AbortSignal,
): Promise<number> => {
  const ids = modules.map(({ id }) => id);
  let moved = 0;
  for (let last = 0; !signal?.aborted; ) {
    const done = await transaction(db, async (client) => {
      const { rows } = await client.query<StoredCase>(OPEN, [last, ids]);
      moved += await moveOpen(client, modules, country, rows);
      return rows.at(-1)?.no ?? null;
    });
    if (done === null) break;
    last = done;
  }
  return moved;
};

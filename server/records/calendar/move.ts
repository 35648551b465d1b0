import { audit, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type { Country } from '../../../sql/model/country.ts';
import { transaction } from '../../../sql/transaction.ts';
import { standingOf } from '../cases/standing.ts';
import { CASE_COLUMNS, eventsOf, type StoredCase } from '../cases/store.ts';
import { machineOf } from '../machine.ts';
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
const NEXT = `update record_case set next_at = $2, next_counts = $3
  where no = $1 and (next_at, next_counts) is distinct from ($2::timestamptz, $3::jsonb)`;

const isSame = (one: Date | null, other: string | null): boolean =>
  (one?.getTime() ?? null) === (other === null ? null : Date.parse(other));

/**
 * Reads the clocks and rules of all open cases of some modules by the calendar and the declarations as they are now, some cases at a
 * time, and writes where an end is another, or what comes next; gives how many are due on another day. What is shown of a clock is
 * computed when it is shown; here moves what lists are sorted by and what time and numbers bring about. Done twice it is as done once.
 */
export const moveDeadlines = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  signal?: AbortSignal,
): Promise<number> => {
  const now = new Date().toISOString();
  const ids = modules.map(({ id }) => id);
  let moved = 0;
  for (let last = 0; !signal?.aborted; ) {
    const done = await transaction(db, async (client) => {
      const { rows } = await client.query<StoredCase>(OPEN, [last, ids]);
      for (const kase of rows) {
        const kind = findKind(modules, kase.module);
        if (!kind) continue;
        const machine = await machineOf(client, kind, country);
        const history = await eventsOf(client, kase.no);
        const { answers, followed } = kase;
        const standing = standingOf(machine, { ...kase, history }, { answers, followed, now });
        await client.query(NEXT, [kase.no, standing.nextAt, JSON.stringify(standing.nextCounts)]);
        if (isSame(kase.dueAt, standing.dueAt)) continue;
        await client.query(MOVE, [kase.no, standing.dueAt]);
        await audit(client, {
          actor: SYSTEM,
          action: 'case.due.move',
          object: { kind: 'case', id: kase.number },
          before: { due: kase.dueAt?.toISOString() ?? null },
          after: { due: standing.dueAt },
        });
        moved += 1;
      }
      return rows.at(-1)?.no ?? null;
    });
    if (done === null) break;
    last = done;
  }
  return moved;
};

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

const OPEN = `select ${CASE_COLUMNS} from record_case c where c.no > $1 and c.kind <> 'closed' order by c.no limit ${BATCH} for update of c`;
const MOVE =
  'update record_case set due_at = $2, next_at = $3, changed_at = now(), version = version + 1 where no = $1';

const isSame = (one: Date | null, other: string | null): boolean =>
  (one?.getTime() ?? null) === (other === null ? null : Date.parse(other));

/**
 * Reads the clocks of all open cases by the calendar as it is now, some at a time, and writes those whose end is another; gives
 * how many moved. What is shown of a clock is computed when it is shown; here moves what lists are sorted by and what time
 * brings about. Done twice it is as done once.
 */
export const moveDeadlines = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  signal?: AbortSignal,
): Promise<number> => {
  const now = new Date().toISOString();
  let moved = 0;
  for (let last = 0; !signal?.aborted; ) {
    const done = await transaction(db, async (client) => {
      const { rows } = await client.query<StoredCase>(OPEN, [last]);
      for (const kase of rows) {
        const kind = findKind(modules, kase.module);
        if (!kind) continue;
        const machine = await machineOf(client, kind, country);
        const history = await eventsOf(client, kase.no);
        const { answers, followed } = kase;
        const standing = standingOf(machine, { ...kase, history }, { answers, followed, now });
        if (isSame(kase.dueAt, standing.dueAt)) continue;
        await client.query(MOVE, [kase.no, standing.dueAt, standing.nextAt]);
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

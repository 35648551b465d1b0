import type pg from 'pg';
import { audit, SYSTEM } from '../../../sql/audit.ts';
import type { Db } from '../../../sql/db.ts';
import type { Country } from '../../../sql/model/country.ts';
import { transaction } from '../../../sql/transaction.ts';
import { type CaseMachine, machineOf } from '../machine.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';
import { type Case, step } from '../workflow/step.ts';
import { type Due, dueRules } from '../workflow/time-rules.ts';
import { changesOf } from './effects.ts';
import { CASE_COLUMNS, eventsOf, type StoredCase } from './store.ts';
import { writeStep } from './write.ts';

const NEXT = `select ${CASE_COLUMNS} from record_case c where c.next_at <= $1::timestamptz and not c.no = any($2)
  order by c.next_at, c.no limit 1 for update of c skip locked`;

const follow = async (
  client: pg.ClientBase,
  machine: CaseMachine,
  kase: StoredCase,
  { rule, key }: Due,
  now: string,
): Promise<void> => {
  const history = await eventsOf(client, kase.no);
  const before: Case = { state: kase.state, clocks: kase.clocks, history };
  const followed = [...kase.followed, key];
  const rest = { followed, actorId: null, now, key: `time.${key}` };
  const stepped = rule.deed
    ? step(machine, before, { deed: rule.deed, by: 'system', at: now, given: {} })
    : null;
  if (stepped && !stepped.ok)
    throw new Error(`a rule of time asks for more than it can answer: ${rule.deed}`);
  const tells = [...(rule.tell ? [rule.tell] : []), ...(stepped?.tells ?? [])];
  const done = stepped?.done ?? null;
  const changes = stepped
    ? await changesOf({ client, machine, kase, done: stepped.done }, stepped.deed.effect)
    : {};
  await writeStep(client, machine, kase, { kase: stepped?.case ?? before, done, changes, tells, ...rest });
  await audit(client, {
    actor: SYSTEM,
    action: rule.deed ? 'case.act' : 'case.remind',
    object: { kind: 'case', id: kase.number },
    after: { deed: rule.deed ?? null, clock: rule.clock },
  });
};

/** What is left of a case whose moment has passed without anything to be done: it is looked at no more until it changes. */
const REST = 'update record_case set next_at = null where no = $1';

/**
 * Does what time alone brings about until a moment: messages and deeds at the end of a clock, each in a transaction of its own
 * with what follows. Gives how many were done. Done twice it is as done once.
 */
export const followTime = async (
  db: Db,
  modules: readonly Module[],
  country: Country,
  about: { now: string; signal?: AbortSignal },
): Promise<number> => {
  const { now, signal } = about;
  const others: number[] = [];
  for (let done = 0; ; ) {
    if (signal?.aborted) return done;
    const found = await transaction(db, async (client) => {
      const { rows } = await client.query<StoredCase>(NEXT, [now, others]);
      const [kase] = rows;
      if (!kase) return null;
      const kind = findKind(modules, kase.module);
      if (!kind) return { skip: kase.no, done: false };
      const machine = await machineOf(client, kind, country);
      const history = await eventsOf(client, kase.no);
      const [due] = dueRules(machine, { ...kase, history }, now, new Set(kase.followed));
      if (due) await follow(client, machine, kase, due, now);
      else await client.query(REST, [kase.no]);
      return { skip: null, done: due !== undefined };
    });
    if (found === null) return done;
    if (found.skip !== null) others.push(found.skip);
    if (found.done) done += 1;
  }
};

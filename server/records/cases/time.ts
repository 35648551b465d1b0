import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import type { Country } from '../../../sql/model/country.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { transaction } from '../../../sql/transaction.ts';
import { aboveOf } from '../dispatch/above.ts';
import { type CaseMachine, machineOf } from '../machine.ts';
import type { Module } from '../module.ts';
import { findKind } from '../types.ts';
import type { Case } from '../workflow/step.ts';
import { type Due, dueRules } from '../workflow/time-rules.ts';
import { readOf } from './answers.ts';
import { doBySystem } from './by-system.ts';
import { standingOf } from './standing.ts';
import { CASE_COLUMNS, eventsOf, type StoredCase, type StoredEvent } from './store.ts';

const NEXT = `select ${CASE_COLUMNS} from record_case c where c.next_at <= $1::timestamptz and not c.no = any($2)
  order by c.next_at, c.no limit 1 for update of c skip locked`;

/** What a deed that time brings about is answered with: one that gives a case to a structure, the structure above; null where there is none. */
const givenBy = async (
  client: pg.ClientBase,
  { type, module, workflow, calendar }: CaseMachine,
  kase: StoredCase,
  about: { deed: string | undefined; now: string },
): Promise<Answers | null> => {
  const effect = workflow.deeds.find(({ id }) => id === about.deed)?.effect;
  if (effect?.kind !== 'transfer') return {};
  const { asset, point } = readOf(type, { ...kase.answers, ...kase.personal });
  const on = dayOf(about.now, calendar.timeZone);
  const sent = { module, category: kase.category, asset, placeId: kase.placeId, point, on };
  const above = await aboveOf(client, sent, kase.structureId);
  return above && { [effect.structure]: above.id };
};

const follow = async (
  client: pg.ClientBase,
  machine: CaseMachine,
  kase: StoredCase,
  history: readonly StoredEvent[],
  { rule, key }: Due,
  now: string,
): Promise<void> => {
  const given = await givenBy(client, machine, kase, { deed: rule.deed, now });
  await doBySystem(client, machine, kase, {
    // Where nobody is above, the case stays where it is.
    ...{ history, deed: given ? rule.deed : undefined, given: given ?? {}, now },
    ...{ tells: rule.tell ? [rule.tell] : [], followed: [...kase.followed, key] },
    ...{ key: `time.${key}`, because: { clock: rule.clock } },
  });
};

const REST = `update record_case set is_public = $2, next_at = $3,
    changed_at = case when is_public = $2 then changed_at else $4::timestamptz end where no = $1`;

/**
 * What is left of a case whose moment has passed without a deed: the day may have come from which all may see it. Else it is
 * looked at no more until it changes.
 */
const rest = async (
  client: pg.ClientBase,
  machine: CaseMachine,
  kase: StoredCase,
  before: Case,
  now: string,
): Promise<void> => {
  const { answers, followed } = kase;
  const { isPublic, nextAt } = standingOf(machine, before, { answers, followed, now });
  const isAhead = nextAt !== null && Date.parse(nextAt) > Date.parse(now);
  await client.query(REST, [kase.no, isPublic, isAhead ? nextAt : null, now]);
};

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
      if (due) await follow(client, machine, kase, history, due, now);
      else await rest(client, machine, kase, { ...kase, history }, now);
      return { skip: null, done: due !== undefined };
    });
    if (found === null) return done;
    if (found.skip !== null) others.push(found.skip);
    if (found.done) done += 1;
  }
};

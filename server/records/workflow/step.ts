import { type Audience, narrower, sees } from '../../../sql/model/records/audience.ts';
import type { Calendar, Clock } from '../../../sql/model/records/clock.ts';
import { holds } from '../../../sql/model/records/condition.ts';
import { dayOf } from '../../../sql/model/records/day.ts';
import { type Answers, type FormFault, readForm } from '../../../sql/model/records/read-form.ts';
import type { ActorRole, ClockMove, Deed, Tell, Workflow } from '../../../sql/model/records/workflow.ts';
import { moveClock, type Settings } from '../clocks/move-clock.ts';
import { readClock } from '../clocks/read-clock.ts';
import { amendedBy } from './amend.ts';

/** What the steps of a case are taken by: how its module declares them, the numbers that are set, and the country's calendar. */
export type Machine = { workflow: Workflow; settings: Settings; calendar: Calendar };

/** Something that was done in a case; none is ever changed or taken away. */
export type Done = {
  deed: string;
  by: ActorRole;
  at: string;
  audience: Audience;
  from: string;
  to: string;
  values: Answers;
};

/** As much of a case as its steps depend on. `answers` are those of its form; personal ones decide nothing. */
export type Case = {
  state: string;
  clocks: readonly Clock[];
  history: readonly Done[];
  answers: Answers;
};

/** What somebody wants to do. `at` is a moment, RFC 3339. */
export type Attempt = { deed: string; by: ActorRole; at: string; given: Readonly<Record<string, unknown>> };

/** Why something cannot be done. */
export type Refusal =
  | { code: 'no-such-deed' | 'not-in-state' | 'not-yours' | 'already-done' | 'clock-stands' | 'not-so' }
  | { code: 'form'; faults: FormFault[] };

export type Step =
  | { ok: true; case: Case; done: Done; deed: Deed; tells: readonly Tell[] }
  | { ok: false; why: Refusal };

const moved = (
  machine: Machine,
  clocks: readonly Clock[],
  moves: readonly ClockMove[],
  at: string,
  answers: Answers,
) => {
  let now = clocks;
  for (const move of moves) {
    if (move.when && !holds(move.when, answers)) continue;
    const next = moveClock(now, move, machine.workflow.clocks, machine.settings, at);
    if (next === null && !move.optional) return null;
    now = next ?? now;
  }
  return now;
};

/** A case as it begins, by what was answered in its form. Throws where the declaration moves clocks that cannot start, which its faults tell beforehand. */
export const begun = (
  machine: Machine,
  at: string,
  answers: Answers = {},
): { case: Case; tells: readonly Tell[] } => {
  const { start, onSubmit } = machine.workflow;
  const clocks = moved(machine, [], onSubmit.clocks, at, answers);
  if (clocks === null) throw new Error('a clock that a case begins with cannot start');
  return { case: { state: start, clocks, history: [], answers }, tells: onSubmit.tells };
};

/** The newest run of a clock. */
export const clockOf = ({ clocks }: Pick<Case, 'clocks'>, id: string): Clock | undefined =>
  clocks.findLast((clock) => clock.id === id);

const isMet = (machine: Machine, kase: Case, at: string, need: Deed['needs'][number]): boolean => {
  const clock = clockOf(kase, need.clock);
  if (!clock) return need.is === 'stopped';
  const { status, isOverdue } = readClock(clock, machine.calendar, at);
  if (need.is === 'paused' || need.is === 'stopped') return status === need.is;
  return status === 'running' && isOverdue === (need.is === 'overdue');
};

const hindrance = (
  machine: Machine,
  kase: Case,
  deed: Deed,
  by: ActorRole,
  at: string,
): Exclude<Refusal, { code: 'form' }>['code'] | null => {
  if (!deed.by.includes(by)) return 'not-yours';
  if (!deed.from.includes(kase.state)) return 'not-in-state';
  if (deed.once && kase.history.some((done) => done.deed === deed.id)) return 'already-done';
  if (deed.when && !holds(deed.when, kase.answers)) return 'not-so';
  if (!deed.needs.every((need) => isMet(machine, kase, at, need))) return 'clock-stands';
  // What is not answered yet moves nothing yet: whether it can is looked at again with the answers.
  return moved(machine, kase.clocks, deed.clocks, at, {}) === null ? 'clock-stands' : null;
};

/** What somebody can do in a case at a moment. */
export const possible = (machine: Machine, kase: Case, by: ActorRole, at: string): Deed[] =>
  machine.workflow.deeds.filter((deed) => hindrance(machine, kase, deed, by, at) === null);

/**
 * Does something in a case, or says why it cannot be done. Pure: what was given is left as it is, the case that comes of it
 * has all the history of the one before and one deed more.
 */
export const step = (machine: Machine, kase: Case, { deed: id, by, at, given }: Attempt): Step => {
  const deed = machine.workflow.deeds.find((one) => one.id === id);
  if (!deed) return { ok: false, why: { code: 'no-such-deed' } };
  const code = hindrance(machine, kase, deed, by, at);
  if (code !== null) return { ok: false, why: { code } };
  const read = readForm({ fields: deed.asks }, given, dayOf(at, machine.calendar.timeZone));
  if (!read.ok) return { ok: false, why: { code: 'form', faults: read.faults } };
  const done: Done = {
    deed: id,
    by,
    at,
    audience: deed.audience,
    from: kase.state,
    to: deed.to ?? kase.state,
    values: read.values,
  };
  const clocks = moved(machine, kase.clocks, deed.clocks, at, read.values);
  if (clocks === null) return { ok: false, why: { code: 'clock-stands' } };
  const answers = amendedBy(deed.effect, kase.answers, read.values)?.answers ?? kase.answers;
  const next: Case = { state: done.to, clocks, history: [...kase.history, done], answers };
  return { ok: true, case: next, done, deed, tells: deed.tells };
};

/**
 * What a reader sees of what was done: the deeds that are for her, each with those of its answers that are. A deed that the
 * declaration no longer has is shown to officers only, as nobody knows for whom its answers were.
 */
export const shownHistory = <D extends Pick<Done, 'deed' | 'audience' | 'values'>>(
  workflow: Pick<Workflow, 'deeds'>,
  history: readonly D[],
  reader: Audience,
): D[] =>
  history.flatMap((done) => {
    if (!sees(reader, done.audience)) return [];
    const deed = workflow.deeds.find(({ id }) => id === done.deed);
    if (!deed) return reader === 'internal' ? [done] : [];
    const fields = deed.asks.filter(({ audience }) => sees(reader, narrower(done.audience, audience)));
    const values = Object.fromEntries(
      fields.flatMap(({ id }) => (Object.hasOwn(done.values, id) ? [[id, done.values[id]]] : [])),
    );
    return [{ ...done, values }];
  });

import { amountOf } from '../../../sql/model/records/basis.ts';
import type { Clock } from '../../../sql/model/records/clock.ts';
import { addDays, endOfDay } from '../../../sql/model/records/day.ts';
import type { TimeRule } from '../../../sql/model/records/workflow.ts';
import { readClock, statusOf } from '../clocks/read-clock.ts';
import { type Case, clockOf, type Machine, possible } from './step.ts';

/** A rule of time whose moment has come. `key` names it in a case, so that it is done once for each run of its clock. */
export type Due = { rule: TimeRule; key: string };

const keyOf = (index: number, kase: Case, clock: Clock): string =>
  `${clock.id}.${kase.clocks.filter(({ id }) => id === clock.id).indexOf(clock)}.${index}`;

/** The moment at which a rule of time comes to pass for a clock as it stands; null while its end is not known. */
const momentOf = (machine: Machine, rule: TimeRule, clock: Clock, now: string): string | null => {
  const { due, dueAt } = readClock(clock, machine.calendar, now);
  if (due === null || dueAt === null) return null;
  const after = amountOf(rule.after, machine.settings);
  return after === 0 ? dueAt : endOfDay(addDays(due, after), machine.calendar.timeZone);
};

/**
 * The rules whose moment has come and that were not followed yet, in the order of the declaration. A clock that has stopped
 * brings nothing about any more; one that was late when it was paused still does.
 */
export const dueRules = (machine: Machine, kase: Case, now: string, followed: ReadonlySet<string>): Due[] =>
  machine.workflow.timeRules.flatMap((rule, index) => {
    const clock = clockOf(kase, rule.clock);
    if (!clock || statusOf(clock) === 'stopped') return [];
    const moment = momentOf(machine, rule, clock, now);
    if (moment === null || Date.parse(now) < Date.parse(moment)) return [];
    const key = keyOf(index, kase, clock);
    if (followed.has(key)) return [];
    const canBe = !rule.deed || possible(machine, kase, 'system', now).some(({ id }) => id === rule.deed);
    return canBe ? [{ rule, key }] : [];
  });

/** The next moment at which time alone brings something about in a case, or null; a job looks then. */
export const nextMoment = (
  machine: Machine,
  kase: Case,
  now: string,
  followed: ReadonlySet<string>,
): string | null => {
  const moments = machine.workflow.timeRules.flatMap((rule, index) => {
    const clock = clockOf(kase, rule.clock);
    if (!clock || statusOf(clock) === 'stopped' || followed.has(keyOf(index, kase, clock))) return [];
    const moment = momentOf(machine, rule, clock, now);
    return moment === null ? [] : [moment];
  });
  return moments.sort()[0] ?? null;
};

import { amountOf } from '../../../sql/model/records/basis.ts';
import type { Clock } from '../../../sql/model/records/clock.ts';
import { addDays, endOfDay } from '../../../sql/model/records/day.ts';
import type { TimeRule } from '../../../sql/model/records/workflow.ts';
import { readClock, statusOf } from '../clocks/read-clock.ts';
import { type Case, clockOf, type Machine, possible } from './step.ts';

/** A rule of time whose moment has come. `key` names it in a case, so that it is done as often as it is to be. */
export type Due = { rule: TimeRule; key: string };

const keyOf = ({ again }: TimeRule, index: number, kase: Case, clock: Clock): string => {
  const run = kase.clocks.filter(({ id }) => id === clock.id).indexOf(clock);
  const resumed = again ? clock.events.filter(({ kind }) => kind === 'resume').length : 0;
  return [clock.id, run, index, ...(resumed > 0 ? [resumed] : [])].join('.');
};

/** The moment at which a rule of time comes to pass for a clock as it stands; null while its end is not known. */
const momentOf = (machine: Machine, rule: TimeRule, clock: Clock, now: string): string | null => {
  const { due, dueAt } = readClock(clock, machine.calendar, now);
  if (due === null || dueAt === null) return null;
  const after = amountOf(rule.after, machine.settings);
  return after === 0 ? dueAt : endOfDay(addDays(due, after), machine.calendar.timeZone);
};

type Awaited = Due & { moment: string };

/** The rules that were not followed yet of clocks that have not stopped, each with its moment, in the order of the declaration. */
const awaited = (machine: Machine, kase: Case, now: string, followed: ReadonlySet<string>): Awaited[] =>
  machine.workflow.timeRules.flatMap((rule, index) => {
    const clock = clockOf(kase, rule.clock);
    if (!clock || statusOf(clock) === 'stopped') return [];
    const key = keyOf(rule, index, kase, clock);
    if (followed.has(key)) return [];
    const moment = momentOf(machine, rule, clock, now);
    return moment === null ? [] : [{ rule, key, moment }];
  });

const hasCome = ({ moment }: Awaited, now: string): boolean => Date.parse(moment) <= Date.parse(now);

/**
 * The rules whose moment has come and that were not followed yet, in the order of the declaration. A clock that has stopped
 * brings nothing about any more; one that was late when it was paused still does.
 */
export const dueRules = (machine: Machine, kase: Case, now: string, followed: ReadonlySet<string>): Due[] => {
  const can = new Set(possible(machine, kase, 'system', now).map(({ id }) => id));
  return awaited(machine, kase, now, followed)
    .filter((one) => hasCome(one, now) && (!one.rule.deed || can.has(one.rule.deed)))
    .map(({ rule, key }) => ({ rule, key }));
};

/**
 * The next moment at which time alone brings something about in a case, or null; a job looks then. One that has passed while what
 * it brings about could not be is none: others may come after it.
 */
export const nextMoment = (
  machine: Machine,
  kase: Case,
  now: string,
  followed: ReadonlySet<string>,
): string | null => {
  const due = new Set(dueRules(machine, kase, now, followed).map(({ key }) => key));
  return (
    awaited(machine, kase, now, followed)
      .filter((one) => due.has(one.key) || !hasCome(one, now))
      .map(({ moment }) => moment)
      .sort()[0] ?? null
  );
};

import { amountOf } from '../../../sql/model/records/basis.ts';
import type { CountRule } from '../../../sql/model/records/workflow.ts';
import { type Case, type Machine, possible } from './step.ts';

/** How many there are of each thing that is counted in a case; what is not there is none. */
export type Counts = Readonly<Record<string, number>>;

/** The rules of numbers that could be followed as the case stands, with what they ask for. */
const openRules = (machine: Machine, kase: Case, now: string): { rule: CountRule; reaches: number }[] => {
  const { countRules } = machine.workflow;
  if (countRules.length === 0) return [];
  const deeds = new Set(possible(machine, kase, 'system', now).map(({ id }) => id));
  return countRules
    .filter(({ deed }) => deeds.has(deed))
    .map((rule) => ({ rule, reaches: amountOf(rule.reaches, machine.settings) }));
};

/** The first rule whose number is reached, in the order of the declaration; null where there is none. */
export const reachedRule = (machine: Machine, kase: Case, counts: Counts, now: string): CountRule | null =>
  openRules(machine, kase, now).find(({ rule, reaches }) => (counts[rule.count] ?? 0) >= reaches)?.rule ??
  null;

/** The least number of each count at which something comes to pass next. */
export const nextCounts = (machine: Machine, kase: Case, now: string): Record<string, number> => {
  const next: Record<string, number> = {};
  for (const { rule, reaches } of openRules(machine, kase, now))
    next[rule.count] = Math.min(next[rule.count] ?? reaches, reaches);
  return next;
};

import { secondsOf } from '../../../sql/model/duration.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import type { RuleEvent } from './machine.ts';

/** A time that a rule had fired, ms since 1970; `to` null where it is not over. */
export type Spell = { from: number; to: number | null };

/** What happened at one feature, begins and ends in turns, as times. */
export const spellsOf = (events: readonly RuleEvent[]): Spell[] => {
  const spells: Spell[] = [];
  for (const { kind, time } of events) {
    const open = spells.at(-1);
    if (kind === 'begins') spells.push({ from: time, to: null });
    else if (open && open.to === null) open.to = time;
  }
  return spells;
};

/**
 * The spells of all features of a place as the warnings that there would have been: those that overlap are one, and one that
 * begins within `merges` (ms) after another ended is that one again.
 */
export const mergedSpells = (spells: readonly Spell[], merges: number): Spell[] => {
  const merged: Spell[] = [];
  for (const { from, to } of [...spells].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (!last || (last.to !== null && from - last.to > merges)) merged.push({ from, to });
    else if (last.to !== null) last.to = to === null ? null : Math.max(last.to, to);
  }
  return merged;
};

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** What is told once a year says nothing in a year. */
const SLOW_MS = 180 * DAY_MS;

/** How long a history a rule is tried on, ms: a year; ten where its values are good for more than half a year. */
export const lookBack = ({ fresh }: Pick<WarningRule, 'fresh'>): number =>
  secondsOf(fresh) * 1000 > SLOW_MS ? 10 * YEAR_MS : YEAR_MS;

const MONTH = new Map<string, Intl.DateTimeFormat>();
const monthIn = (time: number, timeZone: string): string => {
  const format =
    MONTH.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' });
  MONTH.set(timeZone, format);
  return format.format(time);
};

const after = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
};

/** How many spells began in each month between two moments, by the clocks of a zone; months without any are there, too. */
export const byMonth = (
  spells: readonly Spell[],
  { from, to, timeZone }: { from: number; to: number; timeZone: string },
): { month: string; count: number }[] => {
  const counts = new Map<string, number>();
  const last = monthIn(to, timeZone);
  for (let month = monthIn(from, timeZone); month <= last; month = after(month)) counts.set(month, 0);
  for (const { from: began } of spells) {
    const month = monthIn(began, timeZone);
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts].map(([month, count]) => ({ month, count }));
};

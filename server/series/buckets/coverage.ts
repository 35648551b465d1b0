import type { Unit } from './spec.ts';
import { nextOf } from './time.ts';

const MONTHS: Partial<Record<Unit, number>> = { month: 1, season: 3, year: 12 };

/** SQL for the share of the values that a period was expected to have: null where nobody can say. */
export const coverageOf = (unit: Unit, count: string, start: string): string => {
  const months = MONTHS[unit];
  const seconds = `extract(epoch from ${nextOf(unit, start, 'zone')} - ${start})::float8 / every_seconds`;
  const expected = months
    ? `case when every_months is null then ${seconds} else ${months} / every_months end`
    : seconds;
  // Of nulls, least() takes no notice.
  return `case when every_seconds is not null then least(1, ${count} / (${expected})) end`;
};

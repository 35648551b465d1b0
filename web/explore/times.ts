/** What time is gone through by. */
export const STEP_UNITS = ['hour', 'day', 'month', 'year'] as const;
export type StepUnit = (typeof STEP_UNITS)[number];

const DAY = 86_400;

/** The unit that a period of so many seconds is one of. */
export const unitOf = (seconds: number): StepUnit =>
  seconds < DAY ? 'hour' : seconds < 27 * DAY ? 'day' : seconds < 360 * DAY ? 'month' : 'year';

/** How exactly a time of the map is said: 2024, 2024-05, 2024-05-01, or a moment. */
export const unitOfTime = (time: string): StepUnit =>
  time.length === 4 ? 'year' : time.length === 7 ? 'month' : time.length === 10 ? 'day' : 'hour';

const MIDDLES: Record<StepUnit, string> = { year: '-07-01', month: '-15', day: '', hour: '' };

/** A day, or the moment, in the middle of a time: it lies in the period of every layer that has longer ones. */
export const middleOf = (time: string): string => time + MIDDLES[unitOfTime(time)];

/** The moment that a time stands for, seconds since 1970: of a day its noon, at which the server looks at what was measured. */
export const momentOf = (time: string): number => {
  const middle = middleOf(time);
  return Date.parse(middle.length === 10 ? `${middle}T12:00:00Z` : middle) / 1000;
};

/** A year, a month or a day as an interval of days, as the server has it. */
export const wholeOf = (time: string): string => {
  const unit = unitOfTime(time);
  if (unit === 'year') return `${time}-01-01/${time}-12-31`;
  if (unit !== 'month') return time;
  const [year = 0, month = 0] = time.split('-').map(Number);
  const last = new Date(Date.UTC(2000, month, 0));
  last.setUTCFullYear(year, month, 0);
  return `${time}-01/${time}-${String(last.getUTCDate()).padStart(2, '0')}`;
};

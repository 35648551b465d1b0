const UNITS = [
  ['year', 365 * 86_400],
  ['month', 30 * 86_400],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;
export type DistanceUnit = (typeof UNITS)[number][0] | 'second';

/** How far a time lies from now, in the largest unit that it fills: `[-3, 'hour']` is three hours ago. */
export const distanceTo = (time: string, now: number): [count: number, unit: DistanceUnit] => {
  const seconds = (Date.parse(time) - now) / 1000;
  const found = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  return found ? [Math.trunc(seconds / found[1]), found[0]] : [0, 'second'];
};

import { quantileSorted, sorted } from '../../server/methods/series.ts';
import type { Point } from './points.ts';
import { dateOf } from './zone.ts';

/** A place in the year: of twelve months, or of the 366 days of a leap year, so that a date is always the same place. */
export type SeasonGrain = 'day' | 'month';
export type SeasonPoint = { place: number; value: number; time: number };
export type SeasonYear = { year: number; points: SeasonPoint[] };
/** Where most years lie at a place in the year. */
export type Usual = { place: number; low: number; middle: number; high: number; years: number };

const PLACES: Record<SeasonGrain, number> = { day: 366, month: 12 };
export const placesOf = (grain: SeasonGrain): number => PLACES[grain];

const LEAP = 2024;
const dayOfYear = (month: number, day: number): number =>
  Math.round((Date.UTC(LEAP, month, day) - Date.UTC(LEAP, 0, 1)) / 86_400_000);

/** The place in a year that begins with a month (1 to 12), and which of the calendar's years that is: the one it begins in. */
const placed = (
  { year, month, day }: ReturnType<typeof dateOf>,
  grain: SeasonGrain,
  begin: number,
): { year: number; place: number } => {
  const first = begin - 1;
  const [at, start] = grain === 'month' ? [month, first] : [dayOfYear(month, day), dayOfYear(first, 1)];
  return { year: month < first ? year - 1 : year, place: (at - start + PLACES[grain]) % PLACES[grain] };
};

/** The date of a place, in a leap year. */
export const dateAt = (place: number, grain: SeasonGrain, begin: number): number =>
  grain === 'month'
    ? Date.UTC(LEAP, begin - 1 + place, 1) / 1000
    : Date.UTC(LEAP, 0, 1) / 1000 + ((dayOfYear(begin - 1, 1) + place) % PLACES.day) * 86_400;

/** Values by year and place in the year, on the calendar of a zone; a year begins with a month, 1 to 12. */
export const yearsOf = (
  points: readonly Point[],
  grain: SeasonGrain,
  zone: string,
  begin = 1,
): SeasonYear[] => {
  const years = new Map<number, SeasonPoint[]>();
  for (const { time, value } of points) {
    const { year, place } = placed(dateOf(time, zone), grain, begin);
    const known = years.get(year);
    if (known) known.push({ place, value, time });
    else years.set(year, [{ place, value, time }]);
  }
  return [...years].map(([year, all]) => ({ year, points: all })).sort((a, b) => a.year - b.year);
};

/** Fewer years tell nothing of what is usual. */
const LEAST_YEARS = 4;

/** Median and the middle eight tenths of all years but one, place by place. */
export const usualOf = (years: readonly SeasonYear[], but: number | null, grain: SeasonGrain): Usual[] => {
  const others = years.filter(({ year }) => year !== but);
  return Array.from({ length: PLACES[grain] }, (_, place) =>
    sorted(
      others.flatMap(({ points }) => points.filter((one) => one.place === place).map(({ value }) => value)),
    ),
  ).flatMap((values, place) =>
    values.length < LEAST_YEARS
      ? []
      : [
          {
            place,
            low: quantileSorted(values, 0.1),
            middle: quantileSorted(values, 0.5),
            high: quantileSorted(values, 0.9),
            years: values.length,
          },
        ],
  );
};

/** How many places of a year lie above or below what is usual there, and how many could be held against it. */
export const standingsOf = (
  { points }: SeasonYear,
  usual: readonly Usual[],
): { above: number; below: number; of: number } => {
  const known = new Map(usual.map((one) => [one.place, one]));
  const held = points.flatMap(({ place, value }) => {
    const one = known.get(place);
    return one ? [Math.sign(Number(value > one.high) - Number(value < one.low))] : [];
  });
  const count = (sign: number) => held.filter((one) => one === sign).length;
  return { above: count(1), below: count(-1), of: held.length };
};

type Front = { years: readonly SeasonYear[]; year: number | null };
const frontOf = ({ years, year }: Front): readonly SeasonPoint[] =>
  years.find((one) => one.year === year)?.points ?? [];

/** The value of the year in front that is nearest to a place; null where it has none. */
export const readingAt = (seasons: Front, place: number): SeasonPoint | null =>
  frontOf(seasons).reduce<SeasonPoint | null>(
    (best, one) => (best && Math.abs(best.place - place) <= Math.abs(one.place - place) ? best : one),
    null,
  );

/** The place of the value that comes so many after the one that is read; from nowhere the first or the last. */
export const steppedPlace = (seasons: Front, place: number | null, by: number): number | null => {
  const points = [...frontOf(seasons)].sort((a, b) => a.place - b.place);
  if (place === null) return (by > 0 ? points[0] : points.at(-1))?.place ?? null;
  const here = readingAt(seasons, place);
  const at = points.findIndex((one) => one.place === here?.place);
  return points[Math.max(0, Math.min(points.length - 1, at + by))]?.place ?? null;
};

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

/** Values by year and place in the year, on the calendar of a zone. */
export const yearsOf = (points: readonly Point[], grain: SeasonGrain, zone: string): SeasonYear[] => {
  const years = new Map<number, SeasonPoint[]>();
  for (const { time, value } of points) {
    const { year, month, day } = dateOf(time, zone);
    const place = grain === 'month' ? month : dayOfYear(month, day);
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

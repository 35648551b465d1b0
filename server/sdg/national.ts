import type { MadeOfPlaces } from '../../sql/model/national.ts';
import type { YearValue } from '../methods/sdg-progress.ts';
import { quantileSorted, sorted } from '../methods/series.ts';
import type { PlaceYears } from './yearly.ts';

/** How much each place counts, by years; of what is the same in all years, one. */
export type Weights = ReadonlyMap<string, readonly YearValue[]>;

/** What a place has and how much it counts in a year. */
type Counted = { value: number; weight: number };

/** Less of the whole than this says nothing of the country. */
const LEAST_SHARE = 0.5;

/** The weight of a year, else of the year nearest to it. */
const weightIn = (weights: Weights, place: string, year: number): number => {
  const near = (one: YearValue) => Math.abs(one.year - year);
  const all = weights.get(place) ?? [];
  return all.length === 0 ? 0 : all.reduce((best, one) => (near(one) < near(best) ? one : best)).value;
};

const meanOf = (counted: readonly Counted[]): number => {
  const total = counted.reduce((sum, { weight }) => sum + weight, 0);
  return counted.reduce((sum, { value, weight }) => sum + value * weight, 0) / total;
};

const ofYear = (
  { rule }: MadeOfPlaces,
  counted: readonly Counted[],
  { whole, places }: { whole: number; places: number },
): number | null => {
  const values = counted.map(({ value }) => value);
  switch (rule) {
    // What is missing of a sum makes it another.
    case 'sum':
      return counted.length === places ? values.reduce((sum, value) => sum + value, 0) : null;
    case 'mean': {
      const there = counted.reduce((sum, { weight }) => sum + weight, 0);
      return there > 0 && there >= LEAST_SHARE * whole ? meanOf(counted) : null;
    }
    case 'median':
      return counted.length >= LEAST_SHARE * places ? quantileSorted(sorted(values), 0.5) : null;
  }
};

/**
 * What stands for the country in each year, by the rule that an indicator declares; oldest first. A year in which too little of the whole
 * has a value has none: less than half of the weights or places, of a sum any place. `weights` null: all count alike.
 */
export const nationalOf = (
  rule: MadeOfPlaces,
  places: readonly PlaceYears[],
  weights: Weights | null,
): YearValue[] => {
  const weightOf = (place: string, year: number) => (weights ? weightIn(weights, place, year) : 1);
  const years = [...new Set(places.flatMap(({ values }) => values.map(({ year }) => year)))].sort(
    (a, b) => a - b,
  );
  return years.flatMap((year) => {
    const counted = places.flatMap(({ place, values }) => {
      const found = values.find((one) => one.year === year);
      return found ? [{ value: found.value, weight: weightOf(place, year) }] : [];
    });
    const whole = places.reduce((sum, { place }) => sum + weightOf(place, year), 0);
    const value = ofYear(rule, counted, { whole, places: places.length });
    return value === null ? [] : [{ year, value }];
  });
};

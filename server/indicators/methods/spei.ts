import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { spei as speiOf } from '../../methods/drought.ts';
import type { Series } from '../../methods/series.ts';
import { thornthwaite } from '../../methods/thornthwaite.ts';
import { intersect, isEmpty, type Local, type Span } from '../time.ts';
import { type Feature, type Method, missing, type Point, type Result } from './method.ts';
import {
  byMonth,
  calibrationOf,
  coverageOf,
  isBounded,
  type Months,
  monthNo,
  monthsNeeded,
  monthsOf,
  monthsOn,
  monthsReached,
  placesOf,
  sumsOf,
} from './months.ts';

type Options = MethodOf<'spei'>;

const pointsOf = (feature: Feature, input: string): readonly Point[] =>
  feature.inputs.get(input)?.points ?? [];

/** The input that demand is told by. */
const demandInput = ({ demand }: Options): string =>
  'temperature' in demand ? demand.temperature : demand.evapotranspiration;

/** What the air demands, by month, mm. The heat index of a place is of the calibration years, so that no later month changes it. */
const demandOf = (feature: Feature, options: Options, months: Months, start: Local): Series => {
  const values = byMonth(pointsOf(feature, demandInput(options)), months);
  const { demand } = options;
  if (!('temperature' in demand)) return values;
  const latitude = feature.inputs.get(demand.latitude)?.in(start)?.value;
  if (latitude === undefined) return values.map(() => null);
  const heatOf = placesOf(options, months);
  return thornthwaite(values, { latitude, firstYear: months.first / 12, hot: demand.hot, heatOf });
};

const valuesOf = (feature: Feature, options: Options, months: Months): (number | null)[] => {
  const [start] = feature.starts;
  if (start === undefined || start === null) return [];
  const { scale, leastYears, distribution } = options;
  return speiOf(byMonth(pointsOf(feature, options.rain), months), demandOf(feature, options, months, start), {
    ...{ scale, leastYears, distribution },
    calibration: placesOf(options, months),
  });
};

const resultsOf = (feature: Feature, options: Options): Result[] => {
  const names = [options.rain, demandInput(options)];
  const inputs = names.map((input) => pointsOf(feature, input));
  const months = monthsOf(inputs);
  const values = months ? valuesOf(feature, options, months) : [];
  const covered = coverageOf(inputs, options.scale);
  const latitude = 'latitude' in options.demand ? [options.demand.latitude] : [];
  return feature.starts.map((given): Result => {
    const start = given as Local;
    const own = { from: monthsOn(start, 1 - options.scale), to: monthsOn(start, 1) };
    const used = [
      ...names.flatMap((input) => [
        { input, ...own },
        { input, ...calibrationOf(options) },
      ]),
      ...latitude.map((input) => ({ input, ...own })),
    ];
    const { coverage, hasGap } = covered(start);
    if (!months || coverage === 0) return { start, used, ...missing('input') };
    const value = values[monthNo(start) - months.first] ?? null;
    return value === null
      ? { start, used, ...missing(hasGap ? 'input' : 'method', coverage) }
      : { start, used, value, coverage };
  });
};

/** As SPI's; but a month of the calibration years may change the heat index, and by it every month that there is. */
const reached = (options: Options, changed: Span, extent: Span): Span[] => {
  const isOfHeat = 'temperature' in options.demand && isBounded(changed);
  if (!isOfHeat || isEmpty(intersect(changed, calibrationOf(options))))
    return monthsReached(options, changed, extent);
  return [sumsOf(changed, options.scale), sumsOf(extent, options.scale)];
};

export const spei: Method<'spei'> = {
  needs: monthsNeeded,
  reaches: (options, changed, { extent }) => reached(options, changed, extent),
  compute: (options, features) => features.map((feature) => resultsOf(feature, options)),
};

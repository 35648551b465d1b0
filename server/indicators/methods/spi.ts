import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { spi as spiOf } from '../../methods/drought.ts';
import type { Local } from '../time.ts';
import { type Feature, type Method, missing, type Result } from './method.ts';
import {
  byMonth,
  calibrationOf,
  coverageOf,
  monthNo,
  monthsNeeded,
  monthsOf,
  monthsOn,
  monthsReached,
  placesOf,
} from './months.ts';

type Options = MethodOf<'spi'>;

const resultsOf = (feature: Feature, options: Options): Result[] => {
  const { scale, leastYears, zeros, input } = options;
  const points = feature.inputs.get(input)?.points ?? [];
  const months = monthsOf([points]);
  const values = months
    ? spiOf(byMonth(points, months), { scale, leastYears, zeros, calibration: placesOf(options, months) })
    : [];
  const covered = coverageOf([points], scale);
  return feature.starts.map((given): Result => {
    const start = given as Local;
    const used = [
      { input, from: monthsOn(start, 1 - scale), to: monthsOn(start, 1) },
      { input, ...calibrationOf(options) },
    ];
    const { coverage, hasGap } = covered(start);
    if (!months || coverage === 0) return { start, used, ...missing('input') };
    const value = values[monthNo(start) - months.first] ?? null;
    return value === null
      ? { start, used, ...missing(hasGap ? 'input' : 'method', coverage) }
      : { start, used, value, coverage };
  });
};

export const spi: Method<'spi'> = {
  needs: monthsNeeded,
  reaches: (options, changed, { extent }) => monthsReached(options, changed, extent),
  compute: (options, features) => features.map((feature) => resultsOf(feature, options)),
};

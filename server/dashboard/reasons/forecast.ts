import type { Expected } from '../../../sql/model/api/dashboard.ts';
import { LIKELY } from '../../../sql/model/attention.ts';
import type { Where } from '../sight.ts';
import type { Found } from './found.ts';

/** Forecasts that go beyond a limit, or into another class, with some probability. */
export const forecastReasons = (expected: readonly (Expected & Where)[]): Found[] =>
  expected.flatMap((one): Found[] => {
    const { limit, title, unit, decimals, until, isOld, status, layer, feature, theme } = one;
    if (!limit || limit.probability < LIKELY) return [];
    const { probability, ...beyond } = limit;
    return [
      {
        ...{ layer, feature, theme, page: () => one.page },
        reason: {
          ...{ kind: 'forecast', severity: 'moderate', sure: probability, isOld, title, unit, decimals },
          ...{ limit: beyond, probability, until, status },
        },
      },
    ];
  });

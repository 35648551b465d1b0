import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { type Crossing, type ShorelineChange, shorelineChange } from '../../methods/shoreline.ts';
import { ALL, yearOf, yearStart } from '../time.ts';
import { type Method, missing, periodwise } from './method.ts';

/** A moment in years, with its fraction. */
const decimalYear = (at: number): number => {
  const year = yearOf(at);
  return year + (at - yearStart(year)) / (yearStart(year + 1) - yearStart(year));
};

/** A statistic with half the width of its interval; null where there are too few dates for it. */
const toldOf = (
  change: ShorelineChange,
  statistic: MethodOf<'shoreline-change'>['statistic'],
): { value: number; half: number | null } | null => {
  switch (statistic) {
    case 'nsm':
      return { value: change.nsm, half: change.nsmUncertainty };
    case 'sce':
      return { value: change.sce, half: null };
    case 'epr':
      return { value: change.epr, half: change.eprUncertainty };
    default: {
      const found = change[statistic];
      return found && { value: found.rate, half: found.halfWidth };
    }
  }
};

export const shoreline: Method<'shoreline-change'> = {
  reaches: () => [ALL],
  compute: periodwise(({ position, uncertainty, statistic, confidence }, feature) => {
    const points = feature.inputs.get(position)?.points ?? [];
    if (points.length === 0) return missing('input');
    const crossings = points.map(
      ({ at, value }): Crossing => ({ year: decimalYear(at), distance: value, uncertainty }),
    );
    const change = shorelineChange(crossings, { confidence });
    const told = change && toldOf(change, statistic);
    if (!told) return missing('method');
    const { value, half } = told;
    return {
      value,
      coverage: null,
      ...(half === null ? {} : { lower: value - half, upper: value + half }),
      more: { dates: points.length },
    };
  }),
};

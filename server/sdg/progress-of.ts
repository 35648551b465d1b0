import type { Indicator } from '../../sql/model/indicator.ts';
import type { SdgProgressOptions } from '../../sql/model/sdg/dataset.ts';
import { type Progress, type ProgressOptions, sdgProgress, type YearValue } from '../methods/sdg-progress.ts';

/** How progress of an indicator of ours is judged: by the direction that it declares; null where neither way is better. */
export const optionsOf = ({
  direction,
  unit,
}: Pick<Indicator, 'direction' | 'unit'>): ProgressOptions | null => {
  if (direction === 'neither') return null;
  // A share cannot go above all.
  return direction === 'higher-better'
    ? { direction: 'up', ...(unit === '%' ? { limit: 100 } : {}) }
    : { direction: 'down' };
};

/** The progress of a series of years; null where nobody said which way is better. */
export const progressBy = (
  values: readonly YearValue[],
  options: ProgressOptions | SdgProgressOptions | null,
): Progress | null => (options ? sdgProgress(values, options) : null);

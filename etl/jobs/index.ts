import type { Handlers } from '../../sql/jobs/handler.ts';
import { budgetSeries } from '../budget/series.ts';
import { loadUpload } from './budget.ts';
import { publishLayer, removeLayerJob } from './layers.ts';

/** What the etl's runner does, one line a kind (`sql/jobs/kinds.ts`). */
export const HANDLERS: Handlers<'etl'> = {
  'budget.load': loadUpload,
  'budget.series': budgetSeries,
  'layer.publish': publishLayer,
  'layer.remove': removeLayerJob,
};

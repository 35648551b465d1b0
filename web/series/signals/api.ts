import { Signals } from '../../../sql/model/api/outlook.ts';
import { read } from '../../api.ts';
import { listOf } from '../state.ts';

/** The most that an answer holds; of a series there are hardly ever more. */
const MOST = '200';

/** Where the early signals of a chart's line are: of a series, or of an indicator at a place. */
export const signalsAddress = (id: string): string =>
  `/api/signals?${new URLSearchParams({ series: listOf([id]), limit: MOST })}`;

export const signalsOf = (id: string, signal?: AbortSignal) => read(Signals, signalsAddress(id), signal);

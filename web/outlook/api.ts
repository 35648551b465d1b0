import { Outlooks, PastOutlooks } from '../../sql/model/api/outlook.ts';
import { path, read } from '../api.ts';
import { indicatorIn } from '../series/charted.ts';

/** Where the forecasts of a chart's line are: of a series, or of an indicator at a place. */
export const outlookAddress = (id: string, isPast = false): string => {
  const computed = indicatorIn(id);
  const end = isPast ? '/past' : '';
  return computed
    ? `${path`/api/indicators/${computed.indicator}/outlook`}${end}?${new URLSearchParams({ place: computed.place })}`
    : `${path`/api/series/${id}/outlook`}${end}`;
};

export const outlookApi = {
  of: (id: string, signal?: AbortSignal) => read(Outlooks, outlookAddress(id), signal),
  /** How all that were made so far did, together; of them the newest alone is fetched. */
  past: (id: string, signal?: AbortSignal) => {
    const address = outlookAddress(id, true);
    return read(PastOutlooks, `${address}${address.includes('?') ? '&' : '?'}limit=1`, signal);
  },
};

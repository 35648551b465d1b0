import { useQuery } from '@tanstack/react-query';
import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import { outlookApi } from '../outlook/api.ts';
import type { Charted } from './charted.ts';
import type { ChartState } from './state.ts';

const NONE: readonly OutlookOne[] = [];

/** The forecasts that can continue a chart's line: of one line alone, as those of several would hide each other. */
export const useAhead = ({ series, view }: ChartState, ones: readonly Charted[]): readonly OutlookOne[] => {
  const id = series.length === 1 && view === 'time' ? (ones[0]?.series.id ?? null) : null;
  const { data } = useQuery({
    queryKey: ['outlook', id],
    queryFn: ({ signal }) => outlookApi.of(id ?? '', signal),
    enabled: id !== null,
    staleTime: 60_000,
  });
  return id === null ? NONE : (data?.outlooks ?? NONE);
};

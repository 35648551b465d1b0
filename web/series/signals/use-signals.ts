import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Charted } from '../charted.ts';
import type { ChartState } from '../state.ts';
import { signalsOf } from './api.ts';
import { type Placed, placedIn } from './placed.ts';

const NONE: readonly Placed[] = [];

/** The early signals of a chart's line: of one line alone, as with several none could say which it is of. */
export const useSignals = ({ series, view }: ChartState, ones: readonly Charted[]): readonly Placed[] => {
  const one = series.length === 1 && view === 'time' ? ones[0] : undefined;
  const id = one?.series.id ?? null;
  const { data } = useQuery({
    queryKey: ['signals', 'of', id],
    queryFn: ({ signal }) => signalsOf(id ?? '', signal),
    enabled: id !== null,
    staleTime: 60_000,
  });
  return useMemo(() => (one && data ? placedIn(data.signals, one) : NONE), [one, data]);
};

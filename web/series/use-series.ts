import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Observations } from '../../sql/model/api/series.ts';
import { type Asked, seriesApi } from './api.ts';
import type { Charted } from './charted.ts';

const KEEP = { staleTime: 60_000 };

export type Fetched<Data> = {
  data: Data[];
  error: Error | null;
  isPending: boolean;
  /** What is shown is that of before; what was asked for is on its way. */
  isStale: boolean;
  retry: () => void;
};

type Result<Data> = {
  data: Data | undefined;
  error: Error | null;
  isPending: boolean;
  isPlaceholderData: boolean;
  refetch: () => unknown;
};

/** Several answers as one: there when all are, failed when one has. */
const together = <Data>(results: readonly Result<Data>[]): Fetched<Data> => ({
  data: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
  error: results.find(({ error }) => error)?.error ?? null,
  isPending: results.some(({ isPending }) => isPending),
  isStale: results.some(({ isPlaceholderData }) => isPlaceholderData),
  retry: () => results.filter(({ error }) => error).forEach((result) => void result.refetch()),
});

/** What lines are of, by their ids: series, indicators at places. */
export const useCharted = (ids: readonly string[]): Fetched<Charted> =>
  useQueries({
    queries: ids.map((id) => ({
      queryKey: ['series', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => seriesApi.one(id, signal),
      ...KEEP,
    })),
    combine: together<Charted>,
  });

/** Values of series; while others are on their way those of before stay. */
export const useValues = (asked: readonly Asked[], isEnabled = true): Fetched<Observations> =>
  useQueries({
    queries: asked.map((one) => ({
      queryKey: ['observations', one.id, one.grain, one.span],
      queryFn: ({ signal }: { signal: AbortSignal }) => seriesApi.values(one, signal),
      enabled: isEnabled,
      placeholderData: keepPreviousData,
      ...KEEP,
    })),
    combine: together<Observations>,
  });

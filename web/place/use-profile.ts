import { useQueries, useQuery } from '@tanstack/react-query';
import type { PlaceIndicators } from '../../sql/model/api/indicators.ts';
import type { PlaceInfo } from '../../sql/model/api.ts';
import { ApiError, api } from '../api.ts';
import { featureIn } from './address.ts';
import { placeApi } from './api.ts';

const KEEP = { staleTime: 60_000 };

/** Who is profiled: what is known of the place, and its indicators. */
export type Profiled = {
  id: string;
  place: PlaceInfo | null;
  indicators: PlaceIndicators | undefined;
  isPending: boolean;
  error: Error | null;
  isGone: boolean;
  retry: () => void;
};

const isMissing = (error: Error | null): boolean => error instanceof ApiError && error.status === 404;

/** Places with their indicators. A feature that is no place (layer:feature) is told of by its indicators alone. */
export const useProfiles = (ids: readonly string[]): Profiled[] => {
  const places = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['place', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => placeApi.one(id, signal),
      // Nobody knows a place by the name of a feature.
      enabled: featureIn(id) === null,
      ...KEEP,
    })),
  });
  const indicators = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['place-indicators', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => placeApi.indicators(id, signal),
      ...KEEP,
    })),
  });
  return ids.map((id, at) => {
    const [place, values] = [places[at], indicators[at]];
    const isFeature = featureIn(id) !== null;
    const isGone = (isFeature || isMissing(place?.error ?? null)) && isMissing(values?.error ?? null);
    const failed = [place, values].filter((one) => one?.error && !isMissing(one.error));
    return {
      id,
      isGone,
      place: place?.data ?? null,
      indicators: values?.data,
      isPending: Boolean((!isFeature && place?.isPending) || values?.isPending),
      error: failed[0]?.error ?? null,
      retry: () => failed.forEach((one) => void one?.refetch()),
    };
  });
};

/** The titles and signs of themes; the profile stands without them. */
export const useThemesKnown = () =>
  useQuery({ queryKey: ['themes'], queryFn: ({ signal }) => api.themes(signal), ...KEEP }).data ?? [];

export const useLayersKnown = () =>
  useQuery({ queryKey: ['layers'], queryFn: ({ signal }) => api.layers(signal), ...KEEP }).data ?? [];

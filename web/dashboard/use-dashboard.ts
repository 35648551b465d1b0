import { useQuery } from '@tanstack/react-query';
import { dashboardApi } from './api.ts';

/** The dashboard of a place; null: of the country. */
export const useDashboard = (place: string | null, isAsked = true) =>
  useQuery({
    queryKey: ['dashboard', place],
    queryFn: ({ signal }) => dashboardApi.of(place, signal),
    enabled: isAsked,
    staleTime: 60_000,
  });

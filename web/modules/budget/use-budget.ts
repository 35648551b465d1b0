import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter/use-browser-location';
import { budgetApi, type Which } from './api.ts';

/** Which version the address asks for. */
export const useWhich = (): Which => {
  const query = new URLSearchParams(useSearch());
  const [dataset, version] = [query.get('dataset'), query.get('version')];
  return { ...(dataset ? { dataset } : {}), ...(version ? { version } : {}) };
};

/** The budgets that there are, and the one that the address asks for. */
export const useBudget = () => {
  const { dataset } = useWhich();
  const query = useQuery({
    queryKey: ['budget'],
    queryFn: ({ signal }) => budgetApi.list(signal),
    staleTime: 60_000,
  });
  const budget = query.data?.find(({ id }) => dataset === undefined || id === dataset) ?? null;
  return { query, budget };
};
export type Budget = NonNullable<ReturnType<typeof useBudget>['budget']>;

/** Sums of a selection; while another is on its way, the last one stays. */
export const useSums = (asked: Record<string, string | number | undefined>, isWanted = true) =>
  useQuery({
    queryKey: ['budget', 'sums', asked],
    queryFn: ({ signal }) => budgetApi.sums(asked, signal),
    placeholderData: keepPreviousData,
    enabled: isWanted,
    retry: 1,
  });

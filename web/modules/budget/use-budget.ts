import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from 'wouter/use-browser-location';
import { BUDGET_KINDS, type BudgetKind } from '../../../sql/model/budget/budget.ts';
import { budgetApi, type Which } from './api.ts';

/** Which version the address asks for. */
export const useWhich = (): Which => {
  const query = new URLSearchParams(useSearch());
  const [dataset, version] = [query.get('dataset'), query.get('version')];
  return { ...(dataset ? { dataset } : {}), ...(version ? { version } : {}) };
};

/** The budgets that there are, and the one that the address asks for, with the years and kinds of the version that it asks for. */
export const useBudget = () => {
  const which = useWhich();
  const { dataset } = which;
  const query = useQuery({
    queryKey: ['budget', which],
    queryFn: ({ signal }) => budgetApi.list(which, signal),
    staleTime: 60_000,
    retry: 1,
  });
  const budget = query.data?.find(({ id }) => dataset === undefined || id === dataset) ?? null;
  return { query, budget };
};
export type Budget = NonNullable<ReturnType<typeof useBudget>['budget']>;

/** The kinds that a budget has amounts of, in their order; the one that is asked for stays among them. */
export const kindsOf = ({ kinds }: Budget, asked?: BudgetKind): readonly BudgetKind[] =>
  BUDGET_KINDS.filter((kind) => kinds.includes(kind) || kind === asked);

/** Sums of a selection; while another is on its way, the last one stays. */
export const useSums = (asked: Record<string, string | number | undefined>, isWanted = true) =>
  useQuery({
    queryKey: ['budget', 'sums', asked],
    queryFn: ({ signal }) => budgetApi.sums(asked, signal),
    placeholderData: keepPreviousData,
    enabled: isWanted,
    retry: 1,
  });

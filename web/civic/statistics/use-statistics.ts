import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type IndicatorInfo, IndicatorList, IndicatorValues } from '../../../sql/model/api/indicators.ts';
import { read } from '../../api.ts';
import { addressOf } from '../../office/parts/use-filters.ts';
import { civicApi } from '../api.ts';

export type Asked = { period?: string; place?: string; structure?: string };

const KEEP = { staleTime: 60_000, placeholderData: keepPreviousData };

/** The figures of a module, of the cases that are asked for. */
export const useStatistics = (module: string, asked: Asked) =>
  useQuery({
    queryKey: ['case-statistics', module, asked],
    queryFn: ({ signal }) => civicApi.statistics(module, asked, signal),
    enabled: module !== '',
    ...KEEP,
  });

const isOf =
  (module: string) =>
  ({ inputs }: IndicatorInfo): boolean =>
    Object.values(inputs).some((input) => input.kind === 'records' && input.module === module);

/** The figures of places that a module publishes as indicators. */
export const useModuleIndicators = (module: string) =>
  useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => read(IndicatorList, '/api/indicators', signal),
    select: ({ indicators }) => indicators.filter(isOf(module)),
    ...KEEP,
  });

const MOST_PLACES = 1000;

/** The values of an indicator in a period, the greatest first. */
export const useValues = (indicator: string, period: string) =>
  useQuery({
    queryKey: ['indicator-values', indicator, period],
    queryFn: ({ signal }) =>
      read(
        IndicatorValues,
        addressOf(`/api/indicators/${indicator}/values`, { period, limit: MOST_PLACES }),
        signal,
      ),
    select: ({ values }) => values.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)),
    enabled: period !== '',
    ...KEEP,
  });

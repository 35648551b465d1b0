import { useQuery } from '@tanstack/react-query';
import {
  IndicatorInfo,
  IndicatorList,
  type IndicatorValue,
  IndicatorValues,
} from '../../sql/model/api/indicators.ts';
import { type ParameterInfo, ParameterList } from '../../sql/model/api/series.ts';
import { ApiError, path, read } from '../api.ts';

const KEEP = { staleTime: 300_000 };
/** No layer of places that indicators are computed for has more; of others the first are listed. */
const MOST = 1000;

/** Every indicator that whoever looks may know of, in the order of themes. */
export const useIndicators = () =>
  useQuery({
    queryKey: ['indicators'],
    queryFn: ({ signal }) => read(IndicatorList, '/api/indicators', signal),
    ...KEEP,
  });

export const useIndicator = (id: string) => {
  const { data, error, refetch } = useQuery({
    queryKey: ['indicator', id],
    queryFn: ({ signal }) => read(IndicatorInfo, path`/api/indicators/${id}`, signal),
    retry: (count, problem) => !(problem instanceof ApiError && problem.status === 404) && count < 2,
  });
  const isGone = error instanceof ApiError && [400, 404].includes(error.status);
  return { info: data, isGone, error: isGone ? null : error, retry: () => void refetch() };
};

/** The values of the period that is shown where nobody asks for another. */
export const usePresentValues = ({ id, present, period, revision }: IndicatorInfo) => {
  const asked = period === 'none' ? '' : present;
  return useQuery({
    queryKey: ['indicator-present', id, revision],
    queryFn: async ({ signal }): Promise<IndicatorValue[]> => {
      const address = path`/api/indicators/${id}/values?limit=${String(MOST)}`;
      return (await read(IndicatorValues, asked ? `${address}&period=${asked}` : address, signal)).values;
    },
    enabled: asked !== null,
    ...KEEP,
  });
};

/** What is measured, with its limits and their texts. */
export const useParameters = (): readonly ParameterInfo[] =>
  useQuery({
    queryKey: ['parameters'],
    queryFn: ({ signal }) => read(ParameterList, '/api/parameters', signal),
    ...KEEP,
  }).data?.parameters ?? [];

import { useQueries } from '@tanstack/react-query';
import type { Headline } from '../../../sql/model/api/dashboard.ts';
import { IndicatorValues } from '../../../sql/model/api/indicators.ts';
import { path, read } from '../../api.ts';
import { indicatorAddress } from '../../series/page-address.ts';
import { yearsBefore } from '../trend.ts';
import type { Comparable } from './pairs.ts';

/** No level of places has more. */
const MOST = 1000;

const valuesOf = async (id: string, period: string, signal: AbortSignal) => {
  const address = path`/api/indicators/${id}/values?period=${period}&limit=${String(MOST)}`;
  return (await read(IndicatorValues, address, signal)).values;
};

/** The places of an indicator, with their values now and so many years before; null until both are there. */
export const usePlacesThen = (headline: Headline | undefined, years: number | null): Comparable[] | null => {
  const before = headline && years !== null ? yearsBefore(headline.shown, years) : null;
  const asked = headline && before !== null ? [headline.shown, before] : [];
  const found = useQueries({
    queries: asked.map((period) => ({
      queryKey: ['indicator-values', headline?.indicator, period],
      queryFn: ({ signal }: { signal: AbortSignal }) => valuesOf(headline?.indicator ?? '', period, signal),
      staleTime: 60_000,
    })),
  });
  const [now, then] = found.map(({ data }) => data);
  if (!headline || !now || !then) return null;
  const values = new Map(then.map(({ place, period, value }) => [place, { period, value }]));
  const { unit, decimals, direction, classes, indicator } = headline;
  return now.map(({ place, name, period, value }) => {
    const earlier = values.get(place);
    return {
      ...{ key: place, title: name, unit, decimals, direction, classes, period, value },
      page: indicatorAddress(indicator, place),
      spark: earlier ? [earlier] : [],
    };
  });
};

import { useQuery } from '@tanstack/react-query';
import type { OutlookOne } from '../../sql/model/api/outlook.ts';
import type { Charted } from '../series/charted.ts';
import { useValues } from '../series/use-series.ts';
import { outlookApi } from './api.ts';
import { type Known, knownBefore, spanOf } from './fan.ts';

const KEEP = { staleTime: 60_000 };

/** The newest forecasts of a line, and how earlier ones did. */
export const useOutlooks = (id: string) => {
  const newest = useQuery({
    queryKey: ['outlook', id],
    queryFn: ({ signal }) => outlookApi.of(id, signal),
    ...KEEP,
  });
  const past = useQuery({
    queryKey: ['outlook', id, 'past'],
    queryFn: ({ signal }) => outlookApi.past(id, signal),
    enabled: (newest.data?.outlooks.length ?? 0) > 0,
    ...KEEP,
  });
  return { data: newest.data, error: newest.error, judged: past.data?.judged ?? null };
};

/** The known values that stand beside a forecast, by its own periods. */
export const useKnown = ({ series }: Charted, outlook: OutlookOne): Known[] => {
  const { period, origin } = outlook;
  const grain = series.rollups.includes(period) ? period : 'value';
  const { data } = useValues([{ id: series.id, grain, span: spanOf(outlook) }]);
  return data[0] ? knownBefore(data[0], origin) : [];
};

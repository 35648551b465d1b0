import type { OutlookPeriod, OutlookStock } from '../../../sql/model/outlook.ts';
import type { Forecast } from '../../methods/forecast/forecast.ts';
import { reachOf } from '../../methods/forecast/paths.ts';
import type { Client, SeriesSubject } from '../subject.ts';

/** How much further a stock is looked at than it is told step by step, and by how many paths. */
const TIMES = 6;
const PATHS = 1000;
const DAYS: Record<OutlookPeriod, number> = { hour: 1 / 24, day: 1, month: 30.44, year: 365.25 };

const FULL = `select (f.properties->>$3)::float8 as full
  from layer l join feature f on f.layer_no = l.no and f.since_revision <= l.revision and f.until_revision > l.revision
  where l.id = $1 and f.id = $2 order by f.valid_from desc nulls last limit 1`;

/** The number of the feature that says when its stock is full; null where it has none. */
const fullOf = async (client: Client, subject: SeriesSubject, property: string): Promise<number | null> => {
  const { rows } = await client.query<{ full: number | null }>(FULL, [
    subject.layer,
    subject.feature,
    property,
  ]);
  return rows[0]?.full ?? null;
};

/** When a declared stock is empty and full, in days from the last value on; null of what is none. */
export const stockOf = async (
  client: Client,
  subject: SeriesSubject,
  { forecast, period }: { forecast: Forecast; period: OutlookPeriod },
): Promise<OutlookStock | null> => {
  const word = subject.parameter.outlook?.stock;
  if (!word) return null;
  const paths = forecast.paths(TIMES * forecast.horizon, PATHS);
  const days = DAYS[period];
  const reach = (value: number, side: 'above' | 'below') => {
    const { p, ...after } = reachOf(paths, { value, side });
    const inDays = (steps: number | null) => (steps === null ? null : steps * days);
    return { value, p, low: inDays(after.low), median: inDays(after.median), high: inDays(after.high) };
  };
  const full = word.full ? await fullOf(client, subject, word.full.property) : null;
  return {
    horizon: TIMES * forecast.horizon * days,
    empty: reach(word.empty, 'below'),
    full: full === null ? null : reach(full, 'above'),
  };
};

import type { Db } from '../../sql/db.ts';
import type { Indicator } from '../../sql/model/indicator.ts';
import { partitionOf as tableOf } from '../../sql/partition.ts';
import { queryRows } from '../features/rows.ts';
import { placeSql } from '../indicators/answer/place.ts';
import type { Shown } from '../indicators/answer/values-sql.ts';
import type { WholeValue } from '../indicators/country.ts';
import { zoneOf } from '../indicators/zone.ts';
import { partitionOf } from '../layers/visible.ts';
import type { YearValue } from '../methods/sdg-progress.ts';

/** The values of a place by years; `name` as its layer has it. */
export type PlaceYears = { place: string; named: Record<string, unknown>; values: YearValue[] };

type Row = { place: string; named: Record<string, unknown>; year: number; value: number };

/**
 * The query for an indicator's values by years: those of shorter periods are gathered as the indicator declares (mean, or sum of
 * counts), of years that are over; one without periods says what is so now, which is of the year it was computed in.
 */
const query = ({ indicator: { manifest }, layer, base }: Shown, timeZone: string, now: Date) => {
  const revision = Math.trunc(layer.revision);
  const isState = manifest.period === 'none';
  const year = isState
    ? `extract(year from v.computed_at at time zone 'UTC')::int`
    : `extract(year from v.valid_from at time zone $1)::int`;
  const gather = manifest.gather === 'sum' ? 'sum' : 'avg';
  const over = isState ? '$1::text is not null and $2::int is not null' : `${year} < $2`;
  return {
    text: `with yearly as (
        select v.base_vid, v.feature_id, ${year} as year, ${gather}(v.value)::float8 as value
        from ${tableOf('computed_value', layer.no)} v
        where v.since_revision <= ${revision} and v.until_revision > ${revision} and v.value is not null and ${over}
        group by 1, 2, 3)
      select ${placeSql(base)} as place, f.properties as named, y.year, y.value
      from yearly y join ${partitionOf('feature', base)} f on f.vid = y.base_vid
      order by y.year, place`,
    values: [zoneOf(manifest.period, timeZone), now.getUTCFullYear()],
  };
};

/** All places of an indicator by years, oldest first. Values are in the unit of the indicator. */
export const yearlyOf = async (
  db: Db,
  shown: Shown,
  { timeZone, now, signal }: { timeZone: string; now: Date; signal: AbortSignal },
): Promise<PlaceYears[]> => {
  const rows = await queryRows<Row>(db, query(shown, timeZone, now), signal);
  const places = new Map<string, PlaceYears>();
  for (const { place, named, year, value } of rows) {
    const one = places.get(place) ?? { place, named, values: [] };
    places.set(place, one);
    one.named = named;
    one.values.push({ year, value });
  }
  return [...places.values()];
};

/** The same of the whole country, of values that it has by itself: what is missing of a sum makes it another. */
export const wholeYears = ({ gather }: Indicator, values: readonly WholeValue[], now: Date): YearValue[] => {
  const yearOf = ({ from }: WholeValue) => from.getUTCFullYear();
  const years = [...new Set(values.map(yearOf))].filter((year) => year < now.getUTCFullYear());
  return years.flatMap((year) => {
    const all = values.filter((one) => yearOf(one) === year).map(({ value }) => value);
    const own = all.filter((value) => value !== null);
    if (own.length === 0 || (gather === 'sum' && own.length < all.length)) return [];
    const sum = own.reduce((added, value) => added + value, 0);
    return [{ year, value: gather === 'sum' ? sum : sum / own.length }];
  });
};

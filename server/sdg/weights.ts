import type { Db } from '../../sql/db.ts';
import type { NationalWeight } from '../../sql/model/national.ts';
import { queryRows } from '../features/rows.ts';
import { placeSql } from '../indicators/answer/place.ts';
import type { Shown } from '../indicators/answer/values-sql.ts';
import { partitionOf, type Sql } from '../layers/visible.ts';
import type { Weights } from './national.ts';

/** Of a weight that is no series the year says nothing. */
const ANY_YEAR = 0;

const query = ({ base }: Shown, weight: NationalWeight): Sql => {
  const revision = Math.trunc(base.revision);
  const now = `f.since_revision <= ${revision} and f.until_revision > ${revision}`;
  const features = partitionOf('feature', base);
  if (weight === 'area')
    return {
      text: `select ${placeSql(base)} as place, ${ANY_YEAR} as year, sum(ST_Area(f.geom::geography)) / 1e6 as value
        from ${features} f where ${now} group by 1`,
      values: [],
    };
  if ('property' in weight)
    return {
      text: `select ${placeSql(base)} as place, ${ANY_YEAR} as year, max((f.properties->>$1)::float8) as value
        from ${features} f where ${now} and jsonb_typeof(f.properties->$1) = 'number' group by 1`,
      values: [weight.property],
    };
  return {
    text: `select ${placeSql(base)} as place, extract(year from o.time at time zone s.time_zone)::int as year, avg(o.value)::float8 as value
      from series s join observation o on o.series_no = s.no join ${features} f on f.id = s.feature_id and ${now}
      where s.layer_id = $1 and s.parameter_id = $2 and o.value is not null group by 1, 2 order by 1, 2`,
    values: [base.id, weight.parameter],
  };
};

/** How much each place of an indicator counts: its area (km²), what is measured there by years, or a property of it. */
export const weightsOf = async (
  db: Db,
  shown: Shown,
  weight: NationalWeight,
  signal: AbortSignal,
): Promise<Weights> => {
  const rows = await queryRows<{ place: string; year: number; value: number }>(
    db,
    query(shown, weight),
    signal,
  );
  const weights = new Map<string, { year: number; value: number }[]>();
  for (const { place, year, value } of rows)
    if (value > 0) weights.set(place, [...(weights.get(place) ?? []), { year, value }]);
  return weights;
};

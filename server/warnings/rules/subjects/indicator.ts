import type pg from 'pg';
import { Indicator } from '../../../../sql/model/indicator.ts';
import { seenOf } from './observation.ts';
import { type Look, lastOf, type Seen, type Stretch, type SubjectOf, timeOf } from './subject.ts';

type Computed = SubjectOf<'indicator'>;
type Row = { key: string; layer: string; feature: string; time: number; value: number; class: string | null };

/** An indicator as it is declared; null where there is none, or none that this program can read. */
export const indicatorOf = async (client: pg.ClientBase, id: string): Promise<Indicator | null> => {
  const { rows } = await client.query<{ manifest: unknown }>('select manifest from indicator where id = $1', [
    id,
  ]);
  return Indicator.safeParse(rows[0]?.manifest).data ?? null;
};

/** The layer that an indicator is published as, and the state of it that all see. */
const OWN = `layer own join computed_value v on v.layer_no = own.no and v.since_revision <= own.revision and v.until_revision > own.revision`;
/** The begin of its period; of what has none, when it was computed. */
const AT = 'coalesce(v.valid_from, v.computed_at)';

const VALUES = `select v.feature_id as key, $2::text as layer, v.feature_id as feature,
    extract(epoch from ${AT})::float8 * 1000 as time, v.value, v.properties->>'class' as class
  from ${OWN} left join jsonb_to_recordset($3::jsonb) as seen (key text, last float8) on seen.key = v.feature_id
  where own.id = $1 and own.origin = 'computed' and (v.value is not null or v.properties->>'class' is not null)
    and ${AT} >= to_timestamp(greatest(coalesce(seen.last, 0), $4::float8) / 1000)
    and ${AT} <= to_timestamp($5::float8 / 1000)
  order by v.feature_id, ${AT}`;

const CHART = `select extract(epoch from ${AT})::float8 * 1000 as time, v.value from ${OWN}
  where own.id = $1 and v.feature_id = $2 and v.value is not null and ${AT} <= to_timestamp($3::float8 / 1000)
  order by ${AT} desc limit 120`;

const stretchOf = async (
  client: pg.ClientBase,
  subject: Computed,
  seen: Seen,
  until: number,
): Promise<Stretch> => {
  const { rows } = await client.query<{ time: number; value: number }>(CHART, [
    subject.indicator,
    seen.feature,
    until,
  ]);
  const { rows: of } = await client.query<{ sources: string[]; status: 'real' | 'sample' }>(
    `select manifest->'sources' as sources, manifest->>'status' as status from layer where id = $1`,
    [subject.indicator],
  );
  return {
    series: null,
    points: rows.map(({ time, value }): [number, number] => [time, value]).reverse(),
    sources: of[0]?.sources ?? [],
    status: of[0]?.status ?? 'sample',
  };
};

/** What is computed: an indicator, or the score of a risk. */
export const indicator: Look<Computed> = {
  about: async (client, { indicator: id }) => {
    const found = await indicatorOf(client, id);
    if (!found) return null;
    const { title, unit, decimals, classes } = found;
    return {
      title,
      unit,
      decimals,
      classes: new Map(classes.map((one) => [one.id, one.title])),
      limit: null,
    };
  },
  read: async (client, { indicator: id }, asking) => {
    const found = await indicatorOf(client, id);
    if (!found) return [];
    const { rows } = await client.query<Row>(VALUES, [
      id,
      found.base,
      lastOf(asking),
      asking.oldest,
      asking.now,
    ]);
    return seenOf(rows);
  },
  newest: (client, { indicator: id }) =>
    timeOf(
      client,
      `select max(${AT}) as at from ${OWN} where own.id = $1 and own.origin = 'computed' and ${AT} <= now()`,
      [id],
    ),
  stretch: stretchOf,
};

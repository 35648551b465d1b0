import type pg from 'pg';
import type { Properties } from '../../sql/model/property.ts';
import { partitionOf } from '../../sql/partition.ts';

/** A computed value of a feature. Times are as clocks of the zone that they are published in show them; null is open. */
export type ComputedValue = {
  feature: string;
  /** The version of the base layer's feature whose geometry it is drawn with. */
  baseVid: number;
  from: string | null;
  to: string | null;
  value: number | null;
  properties: Properties;
  /** What it was made of. */
  inputs: unknown;
  /** Version of the method that made it; the first where nothing is said. */
  version?: number;
};

/** What the values that are given stand in place of: all of a feature (`''`: of every one) that begin in a stretch of time. */
export type Scope = { feature: string; from: string | null; to: string | null };

/** A value that is another than before, or is there no more. */
export type Changed = { feature: string; from: string | null; to: string | null; isNew: boolean };

const CURRENT = 'until_revision = 9223372036854775807';

/** Values in a scope; of all features by the index of times, of one by that of features. */
const scopedOf = (values: string, isWhole: boolean): string =>
  isWhole
    ? `select vid, digest from ${values} where ${CURRENT}`
    : `select v.vid, v.digest from scope s join ${values} v on v.feature_id = s.feature
         and (s."from" is null or v.valid_from >= s."from") and (s."to" is null or v.valid_from < s."to")
       where s.feature <> '' and v.${CURRENT}
       union
       select v.vid, v.digest from scope s join ${values} v
         on (s."from" is null or v.valid_from >= s."from") and (s."to" is null or v.valid_from < s."to")
       where s.feature = '' and v.${CURRENT}`;

const WRITE = (values: string, isWhole: boolean): string => `with given as materialized (
    select g.feature, g.base, g."from"::timestamp at time zone $2 as "from", g."to"::timestamp at time zone $2 as "to",
      g.value, g.properties, g.inputs, coalesce(g.version, 1) as version,
      md5(concat_ws(E'\\n', g.feature, g.base, g."from", g."to", g.value, g.properties, g.inputs, nullif(g.version, 1)))::uuid as digest
    from jsonb_to_recordset($1::jsonb) as g (feature text, base bigint, "from" text, "to" text, value float8,
      properties jsonb, inputs jsonb, version smallint)
  ), scope as materialized (
    select s.feature, s."from"::timestamp at time zone $2 as "from", s."to"::timestamp at time zone $2 as "to"
    from jsonb_to_recordset($3::jsonb) as s (feature text, "from" text, "to" text)
  ), scoped as materialized (${scopedOf(values, isWhole)}),
  ended as (
    update ${values} v set until_revision = $5 from scoped
    where v.vid = scoped.vid and not exists (select from given where given.digest = scoped.digest)
    returning v.feature_id, v.valid_from, v.valid_to
  ), made as (
    insert into ${values} (layer_no, feature_id, base_vid, valid_from, valid_to, value, properties, inputs, method_version, digest,
      since_revision)
    select $4, feature, base, "from", "to", value, properties, inputs, version, digest, $5 from given
    where not exists (select from scoped where scoped.digest = given.digest)
    returning feature_id, valid_from, valid_to
  )
  select feature_id as feature, (valid_from at time zone $2)::text as "from", (valid_to at time zone $2)::text as "to",
    false as "isNew" from ended
  union all
  select feature_id, (valid_from at time zone $2)::text, (valid_to at time zone $2)::text, true from made`;

/** Which layer, the revision that the values will be part of, and the zone whose clocks they are told by. */
export type Target = { no: number; next: number; timeZone: string };

/**
 * Puts values in the place of those of a scope (null: of all) as part of a revision to come. One that is as it was stays as
 * it was: gives those that are not.
 */
export const writeValues = async (
  client: pg.ClientBase,
  { no, next, timeZone }: Target,
  values: readonly ComputedValue[],
  scope: readonly Scope[] | null,
): Promise<Changed[]> => {
  const given = values.map(({ baseVid, ...value }) => ({ ...value, base: baseVid }));
  const { rows } = await client.query<Changed>(WRITE(partitionOf('computed_value', no), scope === null), [
    JSON.stringify(given),
    timeZone,
    JSON.stringify(scope ?? []),
    no,
    next,
  ]);
  return rows;
};

import { partitionOf as tableOf } from '../../../sql/partition.ts';
import type { PublishedIndicator, PublishedLayer } from '../../layers/catalogue.ts';
import { partitionOf, type Sql, type SqlValue } from '../../layers/visible.ts';
import { placeSql } from './place.ts';

/** An indicator that was seen, with the layer of its values and the one whose features they are of. */
export type Shown = { indicator: PublishedIndicator; layer: PublishedLayer; base: PublishedLayer };

/** A value as it is read. */
export type ValueRow = {
  vid: number;
  /** The number that tiles of the base layer know the feature by. */
  fid: string;
  feature: string;
  place: string;
  named: Record<string, unknown>;
  properties: Record<string, unknown>;
  from: Date | null;
  to: Date | null;
  value: number | null;
  computed_at: Date;
  /** Of the method that made it. */
  version: number;
  rank: number | null;
  /** How many others of the period have the same value. */
  ties: number | null;
  of: number;
};

/** Which values: of features (null: all), that begin in or touch a stretch of time, after one; newest first. */
export type Choice = {
  features: readonly string[] | null;
  from: Date | null;
  to: Date | null;
  after: { from: Date | null; feature: string } | null;
  limit: number;
  /** Only those that are there. */
  onlyValues?: boolean;
};

const condition = ({ revision }: PublishedLayer, table: string): string =>
  `${table}.since_revision <= ${Math.trunc(revision)} and ${table}.until_revision > ${Math.trunc(revision)}`;

const chosen = (choice: Choice, values: SqlValue[]): string[] => {
  const put = (value: SqlValue) => `$${values.push(value)}`;
  const { features, from, to, after } = choice;
  return [
    ...(features ? [`v.feature_id = any(${put(features)}::text[])`] : []),
    ...(to ? [`(v.valid_from is null or v.valid_from <= ${put(to)})`] : []),
    ...(from ? [`(v.valid_to is null or v.valid_to > ${put(from)})`] : []),
    ...(after?.from
      ? [
          `(v.valid_from < ${put(after.from)} or (v.valid_from = ${put(after.from)} and v.feature_id > ${put(after.feature)}))`,
        ]
      : []),
    ...(after && !after.from ? [`v.feature_id > ${put(after.feature)}`] : []),
    ...(choice.onlyValues ? ['v.value is not null'] : []),
  ];
};

/**
 * The query for a page of values, each with its place among all values of its period: 1 is the best, or the greatest where
 * neither is. Of a page's periods all values are looked at, of others none.
 */
export const valuesQuery = ({ indicator: { manifest }, layer, base }: Shown, choice: Choice): Sql => {
  const values: SqlValue[] = [];
  const table = tableOf('computed_value', layer.no);
  const where = [condition(layer, 'v'), ...chosen(choice, values)].join(' and ');
  const order = manifest.direction === 'higher-worse' ? 'asc' : 'desc';
  const ofPeriods =
    manifest.period === 'none' ? 'true' : 'o.valid_from = any(array(select distinct valid_from from page))';
  return {
    text: `with page as materialized (
        select v.* from ${table} v where ${where}
        order by v.valid_from desc nulls last, v.feature_id limit ${Math.trunc(choice.limit)}
      ), ranked as (
        select o.vid, rank() over (partition by o.valid_from order by o.value ${order})::int as rank,
          count(*) over (partition by o.valid_from order by o.value ${order}
            range between current row and current row)::int - 1 as ties,
          count(*) over (partition by o.valid_from)::int as of
        from ${table} o where ${condition(layer, 'o')} and o.value is not null and ${ofPeriods}
      ), counted as (select distinct o.valid_from, r.of from ranked r join ${table} o using (vid))
      select p.vid, f.fid, p.feature_id as feature, ${placeSql(base)} as place, f.properties as named, p.properties,
        p.valid_from as "from", p.valid_to as "to", p.value, p.computed_at, p.method_version as version, r.rank, r.ties, coalesce(c.of, 0) as of
      from page p join ${partitionOf('feature', base)} f on f.vid = p.base_vid left join ranked r on r.vid = p.vid
        left join counted c on c.valid_from is not distinct from p.valid_from
      order by p.valid_from desc nulls last, p.feature_id`,
    values,
  };
};

/** The query for how many there are of a choice, wherever its page begins. */
export const countQuery = ({ layer }: Shown, choice: Choice): Sql => {
  const values: SqlValue[] = [];
  const where = [condition(layer, 'v'), ...chosen({ ...choice, after: null }, values)].join(' and ');
  return {
    text: `select count(*)::int as n from ${tableOf('computed_value', layer.no)} v where ${where}`,
    values,
  };
};

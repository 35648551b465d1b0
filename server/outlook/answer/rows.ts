import type {
  Exceedance,
  Judgement,
  OutlookExtremes,
  OutlookFit,
  OutlookMethod,
  OutlookPeriod,
  OutlookSkill,
  OutlookStock,
  StoredStep,
} from '../../../sql/model/outlook.ts';
import type { PublishedLayer } from '../../layers/catalogue.ts';
import { partitionOf, type Sql } from '../../layers/visible.ts';
import type { SubjectRow } from './subject.ts';

/** A forecast as it is read. */
export type OutlookRow = SubjectRow & {
  no: number;
  period: OutlookPeriod;
  origin: Date;
  made_at: Date;
  is_current: boolean;
  method: OutlookMethod;
  beats_naive: boolean;
  fit: OutlookFit;
  steps: StoredStep[];
  skill: OutlookSkill;
  exceedance: Exceedance[];
  extremes: OutlookExtremes | null;
  stock: OutlookStock | null;
  judged: Judgement | null;
  time_zone: string | null;
  matched: number;
};

/** Of whom forecasts are asked: a series by its number, or an indicator at features of its base (null: all). */
export type Of = { layer: PublishedLayer } & (
  | { series: number }
  | { indicator: string; features: readonly string[] | null }
);

/** Which: the newest of each, or all that there were. */
export type Which = { period: OutlookPeriod | null; isCurrent: boolean; limit: number; after: number };

const conditionOf = (of: Of, values: (string | number | null | readonly string[])[]): string => {
  const put = (value: string | number | readonly string[]) => `$${values.push(value)}`;
  if ('series' in of) return `o.series_no = ${put(of.series)}`;
  const { indicator, features } = of;
  return `o.indicator_id = ${put(indicator)}${features ? ` and o.feature_id = any(${put(features)}::text[])` : ''}`;
};

/** SQL for the properties of the feature `o.feature_id` of a layer, in its newest state. */
const featureOf = (layer: PublishedLayer): string => {
  const revision = Math.trunc(layer.revision);
  return `select f.properties from ${partitionOf('feature', layer)} f where f.id = o.feature_id
    and f.since_revision <= ${revision} and f.until_revision > ${revision} order by f.valid_from desc nulls last limit 1`;
};

const PERIODS = `array['hour', 'day', 'month', 'year']`;

/** The query for forecasts: the newest of each by feature and period, else the newest first. `matched`: how many in all. */
export const outlooksQuery = (of: Of, { period, isCurrent, limit, after }: Which): Sql => {
  const values: (string | number | readonly string[])[] = [];
  const condition = conditionOf(of, values);
  const put = (value: string | number) => `$${values.push(value)}`;
  const ofPeriod = period === null ? '' : `and o.period = ${put(period)}`;
  const order = isCurrent ? `o.feature_id, array_position(${PERIODS}, o.period)` : 'o.origin desc, o.no desc';
  return {
    text: `with page as (
        select o.*, count(*) over ()::int as matched from outlook o
        where ${condition} ${ofPeriod} ${isCurrent ? 'and o.is_current' : ''}
        order by ${order} limit ${Math.trunc(limit)} offset ${Math.trunc(after)}
      )
      select o.*, s.id as series_id, s.parameter_id, s.time_zone, f.properties
      from page o left join series s on s.no = o.series_no left join lateral (${featureOf(of.layer)}) f on true
      order by ${order}`,
    values,
  };
};

/** The query for all judgements of what was forecast, together: means weighed by how many values each was held against. */
export const judgedQuery = (of: Of, period: OutlookPeriod | null): Sql => {
  const values: (string | number | readonly string[])[] = [];
  const condition = conditionOf(of, values);
  const ofPeriod = period === null ? '' : `and o.period = $${values.push(period)}`;
  const n = `(o.judged->>'n')::float8`;
  const mean = (what: string) =>
    `sum(${n} * (${what})::float8) / nullif(sum(${n}) filter (where ${what} is not null), 0)`;
  const share = (interval: number) => mean(`o.judged->'coverage'->>'${interval}'`);
  return {
    text: `select coalesce(sum(${n}), 0)::int as n, coalesce(sum((o.judged->>'of')::int), 0)::int as "of",
        ${mean("o.judged->>'mase'")} as mase, ${mean("o.judged->>'crps'")} as crps,
        ${mean("o.judged->>'naiveCrps'")} as "naiveCrps",
        jsonb_build_object('50', ${share(50)}, '80', ${share(80)}, '95', ${share(95)}) as coverage
      from outlook o where ${condition} ${ofPeriod} and o.judged is not null`,
    values,
  };
};

/** The query for whether a subject waits to be looked at, or what it is made of waits to be gathered or computed. */
export const waitsQuery = (of: Of): Sql =>
  'series' in of
    ? {
        text: `select exists (select from outlook_dirty where series_no = $1)
          or exists (select from series_dirty where series_no = $1) as waits`,
        values: [of.series],
      }
    : {
        text: `select exists (select from outlook_dirty where indicator_id = $1
          and ($2::text[] is null or feature_id = '' or feature_id = any($2)))
          or exists (select from indicator_dirty where indicator_id = $1) as waits`,
        values: [of.indicator, of.features],
      };

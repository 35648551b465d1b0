import { secondsOf } from '../../../sql/model/duration.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import { FLAGS, type Gather } from '../../../sql/model/observation.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { type Period, wholeOf } from '../../filter/datetime.ts';
import { gatheredIn } from './gathered.ts';
import { isoOf, quoted } from './sql.ts';

const REJECTED = FLAGS.indexOf('rejected');

/** What a layer of newest values says of itself. */
export type Latest = {
  base: string;
  parameter: string;
  stale: string;
  breaks: readonly number[];
  gather: Gather | null;
  decimals: number;
};

/** What a layer of newest values says of itself; null for all others. */
const latestOf = ({ computed, draw, properties }: Layer): Latest | null => {
  if (computed?.by.kind !== 'latest' || computed.by.stale === undefined) return null;
  const { parameter, stale, gather = null } = computed.by;
  const value = properties.find(({ name }) => name === 'value');
  const decimals = value?.type === 'number' ? (value.decimals ?? 0) : 0;
  const breaks = draw.kind === 'choropleth' ? draw.breaks : [];
  return { base: computed.base, parameter, stale, breaks, gather, decimals };
};

/** Whether a layer tells of another time than now by what was measured then. Without an end, now is meant. */
export const isThen = (manifest: Layer, period: Period | null): period is Period & { to: Date } =>
  latestOf(manifest) !== null && period?.to != null;

/**
 * The moment that is looked at: of a whole day, month or year its middle, so that it is the same period on the clocks of every
 * station; else the end of what is asked for. And from when on a value must be: an older one is stale.
 */
const momentsOf = (period: { from: Date | null; to: Date }, stale: string): { at: Date; after: Date } => {
  const { from, to } = period;
  const isWhole = from !== null && wholeOf(period) !== null;
  const at = isWhole ? new Date((from.getTime() + to.getTime()) / 2) : to;
  const first = isWhole || from === null ? at : from;
  // Earlier than what PostgreSQL can hold nothing was measured.
  return {
    at,
    after: new Date(Math.max(first.getTime() - secondsOf(stale) * 1000, Date.parse('0001-01-01T00:00:00Z'))),
  };
};

const moment = (date: Date): string => `'${date.toISOString()}'::timestamptz`;

/** A time as `inOffset` writes it, in the offset that it was measured in. */
const TIME = isoOf('o.time', 'o.utc_offset');

/** Begin and end of what a value stands for. */
const BEGIN = "case s.stamp when 'end' then o.time - s.averaging::interval else o.time end";
const END = "case s.stamp when 'end' then o.time else o.time + s.averaging::interval end";

/** SQL of what a station said at a moment: the value whose period began last by then, looked up by the primary key of observations. */
const saidThen = ({ base, parameter, stale, breaks }: Latest, period: Period & { to: Date }): string => {
  const { at, after } = momentsOf(period, stale);
  // No value stands for longer than after what it would be stale.
  const last = new Date(at.getTime() + secondsOf(stale) * 1000);
  const classed = `width_bucket(o.value, array[${breaks.map(Number).join(', ')}]::float8[])::text`;
  return `select s.id as series, ${BEGIN} as "begin", ${END} as "end", ${TIME} as "time",
        o.below,
        case when o.flag <> ${REJECTED} then o.value end as value,
        case when o.flag <> ${REJECTED} then ${classed} end as class,
        (array[${FLAGS.map(quoted).join(', ')}])[o.flag + 1] as flag,
        null::text as period, null::text as statistic, null::float8 as coverage
      from series s cross join lateral (
        select o.time, o.value, o.utc_offset, o.flag, o.below from observation o
        where o.series_no = s.no and o.time > ${moment(after)} and o.time <= ${moment(last)}
          and o.time <= ${moment(at)} + case s.stamp when 'end' then s.averaging::interval else interval '0' end
        order by o.time desc limit 1) o
      where s.layer_id = ${quoted(base)} and s.feature_id = n.id and s.parameter_id = ${quoted(parameter)} and s.map
      order by o.time desc, s.id limit 1`;
};

/**
 * SQL of what the stations of a layer said in a period. Of a whole day, month or year it is the rollup of that period on each
 * station's clock, where values come more often; else what stood at a moment.
 */
const saidIn = (latest: Latest, period: Period & { to: Date }): string => {
  const unit = latest.gather === null ? null : wholeOf(period);
  if (unit === null || latest.gather === null) return saidThen(latest, period);
  const { at } = momentsOf(period, latest.stale);
  const gathered = gatheredIn({ ...latest, gather: latest.gather }, { unit, at: moment(at) });
  // A station has its values gathered, or has longer periods of its own.
  return `select * from ((${gathered}) union all (${saidThen(latest, period)})) one order by one.period is null limit 1`;
};

/**
 * SQL of the rows of a layer of newest values as they were at a time: each feature, where it stands now, with what was said there
 * then; without a value where that is stale. The columns are those of a partition of `feature`, so that all that reads one can
 * read this. Bounds stand as constants in it, by which the planner leaves out the partitions of other years.
 */
export const valuesThen = (layer: { no: number; manifest: Layer }, period: Period & { to: Date }): string =>
  `(select n.layer_no, n.vid, n.fid, n.id, n.geom, n.geom_3857, n.search_text, n.digest, n.since_revision, n.until_revision,
      n.label_point, n.label_room, o."begin" as valid_from, nullif(o."end", o."begin") as valid_to,
      n.properties || jsonb_build_object('value', o.value, 'time', o."time", 'class', o.class, 'flag', o.flag,
        'below', o.below, 'period', o.period, 'statistic', o.statistic, 'coverage', o.coverage,
        'series', coalesce(o.series, n.properties->>'series')) as properties
    from ${partitionOf('feature', layer.no)} n left join lateral (
      ${saidIn(latestOf(layer.manifest)!, period)}) o on true)`;

import { secondsOf } from '../../../sql/model/duration.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import { FLAGS } from '../../../sql/model/observation.ts';
import { partitionOf } from '../../../sql/partition.ts';
import type { Period } from '../../filter/datetime.ts';

const DAY_MS = 86_400_000;
const REJECTED = FLAGS.indexOf('rejected');

type Latest = { base: string; parameter: string; stale: string; breaks: readonly number[] };

/** What a layer of newest values says of itself; null for all others. */
const latestOf = ({ computed, draw }: Layer): Latest | null => {
  if (computed?.by.kind !== 'latest' || computed.by.stale === undefined) return null;
  const breaks = draw.kind === 'choropleth' ? draw.breaks : [];
  return { base: computed.base, parameter: computed.by.parameter, stale: computed.by.stale, breaks };
};

/** Whether a layer tells of another time than now by what was measured then. Without an end, now is meant. */
export const isThen = (manifest: Layer, period: Period | null): period is Period & { to: Date } =>
  latestOf(manifest) !== null && period?.to != null;

/**
 * The moment that is looked at: of a day its noon, so that it is the same day on the clocks of every station; else the end of what
 * is asked for. And from when on a value must be: an older one is stale.
 */
const momentsOf = (
  { from, to }: { from: Date | null; to: Date },
  stale: string,
): { at: Date; after: Date } => {
  const isDay = from !== null && to.getTime() - from.getTime() < DAY_MS;
  const at = isDay ? new Date((from.getTime() + to.getTime()) / 2) : to;
  const first = isDay || from === null ? at : from;
  // Earlier than what PostgreSQL can hold nothing was measured.
  return {
    at,
    after: new Date(Math.max(first.getTime() - secondsOf(stale) * 1000, Date.parse('0001-01-01T00:00:00Z'))),
  };
};

const moment = (date: Date): string => `'${date.toISOString()}'::timestamptz`;
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A time as `inOffset` writes it, in the offset that it was measured in. */
const TIME = `to_char(o.time at time zone 'UTC' + make_interval(mins => o.utc_offset), 'YYYY-MM-DD"T"HH24:MI:SS') ||
  case when o.utc_offset = 0 then 'Z'
    else case when o.utc_offset < 0 then '-' else '+' end || to_char(make_interval(mins => abs(o.utc_offset)), 'HH24:MI') end`;

/** Begin and end of what a value stands for. */
const BEGIN = "case s.stamp when 'end' then o.time - s.averaging::interval else o.time end";
const END = "case s.stamp when 'end' then o.time else o.time + s.averaging::interval end";

/**
 * SQL of the rows of a layer of newest values as they were at a time: each feature, where it stands now, with the value whose
 * period began last by then, looked up by the primary key of observations; without one where that is stale. The columns are those
 * of a partition of `feature`, so that all that reads one can read this. Bounds stand as constants in it, by which the planner
 * leaves out the partitions of other years.
 */
export const valuesThen = (layer: { no: number; manifest: Layer }, period: Period & { to: Date }): string => {
  const { base, parameter, stale, breaks } = latestOf(layer.manifest)!;
  const { at, after } = momentsOf(period, stale);
  // No value stands for longer than after what it would be stale.
  const last = new Date(at.getTime() + secondsOf(stale) * 1000);
  const classed = `width_bucket(o.value, array[${breaks.map(Number).join(', ')}]::float8[])::text`;
  return `(select n.layer_no, n.vid, n.fid, n.id, n.geom, n.geom_3857, n.search_text, n.digest, n.since_revision, n.until_revision,
      n.label_point, n.label_room, o."begin" as valid_from, nullif(o."end", o."begin") as valid_to,
      n.properties || jsonb_build_object('value', o.value, 'time', o."time", 'class', o.class, 'flag', o.flag,
        'below', o.below, 'series', coalesce(o.series, n.properties->>'series')) as properties
    from ${partitionOf('feature', layer.no)} n left join lateral (
      select s.id as series, ${BEGIN} as "begin", ${END} as "end", ${TIME} as "time",
        o.below,
        case when o.flag <> ${REJECTED} then o.value end as value,
        case when o.flag <> ${REJECTED} then ${classed} end as class,
        (array[${FLAGS.map(quoted).join(', ')}])[o.flag + 1] as flag
      from series s cross join lateral (
        select o.time, o.value, o.utc_offset, o.flag, o.below from observation o
        where o.series_no = s.no and o.time > ${moment(after)} and o.time <= ${moment(last)}
          and o.time <= ${moment(at)} + case s.stamp when 'end' then s.averaging::interval else interval '0' end
        order by o.time desc limit 1) o
      where s.layer_id = ${quoted(base)} and s.feature_id = n.id and s.parameter_id = ${quoted(parameter)} and s.map
      order by o.time desc, s.id limit 1) o on true)`;
};

import type pg from 'pg';
import { Parameter } from '../../../../sql/model/parameter.ts';
import type { RULE_PERIODS } from '../../../../sql/model/warning-rule.ts';
import {
  type Asking,
  type Look,
  lastOf,
  type Seen,
  type Stretch,
  type SubjectOf,
  timeOf,
} from './subject.ts';

type Observation = SubjectOf<'observation'>;
type Row = { key: string; layer: string; feature: string; time: number; value: number };

/** The number of a rollup's period in the table. */
const PERIOD: Record<Exclude<(typeof RULE_PERIODS)[number], 'value'>, number> = { hour: 1, day: 2, month: 3 };

/** So many new values of a series are looked at in one go; the rest by the next look. */
const MOST = 2000;

const SERIES = `series s left join jsonb_to_recordset($3::jsonb) as seen (key text, last float8) on seen.key = s.id
  cross join lateral (select to_timestamp(greatest(coalesce(seen.last, 0), $4::float8) / 1000) as since) f
  where s.parameter_id = $1 and ($2::text is null or s.layer_id = $2) and s.last_time >= to_timestamp($4::float8 / 1000)`;
const KEYS = `s.id as key, s.layer_id as layer, s.feature_id as feature`;

// What checks or people doubt is no reason to warn of; below the limit of detection a value counts as it does elsewhere.
const VALUES = `select ${KEYS}, extract(epoch from o.time)::float8 * 1000 as time,
    case when o.below then o.value * $5 else o.value end as value
  from (select s.*, f.since from ${SERIES}) s cross join lateral (
    select time, value, below from observation where series_no = s.no and time >= s.since and time <= to_timestamp($6::float8 / 1000)
      and flag not in (2, 3) order by time limit ${MOST}) o
  order by s.id, o.time`;

/** Periods that are over, with at least three quarters of what is expected of them. */
const LEAST = 0.75;
const rolled = (over: keyof typeof PERIOD, statistic: string): string => `select ${KEYS},
    extract(epoch from r.start)::float8 * 1000 as time, r.${statistic} as value
  from (select s.*, f.since from ${SERIES}) s cross join lateral (
    select start, ${statistic} from rollup where series_no = s.no and period = ${PERIOD[over]} and start >= s.since
      and coalesce(coverage, 1) >= ${LEAST} and $5::float8 is not null
      and ((start at time zone s.time_zone) + interval '1 ${over}') at time zone s.time_zone <= to_timestamp($6::float8 / 1000)
    order by start limit ${MOST}) r
  order by s.id, r.start`;

const parameterOf = async (client: pg.ClientBase, id: string): Promise<Parameter | null> => {
  const { rows } = await client.query<{ manifest: unknown }>('select manifest from parameter where id = $1', [
    id,
  ]);
  return Parameter.safeParse(rows[0]?.manifest).data ?? null;
};

/** Rows of one key after the other, as a list of what was seen. */
export const seenOf = (rows: readonly (Row & { class?: string | null })[]): Seen[] => {
  const all = new Map<string, Seen>();
  for (const { key, layer, feature, time, value, class: of } of rows) {
    const seen = all.get(key) ?? { key, layer, feature, samples: [] };
    seen.samples.push(of === undefined ? { time, value } : { time, value, class: of });
    all.set(key, seen);
  }
  return [...all.values()];
};

const readValues = async (client: pg.ClientBase, subject: Observation, asking: Asking): Promise<Seen[]> => {
  const parameter = await parameterOf(client, subject.parameter);
  if (!parameter) return [];
  const { over, statistic } = subject;
  const { rows } = await client.query<Row>(over === 'value' ? VALUES : rolled(over, statistic), [
    subject.parameter,
    subject.layer ?? null,
    lastOf(asking),
    asking.oldest,
    parameter.belowAs,
    asking.now,
  ]);
  return seenOf(rows);
};

const CHART = `select extract(epoch from time)::float8 * 1000 as time, value from observation o join series s on s.no = o.series_no
  where s.id = $1 and time <= to_timestamp($2::float8 / 1000) and flag not in (2, 3) order by time desc limit 120`;
const CHART_OF = ({ over, statistic }: Observation): string =>
  over === 'value'
    ? CHART
    : `select extract(epoch from start)::float8 * 1000 as time, ${statistic} as value from rollup r join series s on s.no = r.series_no
  where s.id = $1 and period = ${PERIOD[over]} and start <= to_timestamp($2::float8 / 1000) order by start desc limit 120`;

const stretchOf = async (
  client: pg.ClientBase,
  subject: Observation,
  seen: Seen,
  until: number,
): Promise<Stretch> => {
  const { rows } = await client.query<{ time: number; value: number }>(CHART_OF(subject), [seen.key, until]);
  const { rows: from } = await client.query<{ source: string; status: 'real' | 'sample' }>(
    'select source_id as source, status from series where id = $1',
    [seen.key],
  );
  return {
    series: seen.key,
    points: rows.map(({ time, value }): [number, number] => [time, value]).reverse(),
    sources: from.map(({ source }) => source),
    status: from[0]?.status ?? 'sample',
  };
};

/** What is measured. */
export const observation: Look<Observation> = {
  about: async (client, { parameter: id }) => {
    const parameter = await parameterOf(client, id);
    if (!parameter) return null;
    const { title, unit, decimals } = parameter;
    return { title, unit, decimals, classes: new Map(), limit: null };
  },
  read: readValues,
  newest: (client, { parameter, layer }) =>
    timeOf(
      client,
      'select max(last_time) as at from series where parameter_id = $1 and ($2::text is null or layer_id = $2)',
      [parameter, layer ?? null],
    ),
  stretch: stretchOf,
};

import type pg from 'pg';
import { Parameter } from '../../../../sql/model/parameter.ts';
import { sameText, type Text } from '../../../../sql/model/text.ts';
import { indicatorOf } from './indicator.ts';
import { seenOf } from './observation.ts';
import { type About, type Look, type Seen, type Stretch, type SubjectOf, timeOf } from './subject.ts';

type Forecast = SubjectOf<'forecast'>;
type Row = { key: string; layer: string; feature: string; time: number; value: number };

/** Forecasts of a parameter's series, or of an indicator at features. */
const OF_SERIES = `select s.id as key, s.layer_id as layer, s.feature_id as feature, o.origin, o.exceedance, o.steps from outlook o
  join series s on s.no = o.series_no where s.parameter_id = $1 and o.period = $2`;
const OF_INDICATOR = `select o.feature_id as key, i.manifest->>'base' as layer, o.feature_id as feature, o.origin, o.exceedance, o.steps from outlook o
  join indicator i on i.id = o.indicator_id where o.indicator_id = $1 and o.period = $2`;

const allOf = ({ of }: Forecast): string => (of.kind === 'parameter' ? OF_SERIES : OF_INDICATOR);
/** The newest one of each. */
const currentOf = (subject: Forecast): string => `${allOf(subject)} and o.is_current`;

// What was known when it was made is what it says something of today by.
const PROBABILITIES = (subject: Forecast, past: boolean): string => `select o.key, o.layer, o.feature,
    extract(epoch from o.origin)::float8 * 1000 as time, (e->>'whole')::float8 as value
  from (${past ? allOf(subject) : currentOf(subject)}) o cross join lateral jsonb_array_elements(o.exceedance) e
  where e->>'limit' = $3 and o.origin >= to_timestamp($4::float8 / 1000) order by o.key, o.origin`;

const CHART = (subject: Forecast): string => `select c.steps from (${currentOf(subject)}) c where c.key = $3`;

const NAMED = (title: Text, limit: Text | string): Text => {
  const of = typeof limit === 'string' ? sameText(limit) : limit;
  return {
    ar: `احتمال تجاوز «${of.ar}»: ${title.ar}`,
    fr: `Probabilité de dépassement (${of.fr}) : ${title.fr}`,
    en: `Probability of exceeding ${of.en}: ${title.en}`,
  };
};

const aboutOf = async (client: pg.ClientBase, { of, limit }: Forecast): Promise<About | null> => {
  const common = { unit: '%', decimals: 0, classes: new Map<string, Text>() };
  if (of.kind === 'indicator') {
    const found = await indicatorOf(client, of.id);
    const entered = found?.classes.find(({ id }) => id === limit);
    return found && { ...common, title: NAMED(found.title, entered?.title ?? limit), limit: null };
  }
  const { rows } = await client.query<{ manifest: unknown }>('select manifest from parameter where id = $1', [
    of.id,
  ]);
  const parameter = Parameter.safeParse(rows[0]?.manifest).data;
  if (!parameter) return null;
  const held = parameter.limits.find(({ id }) => id === limit);
  return { ...common, title: NAMED(parameter.title, held?.title ?? limit), limit: held?.value ?? null };
};

type Steps = { start: string; median: number }[];

const stretchOf = async (client: pg.ClientBase, subject: Forecast, { key }: Seen): Promise<Stretch> => {
  const { rows } = await client.query<{ steps: Steps }>(CHART(subject), [subject.of.id, subject.period, key]);
  const steps = rows[0]?.steps ?? [];
  const { rows: from } = await client.query<{ source: string; status: 'real' | 'sample' }>(
    `select source_id as source, status from series where id = $1`,
    [key],
  );
  return {
    series: subject.of.kind === 'parameter' ? key : null,
    points: steps.slice(0, 300).map(({ start, median }): [number, number] => [Date.parse(start), median]),
    sources: from.map(({ source }) => source),
    status: from[0]?.status ?? 'sample',
  };
};

/** How likely it is that a limit is gone beyond. */
export const forecast: Look<Forecast> = {
  about: aboutOf,
  read: async (client, subject, { oldest, past = false }) => {
    const { rows } = await client.query<Row>(PROBABILITIES(subject, past), [
      subject.of.id,
      subject.period,
      subject.limit,
      oldest,
    ]);
    return seenOf(rows);
  },
  newest: (client, subject) =>
    timeOf(client, `select max(origin) as at from (${allOf(subject)}) f`, [subject.of.id, subject.period]),
  stretch: (client, subject, seen) => stretchOf(client, subject, seen),
};

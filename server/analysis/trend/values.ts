import type { QuestionOf } from '../../../sql/model/analysis.ts';
import { COUNTED_FLAGS, flagNo } from '../../../sql/model/observation.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';
import type { Snapshot } from '../../layers/catalogue.ts';
import { layerById } from '../../layers/select.ts';
import { type Features, featuresOf } from '../sides.ts';
import { openQuery, type Work } from '../work.ts';
import { monthly, seasonOf } from './season.ts';
import type { TrendSource } from './source.ts';

type Trend = QuestionOf<'trend'>;
/** A value of a feature in a step of the period, counted from 0. */
type Valued = { feature: string; step: number; value: number };

/** How many steps the period has. */
export const stepsOf = ({ from, to, step }: Trend): number => (to - from + 1) * (step === 'year' ? 1 : 12);

/** SQL of a moment's step; what is given is a local time. */
const stepSql = ({ from, step }: Trend, local: string): string =>
  step === 'year'
    ? `(extract(year from ${local}) - ${Math.trunc(from)})::int4`
    : `((extract(year from ${local}) - ${Math.trunc(from)}) * 12 + extract(month from ${local}) - 1)::int4`;

/** Rollups have no last value: of what is told by it, the mean stands for a step. */
const STATISTIC: Record<Parameter['gather'], string> = { mean: 'mean', sum: 'sum', max: 'max', last: 'mean' };
const GATHERED: Record<Parameter['gather'], string> = { mean: 'avg', sum: 'sum', max: 'max', last: 'avg' };

/** A day more on both sides, as years begin by the clock of the series. */
const spanSql = ({ from, to }: Trend, column: string): string =>
  `${column} >= '${String(from).padStart(4, '0')}-01-01T00:00:00Z'::timestamptz - interval '1 day'
   and ${column} < '${String(to + 1).padStart(4, '0')}-01-01T00:00:00Z'::timestamptz + interval '1 day'`;

const fromRollups = (work: Work, question: Trend, gather: Parameter['gather'], series: readonly number[]) => {
  const query = openQuery();
  return query.run<Valued>(
    work,
    `select s.layer_id || '.' || s.feature_id as feature, ${stepSql(question, '(r.start at time zone s.time_zone)')} as step,
       r.${STATISTIC[gather]} as value
     from rollup r join series s on s.no = r.series_no
     where r.series_no = any(${query.put(series)}::int4[]) and r.period = ${question.step === 'year' ? 4 : 3}
       and ${spanSql(question, 'r.start')} and coalesce(r.coverage, 1) >= ${query.put(question.coverage)}::float8`,
  );
};

/** A value that is stamped by the end of its period belongs to where that began. */
const BEGAN = `((o.time - case when s.stamp = 'end' then interval '1 second' else interval '0' end) at time zone s.time_zone)`;

const fromObservations = (
  work: Work,
  question: Trend,
  gather: Parameter['gather'],
  series: readonly number[],
) => {
  const query = openQuery();
  return query.run<Valued>(
    work,
    `select s.layer_id || '.' || s.feature_id as feature, ${stepSql(question, BEGAN)} as step, ${GATHERED[gather]}(o.value) as value
     from observation o join series s on s.no = o.series_no
     where o.series_no = any(${query.put(series)}::int4[]) and ${spanSql(question, 'o.time')}
       and o.flag = any(${query.put(COUNTED_FLAGS.map(flagNo))}::int2[])
     group by 1, 2`,
  );
};

const fromIndicator = (work: Work, question: Trend, id: string, snapshot: Snapshot) => {
  const { no, revision, manifest } = layerById(snapshot, id);
  const query = openQuery();
  // Periods of indicators begin at midnight somewhere: half a day later it is the same day anywhere.
  const local = `((v.valid_from + interval '12 hours') at time zone 'UTC')`;
  return query.run<Valued>(
    work,
    `select ${query.put(`${manifest.computed?.base}.`)}::text || v.feature_id as feature, ${stepSql(question, local)} as step,
       avg(v.value) as value
     from computed_value_${Math.trunc(no)} v
     where v.since_revision <= ${Math.trunc(revision)} and v.until_revision > ${Math.trunc(revision)}
       and v.value is not null and ${spanSql(question, 'v.valid_from')}
     group by 1, 2`,
  );
};

const valuesOf = async (
  work: Work,
  question: Trend,
  { from }: TrendSource,
  snapshot: Snapshot,
): Promise<Valued[]> => {
  if (from.kind === 'indicator') return fromIndicator(work, question, from.layer, snapshot);
  const numbers = (coarse: boolean) =>
    from.series.filter(({ isCoarse }) => isCoarse === coarse).map(({ no }) => no);
  return [
    ...(await fromRollups(work, question, from.gather, numbers(false))),
    ...(await fromObservations(work, question, from.gather, numbers(true))),
  ];
};

/** Layers at whose features the values are. */
const carriersOf = ({ from }: TrendSource, snapshot: Snapshot): string[] =>
  from.kind === 'indicator'
    ? [layerById(snapshot, from.layer).manifest.computed?.base ?? '']
    : [...new Set(from.series.map(({ layer }) => layer))];

/** Which places the features of a layer lie in: an area by a point in it. */
const placesOfFeatures = async (
  work: Work,
  places: Features,
  carriers: Features,
): Promise<Map<string, string[]>> => {
  const query = openQuery();
  const rows = await query.run<{ feature: string; place: string }>(
    work,
    `with p as materialized (select f.id, f.geom, f.geom_3857 from ${places.table} f where ${query.visible(places.selection)})
     select distinct f.id as feature, p.id as place from p join ${carriers.table} f on f.geom_3857 && p.geom_3857
       and ST_Intersects(p.geom, case when ST_Dimension(f.geom) = 0 then f.geom else ST_PointOnSurface(f.geom) end)
     where ${query.visible(carriers.selection)}`,
  );
  const found = new Map<string, string[]>();
  for (const { feature, place } of rows) {
    const key = `${carriers.layer.id}.${feature}`;
    found.set(key, [...(found.get(key) ?? []), place]);
  }
  return found;
};

type Cells = Map<string, { sum: number; n: number }[]>;

const add = (cells: Cells, place: string, { step, value }: Valued, steps: number): void => {
  const row = cells.get(place) ?? Array.from({ length: steps }, () => ({ sum: 0, n: 0 }));
  cells.set(place, row);
  const cell = row[step] as { sum: number; n: number };
  cell.sum += value;
  cell.n += 1;
};

/** Values of steps, as they are there: the mean of the features of a place. */
const stepSeries = async (
  work: Work,
  question: Trend,
  source: TrendSource,
  snapshot: Snapshot,
): Promise<Map<string, (number | null)[]>> => {
  const places = featuresOf(snapshot, { layer: question.places });
  const steps = stepsOf(question);
  const cells: Cells = new Map();
  const values = (await valuesOf(work, question, source, snapshot)).filter(
    ({ step }) => step >= 0 && step < steps,
  );
  await work.progress(0.5);
  const carriers = carriersOf(source, snapshot);
  const inside = new Map<string, string[]>();
  for (const id of carriers.filter((one) => one !== question.places))
    for (const [feature, found] of await placesOfFeatures(work, places, featuresOf(snapshot, { layer: id })))
      inside.set(feature, found);
  const own = `${question.places}.`;
  const isOwn = carriers.includes(question.places);
  for (const value of values) {
    if (isOwn && value.feature.startsWith(own)) add(cells, value.feature.slice(own.length), value, steps);
    else if (!isOwn) for (const place of inside.get(value.feature) ?? []) add(cells, place, value, steps);
  }
  return new Map(
    [...cells].map(([place, row]) => [place, row.map(({ sum, n }) => (n === 0 ? null : sum / n))]),
  );
};

/**
 * For each place a value a step, null where there is none: those of the place itself, or the mean of the features that
 * lie in it; of a season those of its months.
 */
export const placeSeries = async (
  work: Work,
  question: Trend,
  source: TrendSource,
  snapshot: Snapshot,
): Promise<Map<string, (number | null)[]>> => {
  if (!question.months) return stepSeries(work, question, source, snapshot);
  const gather = source.from.kind === 'parameter' ? source.from.gather : 'mean';
  const found = await stepSeries(work, monthly(question), source, snapshot);
  return new Map([...found].map(([place, values]) => [place, seasonOf(values, question, gather)]));
};

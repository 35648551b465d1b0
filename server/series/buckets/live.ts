import type { Db } from '../../../sql/db.ts';
import { queryRows } from '../../features/rows.ts';
import type { Sql } from '../../layers/visible.ts';
import { type Spec, specFor, type Unit } from './spec.ts';
import { bucketTables } from './sql.ts';

/** Numbers of a period, by the names of columns: what is stored in a rollup. */
export const FIGURES = ['n', 'coverage', 'min', 'mean', 'max', 'p10', 'p50', 'p90', 'sum', 'last'] as const;
export type Figure = (typeof FIGURES)[number];

/** Periods side by side: begins in seconds since 1970, figures, and how often each limit was exceeded. */
export type Buckets = {
  start: number[];
  figures: Partial<Record<Figure, (number | null)[]>>;
  exceeded: Record<string, number>[];
};

/** What of a series is gathered now: between two moments, or by days of its own. */
export type Touched = { first: Date; last: Date } | { day: string };

/** One row of texts, as numbers are made of them in one go; `exceeded` only where it is asked for. */
const COLUMNS = (figures: readonly Figure[], withExceeded: boolean): string =>
  [
    `string_agg(extract(epoch from start)::int8::text, ',' order by start) as start`,
    ...figures.map((name) => `string_agg(coalesce(${name}::text, 'null'), ',' order by start) as ${name}`),
    ...(withExceeded ? [`string_agg(exceeded::text, ',' order by start) as exceeded`] : []),
  ].join(', ');

type TextRow = Record<string, string | null>;
const listOf = <Value>(text: string | null | undefined): Value[] => JSON.parse(`[${text ?? ''}]`) as Value[];

const bucketsOf = (row: TextRow | undefined, figures: readonly Figure[]): Buckets => ({
  start: listOf(row?.start),
  figures: Object.fromEntries(figures.map((name) => [name, listOf(row?.[name])])),
  exceeded: listOf(row?.exceeded),
});

export type Wanted = { unit: Unit; figures: readonly Figure[]; withExceeded: boolean };

const liveQuery = (
  spec: Spec,
  wanted: Wanted,
  touched: readonly Touched[],
  flags: readonly number[],
): Sql => {
  const asked = specFor(wanted.withExceeded ? spec : { ...spec, limits: [] }, wanted.unit);
  return {
    text: `with ${bucketTables(wanted.unit, asked.limits.length > 0)}
      select ${COLUMNS(wanted.figures, wanted.withExceeded)} from bucket`,
    values: [
      JSON.stringify([asked]),
      JSON.stringify(touched.map((each) => ({ no: spec.no, ...each }))),
      flags,
    ],
  };
};

/** Gathers observations of a series now, by the SQL that rollups are made with. */
export const liveBuckets = async (
  db: Db,
  given: { spec: Spec; wanted: Wanted; touched: readonly Touched[]; flags: readonly number[] },
  signal: AbortSignal,
): Promise<Buckets> => {
  const { spec, wanted, touched, flags } = given;
  const [row] = await queryRows<TextRow>(db, liveQuery(spec, wanted, touched, flags), signal);
  return bucketsOf(row, wanted.figures);
};

/** Reads the rollups of a series whose periods meet a stretch of time. */
export const keptBuckets = async (
  db: Db,
  given: { spec: Spec; wanted: Wanted; period: number; first: Date; last: Date },
  signal: AbortSignal,
): Promise<Buckets> => {
  const { spec, wanted, period, first, last } = given;
  const query = {
    text: `select ${COLUMNS(wanted.figures, wanted.withExceeded)} from rollup
      where series_no = $1 and period = $2 and start >= date_trunc('${wanted.unit}', $3::timestamptz, $5) and start <= $4`,
    values: [spec.no, period, first, last, spec.zone],
  };
  const [row] = await queryRows<TextRow>(db, query, signal);
  return bucketsOf(row, wanted.figures);
};

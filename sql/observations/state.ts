import type pg from 'pg';
import { z } from 'zod';
import { Check } from '../model/parameter.ts';

/** What is known of a series whose row is locked; its figures are kept up while values are written. */
export type SeriesState = {
  no: number;
  id: string;
  parameter: string;
  layer: string;
  averaging: string;
  every: string | null;
  stamp: 'begin' | 'end';
  timeZone: string;
  checks: readonly Check[];
  decimals: number;
  n: number;
  first: number | null;
  last: number | null;
  newest: { value: number; below: boolean; flag: number; offset: number } | null;
  /** Reviews of it, the newest last. */
  reviews: readonly Review[];
  /** Something of it was changed. */
  changed: boolean;
  /** Its first or newest value was taken away. */
  bereft: boolean;
};

export type Review = { from: number; to: number; flag: number };

type Row = Omit<SeriesState, 'newest' | 'reviews' | 'checks' | 'changed' | 'bereft'> & {
  last_value: number | null;
  last_below: boolean;
  last_flag: number;
  last_offset: number;
  checks: unknown;
};

const MS = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

// Rows are locked in the order of their numbers, so that of two writers one waits for the other and never each for each.
const LOCK = `select s.no, s.id, s.parameter_id as parameter, s.layer_id as layer, s.averaging, s.every, s.stamp,
    s.time_zone as "timeZone", coalesce(p.manifest->'checks', '[]') as checks, (p.manifest->'decimals')::int as decimals,
    s.n, ${MS('s.first_time')} as first, ${MS('s.last_time')} as last, s.last_value, s.last_below, s.last_flag, s.last_offset
  from series s join parameter p on p.id = s.parameter_id
  where s.no = any($1::int[]) order by s.no for no key update of s`;

const REVIEWS = `select series_no as no, ${MS('time_from')} as from, ${MS('time_to')} as to, flag
  from observation_review where series_no = any($1::int[]) order by id`;

const Checks = z.array(Check);

const stateOf = ({ last_value, last_below, last_flag, last_offset, ...row }: Row): SeriesState => ({
  ...row,
  checks: Checks.parse(row.checks),
  newest:
    last_value === null
      ? null
      : { value: last_value, below: last_below, flag: last_flag, offset: last_offset },
  reviews: [],
  changed: false,
  bereft: false,
});

/** Locks series against other writers until the transaction ends, readers never; gives those that are there, by number. */
export const lockSeries = async (
  client: pg.ClientBase,
  nos: readonly number[],
): Promise<Map<number, SeriesState>> => {
  const { rows } = await client.query<Row>(LOCK, [nos]);
  const states = new Map(rows.map((row) => [row.no, stateOf(row)]));
  const reviews = await client.query<Review & { no: number }>(REVIEWS, [nos]);
  for (const { no, ...review } of reviews.rows) {
    const state = states.get(no)!;
    state.reviews = [...state.reviews, review];
  }
  return states;
};

/** The newest review that speaks of a moment. */
export const reviewOf = ({ reviews }: SeriesState, time: number): Review | undefined =>
  reviews.length === 0 ? undefined : reviews.findLast(({ from, to }) => from <= time && time <= to);

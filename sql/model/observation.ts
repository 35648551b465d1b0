import { z } from 'zod';

/** How far a value can be trusted, by its number in the database. */
export const FLAGS = ['raw', 'checked', 'suspect', 'rejected', 'estimated'] as const;
export const Flag = z.enum(FLAGS);
export type Flag = z.infer<typeof Flag>;
export const flagNo = (flag: Flag): number => FLAGS.indexOf(flag);

/** Flags whose values count in rollups, statistics and indicators. */
export const COUNTED_FLAGS: readonly Flag[] = ['raw', 'checked', 'estimated'];

/** The automatic checks, each by its bit in `observation.checks`: 1 << position. */
export const CHECKS = ['range', 'spike', 'flat', 'gap', 'duplicate', 'neighbours'] as const;
export type CheckName = (typeof CHECKS)[number];
export const checkBit = (check: CheckName): number => 1 << CHECKS.indexOf(check);

/** Periods that values are gathered in, by their number in the table `rollup` (from 1). */
export const ROLLUP_PERIODS = ['hour', 'day', 'month', 'year'] as const;
export const RollupPeriod = z.enum(ROLLUP_PERIODS);
export type RollupPeriod = z.infer<typeof RollupPeriod>;
export const rollupNo = (period: RollupPeriod): number => ROLLUP_PERIODS.indexOf(period) + 1;

/** What a rollup tells of the values in a period. */
export const STATISTICS = [
  'n',
  'coverage',
  'min',
  'mean',
  'max',
  'p10',
  'p50',
  'p90',
  'sum',
  'last',
] as const;
export const Statistic = z.enum(STATISTICS);
export type Statistic = z.infer<typeof Statistic>;

/** The statistics that can stand for a period by themselves. */
export const GATHERS = ['mean', 'sum', 'max', 'last'] as const;
export const Gather = z.enum(GATHERS);
export type Gather = z.infer<typeof Gather>;

/** A value as it is written: a number, or `<` and the limit of detection. */
export type Measured = { value: number; below: boolean };

const WRITTEN = /^(<)?\s*([+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?)$/i;

/** As most are written: asked without what the form remembers of its parts. */
const PLAIN = /^-?\d{1,15}(?:\.\d{1,15})?$/;

/** Reads a value as files and clients write it; null where it is none. A decimal comma is for the reader of the file. */
export const measuredOf = (given: unknown): Measured | null => {
  if (typeof given === 'number') return Number.isFinite(given) ? { value: given, below: false } : null;
  if (typeof given !== 'string') return null;
  if (PLAIN.test(given)) return { value: Number(given), below: false };
  const [, below, digits] = WRITTEN.exec(given.trim()) ?? [];
  const value = Number(digits);
  return digits !== undefined && Number.isFinite(value) ? { value, below: below !== undefined } : null;
};

import { z } from 'zod';
import { Text } from '../text.ts';
import { SdgIndicatorId } from './shape.ts';

const Year = z.int().min(1900).max(2200);

/** How progress of an indicator is judged (Open SDG: `progress_calculation_options`, one of them). */
export const SdgProgressOptions = z.strictObject({
  direction: z.enum(['up', 'down']),
  baseYear: Year.optional(),
  target: z.number().optional(),
  targetYear: Year.optional(),
  limit: z.number().optional(),
  /** Which line of the file, where it has several. */
  series: z.string().max(300).optional(),
  unit: z.string().max(300).optional(),
});
export type SdgProgressOptions = z.infer<typeof SdgProgressOptions>;

/** What comes with a file of values. */
export const SdgDatasetHead = z.strictObject({
  progress: SdgProgressOptions.nullable().default(null),
  source: Text,
  isSample: z.boolean().default(false),
});
export type SdgDatasetHead = z.infer<typeof SdgDatasetHead>;

/** How far an indicator is reported. `complete`: values of a real source; `in-progress`: of sample data, or an officer says so. */
export const SDG_STATUSES = ['complete', 'in-progress', 'exploring', 'not-applicable'] as const;
export type SdgStatus = (typeof SDG_STATUSES)[number];

/** A value as Open SDG keeps it: `cells` are of the columns of its file, empty ones mean all of them together. */
export type OpenSdgRow = {
  /** Number of the row that a person finds in the file; the head is row 1. */
  row: number;
  /** As it is written: 2015, 2011/12. */
  period: string;
  year: number;
  cells: string[];
  geoCode: string;
  value: number | null;
};

/** Columns between Year and Value, without GeoCode. */
export type OpenSdgTable = { columns: string[]; rows: OpenSdgRow[] };

export const OPEN_SDG_REASONS = [
  'no-year',
  'no-value-column',
  'column-twice',
  'too-many-columns',
  'space-around',
  'bad-year',
  'bad-value',
  'too-long',
  'row-twice',
  'too-many-rows',
  'cells-missing',
] as const;
export type OpenSdgReason = (typeof OPEN_SDG_REASONS)[number];
/** A row that was not taken, and why; row 1 is the head, without which no row is. */
export const OpenSdgReject = z.strictObject({
  row: z.int(),
  column: z.string(),
  reason: z.enum(OPEN_SDG_REASONS),
  value: z.string(),
});
export type OpenSdgReject = z.infer<typeof OpenSdgReject>;

export const SdgDatasetInfo = z.object({ indicator: SdgIndicatorId, rows: z.int(), importedAt: z.string() });

/** Columns that do not take a value apart: the same thing measured otherwise, or words on the measuring (Open SDG's `non_disaggregation_columns`). */
export const NOT_DISAGGREGATION: readonly string[] = [
  'Units',
  'Series',
  'Unit measure',
  'Unit multiplier',
  'Observation status',
];

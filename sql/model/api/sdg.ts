import { z } from 'zod';
import { OpenSdgReject, SDG_STATUSES, SdgDatasetHead } from '../sdg/dataset.ts';
import { Text } from '../text.ts';

const STATUSES = ['deterioration', 'limited', 'moderate', 'substantial', 'achieved', 'no-data'] as const;
export const ProgressStatusShape = z.enum(STATUSES);
export type ProgressWord = (typeof STATUSES)[number];
const YearValueShape = z.object({ year: z.int(), value: z.number() });

/** A judgement with what it was made of. Rates are shares a year. */
export const ProgressInfo = z.object({
  status: ProgressStatusShape,
  score: z.number().nullable(),
  pace: z.number().nullable(),
  needed: z.number().nullable(),
  ratio: z.number().nullable(),
  base: YearValueShape.nullable(),
  newest: YearValueShape.nullable(),
});
export type ProgressInfo = z.infer<typeof ProgressInfo>;

/**
 * What stands for the country: how values of places were made one (by which rule, of how many places, and what counts of each), or
 * what it has by itself beside them (`whole`).
 */
export const NationalMade = z.object({
  rule: z.enum(['sum', 'mean', 'median', 'whole']),
  places: z.int(),
  weight: Text.nullable(),
});
export type NationalMade = z.infer<typeof NationalMade>;

/** A line through the years that stands for the country. */
export const SdgLine = z.object({
  title: Text,
  /** The indicator of the platform that it is computed by; null of a file. */
  indicator: z.string().nullable(),
  /** UCUM code of an indicator's, words of a file's. */
  unit: z.string(),
  decimals: z.int().nullable(),
  /** What it is made of; null where it is the country's own. */
  made: NationalMade.nullable(),
  isSample: z.boolean(),
  /** Which way is better; null where nobody says so. */
  better: z.enum(['up', 'down']).nullable(),
  values: z.array(YearValueShape),
  progress: ProgressInfo.nullable(),
});
export type SdgLine = z.infer<typeof SdgLine>;

export const SdgStatusShape = z.enum(SDG_STATUSES);
export const SdgIndicatorInfo = z.object({
  id: z.string(),
  title: Text,
  tier: z.int().nullable(),
  status: SdgStatusShape,
  /** What an officer says of it. */
  note: Text.nullable(),
  source: Text.nullable(),
  lines: z.array(SdgLine),
  progress: ProgressStatusShape,
  /** Its file of Open SDG, where there are values. */
  csv: z.string().nullable(),
});
export type SdgIndicatorInfo = z.infer<typeof SdgIndicatorInfo>;

const SdgTargetHead = z.object({
  id: z.string(),
  title: Text,
  /** Of all that is judged: its indicators, and those of the platform that speak of the target. */
  progress: z.object({ status: ProgressStatusShape, score: z.number().nullable(), of: z.int() }),
});
export const SdgTargetInfo = SdgTargetHead.extend({
  indicators: z.array(SdgIndicatorInfo),
  /** Indicators of the platform that speak of the target and report none of its indicators. */
  related: z.array(SdgLine),
});
export type SdgTargetInfo = z.infer<typeof SdgTargetInfo>;

const Counts = z.record(SdgStatusShape, z.int());
const GoalHead = z.object({ id: z.string(), short: Text, title: Text, counts: Counts });

export const SdgGoalInfo = GoalHead.extend({
  targets: z.array(SdgTargetInfo),
  note: Text,
});
export type SdgGoalInfo = z.infer<typeof SdgGoalInfo>;

/** `GET /api/sdg`. */
export const SdgOverview = z.object({
  goals: z.array(GoalHead.extend({ targets: z.array(SdgTargetHead) })),
  counts: Counts,
  /** Where the titles come from. */
  note: Text,
});
export type SdgOverview = z.infer<typeof SdgOverview>;

/** `GET /api/sdg/open-sdg`: the files that there are. */
export const OpenSdgIndex = z.object({
  indicators: z.array(
    z.object({
      indicator: z.string(),
      reporting_status: z.enum(['complete', 'inprogress', 'notstarted', 'notapplicable']),
      data: z.string().nullable(),
      meta: z.string(),
    }),
  ),
});

/** `PUT /api/office/sdg/{id}`. */
export const PutSdgDataset = SdgDatasetHead.extend({
  csv: z.string().min(1).max(2_000_000),
  /** Its metadata of Open SDG (YAML): how progress is judged and whose values they are, where the body itself does not say so. */
  meta: z.string().max(100_000).optional(),
  source: Text.optional(),
  /** Only says what would be taken. */
  isTrial: z.boolean().default(false),
});
export type PutSdgDataset = z.infer<typeof PutSdgDataset>;

export const SdgImport = z.object({
  indicator: z.string(),
  columns: z.array(z.string()),
  rows: z.int(),
  isWritten: z.boolean(),
  rejects: z.array(OpenSdgReject),
});
export type SdgImport = z.infer<typeof SdgImport>;

/** `PUT /api/office/sdg/{id}/status`; null: as the values say. */
export const PutSdgStatus = z.strictObject({
  status: z.enum(['in-progress', 'exploring', 'not-applicable']).nullable(),
  note: Text.nullable().default(null),
});
export type PutSdgStatus = z.infer<typeof PutSdgStatus>;

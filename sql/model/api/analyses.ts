import { z } from 'zod';
import { Question } from '../analysis.ts';
import { Language, Text } from '../text.ts';

const Names = z.partialRecord(Language, z.string());

/** A name is given in the languages that have it. */
const Cell = z.union([z.string(), z.number(), z.boolean(), z.null(), Names]);

/** A table beside the map: columns named as the properties of the answer's layer, or by themselves. */
export const FigureTable = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      title: Text,
      type: z.enum(['text', 'number', 'boolean']),
      unit: z.string().optional(),
      decimals: z.int().optional(),
      /** What codes mean. */
      codes: z.record(z.string(), Text).optional(),
    }),
  ),
  /** The feature's id, its name in the languages that have one, and a value a column. */
  rows: z.array(z.object({ id: z.string(), name: Names, values: z.array(Cell) })),
  /** Rows beyond those given here: the layer has them all. */
  more: z.int(),
});
export type FigureTable = z.infer<typeof FigureTable>;

/** Areas by the class they had (rows) and have (columns), km2 on the ellipsoid. */
export const Matrix = z.object({
  classes: z.array(z.object({ value: z.string(), title: Text })),
  km2: z.array(z.array(z.number())),
  changes: z.array(
    z.object({
      class: z.string(),
      before: z.number(),
      after: z.number(),
      gain: z.number(),
      loss: z.number(),
      net: z.number(),
      swap: z.number(),
    }),
  ),
});
export type Matrix = z.infer<typeof Matrix>;

/** The figures of an answer. `summary` is what a sentence about it is made of. */
export const Figures = z.object({
  count: z.int(),
  summary: z.record(z.string(), z.union([z.number(), z.string(), z.null()])),
  /** How it was computed, with its choices. */
  method: Text,
  table: FigureTable,
  matrix: Matrix.optional(),
});
export type Figures = z.infer<typeof Figures>;

/** What an answer was computed from. */
export const AnalysisInput = z.object({
  kind: z.enum(['layer', 'series']),
  /** Layer or parameter. */
  id: z.string(),
  revision: z.int(),
  /** When that was published, or last changed. */
  at: z.string().nullable(),
});
export type AnalysisInput = z.infer<typeof AnalysisInput>;

export const AnalysisState = z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']);

/** `POST /api/analyses`, `GET /api/analyses/{id}`. */
export const AnalysisInfo = z.object({
  id: z.string(),
  state: AnalysisState,
  question: Question,
  title: Text,
  inputs: z.array(AnalysisInput),
  /** Whether the same question would have another answer today. */
  isCurrent: z.boolean(),
  progress: z.number().nullable(),
  error: z.object({ code: z.string(), title: Text }).nullable(),
  createdAt: z.string(),
  /** Null until it is done. */
  figures: Figures.nullable(),
  /** The layer of the answer; null while there is none, and where nothing was found. */
  layer: z.string().nullable(),
  links: z.object({
    self: z.url(),
    layer: z.url().nullable(),
    tiles: z.string().nullable(),
    items: z.url().nullable(),
  }),
  /** Given to whoever had it computed: cancels it. */
  ticket: z.string().optional(),
});
export type AnalysisInfo = z.infer<typeof AnalysisInfo>;

/** `POST /api/analyses/{id}/cancel`. */
export const CancelAnalysis = z.strictObject({ ticket: z.string().max(100) });

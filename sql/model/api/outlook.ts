import { z } from 'zod';
import {
  Exceedance,
  Judgement,
  OUTLOOK_PERIODS,
  OutlookExtremes,
  OutlookFit,
  OutlookMethod,
  OutlookSkill,
  OutlookStep,
  OutlookStock,
} from '../outlook.ts';
import { Evidence, Severity, SignalKind } from '../signal.ts';
import { Text } from '../text.ts';

const Names = z.record(z.string(), z.string());

/** Of what: a series, or an indicator at a place (a place's id, or layer:feature of what is none). */
export const OutlookSubject = z.object({
  kind: z.enum(['series', 'indicator']),
  id: z.string(),
  /** Layer and feature of a series; of an indicator its base layer's. */
  layer: z.string(),
  feature: z.string(),
  place: z.string().nullable(),
  name: Names,
  /** What the parameter or indicator is called. */
  title: Text,
  theme: z.string(),
  unit: z.string(),
});
export type OutlookSubject = z.infer<typeof OutlookSubject>;

export const OutlookLimit = Exceedance.extend({ title: Text, text: Text.nullable() });

export const OutlookOne = z.object({
  /** Its number: `past` lists it under the same. */
  no: z.int(),
  subject: OutlookSubject,
  period: z.enum(OUTLOOK_PERIODS),
  timeZone: z.string(),
  /** Begin of the first period ahead. */
  origin: z.iso.datetime(),
  madeAt: z.iso.datetime(),
  method: OutlookMethod,
  /** False: nothing beat naive by more than noise, and a naive forecast is what is published. */
  beatsNaive: z.boolean(),
  fit: OutlookFit,
  steps: z.array(OutlookStep),
  skill: OutlookSkill,
  exceedance: z.array(OutlookLimit),
  extremes: OutlookExtremes.nullable(),
  stock: OutlookStock.nullable(),
});
export type OutlookOne = z.infer<typeof OutlookOne>;

/**
 * `GET /api/series/{id}/outlook` (one for each period that there is) and `GET /api/indicators/{id}/outlook?place=` (of a
 * place, or of all). `why` where there is none: too little history, no values at all, or none was made yet.
 */
export const Outlooks = z.object({
  outlooks: z.array(OutlookOne),
  why: z.enum(['history', 'none', 'waiting']).nullable(),
  numberMatched: z.int(),
  next: z.url().nullable(),
});
export type Outlooks = z.infer<typeof Outlooks>;

/** `GET /api/series/{id}/outlook/past`, `GET /api/indicators/{id}/outlook/past?place=`: newest first, with what came of them. */
export const PastOutlooks = z.object({
  outlooks: z.array(
    z.object({
      no: z.int(),
      period: z.enum(OUTLOOK_PERIODS),
      origin: z.iso.datetime(),
      madeAt: z.iso.datetime(),
      isCurrent: z.boolean(),
      method: OutlookMethod,
      beatsNaive: z.boolean(),
      steps: z.array(OutlookStep),
      /** Null until something came of what it forecast. */
      judged: Judgement.nullable(),
    }),
  ),
  /** All that were judged, together. */
  judged: Judgement.nullable(),
  numberMatched: z.int(),
  next: z.url().nullable(),
});
export type PastOutlooks = z.infer<typeof PastOutlooks>;

export const SignalOne = z.object({
  id: z.string(),
  kind: SignalKind,
  subject: OutlookSubject,
  period: z.string().nullable(),
  /** Longitude and latitude of a point of the feature. */
  at: z.tuple([z.number(), z.number()]).nullable(),
  since: z.iso.datetime(),
  /** Null while it goes on. */
  until: z.iso.datetime().nullable(),
  severity: Severity,
  evidence: Evidence,
  foundAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
export type SignalOne = z.infer<typeof SignalOne>;

/** `GET /api/signals`: gravest first, then newest. */
export const Signals = z.object({
  signals: z.array(SignalOne),
  numberMatched: z.int(),
  next: z.url().nullable(),
});
export type Signals = z.infer<typeof Signals>;

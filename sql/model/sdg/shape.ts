import { z } from 'zod';
import { type Text, Text as TextShape } from '../text.ts';

/** Number of a goal, target or indicator as the United Nations write it: 6, 6.4, 6.4.2, 6.a.1. */
export const SdgIndicatorId = z.string().regex(/^\d{1,2}\.(\d{1,2}|[a-d])\.\d{1,2}$/);

export const SdgIndicator = z.strictObject({
  id: SdgIndicatorId,
  title: TextShape,
  /** 1: data of most countries; 2: a method, and data of few; null: not known to us. */
  tier: z.union([z.literal(1), z.literal(2), z.null()]),
});
export type SdgIndicator = z.infer<typeof SdgIndicator>;

export const SdgTarget = z.strictObject({
  id: z.string().regex(/^\d{1,2}\.(\d{1,2}|[a-d])$/),
  title: TextShape,
  /** None where the United Nations took theirs away without another (11.c). */
  indicators: z.array(SdgIndicator),
});
export type SdgTarget = z.infer<typeof SdgTarget>;

export const SdgGoal = z.strictObject({
  id: z.string().regex(/^\d{1,2}$/),
  short: TextShape,
  title: TextShape,
  targets: z.array(SdgTarget).min(1),
});
export type SdgGoal = z.infer<typeof SdgGoal>;

/** A text in the order of the languages. */
type Words = readonly [ar: string, fr: string, en: string];
export const words = ([ar, fr, en]: Words): Text => ({ ar, fr, en });

export const indicator = (id: string, tier: SdgIndicator['tier'], ...title: Words): SdgIndicator => ({
  id,
  tier,
  title: words(title),
});

export const target = (id: string, title: Words, ...indicators: SdgIndicator[]): SdgTarget => ({
  id,
  title: words(title),
  indicators,
});

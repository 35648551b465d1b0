import { z } from 'zod';
import { INDICATOR_PERIODS, indicatorFields, MISSING_REASONS } from '../indicator.ts';
import { OUTLOOK_PERIODS, OutlookMethod } from '../outlook.ts';
import { CONFIDENCES } from '../risk.ts';
import { Severity, SignalKind } from '../signal.ts';
import { Text } from '../text.ts';

const Names = z.record(z.string(), z.string());
const OrNone = z.number().nullable();
const Moment = z.iso.datetime();
const Side = z.enum(['above', 'below']);
const Status = z.enum(['real', 'sample']);

/** Where something is: a place, or a feature (layer:feature) and the region that it lies in. */
export const Whereabouts = z.object({ place: z.string(), name: Names });
export type Whereabouts = z.infer<typeof Whereabouts>;

const Class = z.object({ id: z.string(), title: Text, color: z.string() });
const Measured = { unit: z.string(), decimals: z.int() };

/** What every reason tells. */
const common = {
  severity: Severity,
  /** How sure it is, 0 to 1. */
  sure: z.number().min(0).max(1),
  /** Older than it should be: it counts half. */
  isOld: z.boolean(),
  /** What it counts, 0 to 1. */
  weight: z.number(),
  /** How many more say the same there. */
  others: z.int(),
  /** What it is about, and where that was seen. */
  title: Text,
  at: Whereabouts,
  status: Status.nullable(),
  /** The page of ours that shows its method and source. */
  page: z.string(),
};

export const Reason = z.discriminatedUnion('kind', [
  z.object({ ...common, kind: z.literal('warning'), headline: Text, expires: Moment }),
  z.object({
    ...common,
    ...Measured,
    kind: z.literal('limit'),
    limit: z.object({ title: Text, value: z.number(), side: Side, text: Text }),
    /** How often in a year it was exceeded, and how often it may be. */
    count: z.int(),
    allowed: z.int(),
    year: z.string(),
  }),
  z.object({
    ...common,
    ...Measured,
    kind: z.literal('signal'),
    signal: SignalKind,
    since: Moment,
    value: OrNone,
    /** Begin of the period that the value is of. */
    valueAt: Moment.nullable(),
  }),
  z.object({
    ...common,
    kind: z.literal('risk'),
    score: z.number(),
    class: Class,
    ranks: z.object({ first: z.int(), last: z.int(), of: z.int() }).nullable(),
    confidence: z.enum(CONFIDENCES).nullable(),
    period: z.string(),
  }),
  z.object({
    ...common,
    ...Measured,
    kind: z.literal('class'),
    value: z.number(),
    class: Class,
    period: z.string(),
  }),
  z.object({
    ...common,
    ...Measured,
    kind: z.literal('forecast'),
    limit: z.object({ title: Text, value: z.number(), side: Side }),
    probability: z.number(),
    /** End of what is forecast. */
    until: Moment,
  }),
]);
export type Reason = z.infer<typeof Reason>;

/** What asks for attention: a matter (a theme; null of warnings) at a place, with all reasons, the weightiest first. */
export const AttentionItem = z.object({
  ...Whereabouts.shape,
  theme: z.string().nullable(),
  score: z.number(),
  reasons: z.array(Reason),
});
export type AttentionItem = z.infer<typeof AttentionItem>;

/** What of the country a figure of its own is of, whether the classes of places hold for it, and why there is none. */
const HeadlineWhole = z.object({
  is: Text,
  hasClasses: z.boolean(),
  missing: z.enum(MISSING_REASONS).nullable(),
});

/** An indicator of those that themes declare to be headlines: of the country by itself, of all places (the middle one), or of one. */
export const Headline = z.object({
  indicator: z.string(),
  theme: z.string(),
  title: Text,
  description: Text,
  unit: z.string(),
  decimals: z.int(),
  direction: indicatorFields.direction,
  period: z.enum(INDICATOR_PERIODS),
  classes: indicatorFields.classes,
  classesSource: Text,
  reference: Text,
  status: Status,
  sources: z.array(z.object({ id: z.string(), title: Text, publisher: z.string() })),
  /** The period that is shown. */
  shown: z.string(),
  isOld: z.boolean(),
  /**
   * Of the whole country, where it has a value of its own (`whole`); else the median of the values of places, and of one place its
   * own. Values there are `of`; `missing` have none.
   */
  value: OrNone,
  whole: HeadlineWhole.nullable(),
  of: z.int(),
  missing: z.int(),
  class: z.string().nullable(),
  /** How many places are in each class, by its id. */
  counts: z.record(z.string(), z.int()),
  /** Where the worst class begins. */
  limit: z.object({ value: z.number(), side: Side, title: Text }).nullable(),
  /** The last of the places, worst first; none where neither end is better, or of one place. */
  last: z.array(Whereabouts.extend({ value: z.number(), class: z.string().nullable() })),
  /** The same of each period, oldest first. */
  spark: z.array(z.object({ period: z.string(), value: OrNone })),
  page: z.string(),
  /** The page that tells how it is computed, from what, and where values are missing. */
  method: z.string(),
  csv: z.string(),
});
export type Headline = z.infer<typeof Headline>;

export const DashboardRisk = z.object({
  risk: z.string(),
  title: Text,
  description: Text,
  /** Made of other risks. */
  isOverall: z.boolean(),
  classes: indicatorFields.classes,
  base: z.string(),
  status: Status,
  reference: Text,
  source: Text,
  period: z.string(),
  isOld: z.boolean(),
  /** Highest first. Ranks are from 1, the highest risk, with the range that they have while weights and inputs vary. */
  scores: z.array(
    Whereabouts.extend({
      score: z.number(),
      class: z.string().nullable(),
      lower: OrNone,
      upper: OrNone,
      ranks: z.object({ rank: z.int(), first: z.int(), last: z.int(), of: z.int() }).nullable(),
      confidence: z.enum(CONFIDENCES).nullable(),
      /** The three inputs that give most to the score. */
      gives: z.array(z.object({ title: Text, share: z.number() })),
      page: z.string(),
    }),
  ),
  page: z.string(),
  csv: z.string(),
});
export type DashboardRisk = z.infer<typeof DashboardRisk>;

/** What is expected of one series, or indicator at a place. */
export const Expected = z.object({
  at: Whereabouts,
  theme: z.string(),
  title: Text,
  ...Measured,
  period: z.enum(OUTLOOK_PERIODS),
  timeZone: z.string(),
  steps: z.array(
    z.object({
      start: Moment,
      median: z.number(),
      lower80: z.number(),
      upper80: z.number(),
      lower95: z.number(),
      upper95: z.number(),
    }),
  ),
  until: Moment,
  isOld: z.boolean(),
  method: OutlookMethod,
  beatsNaive: z.boolean(),
  /** Skill against the naive reference: 0 is as good, 1 perfect. */
  crpss: OrNone,
  /** The limit that is gone beyond most likely. */
  limit: z.object({ title: Text, value: z.number(), side: Side, probability: z.number() }).nullable(),
  /** Days until a stock is empty, in the middle of all paths; null where within the horizon it is not. */
  emptyInDays: OrNone,
  status: Status.nullable(),
  page: z.string(),
});
export type Expected = z.infer<typeof Expected>;

export const ActiveWarning = z.object({
  id: z.string(),
  severity: z.string(),
  category: z.string(),
  word: Text,
  headline: Text,
  authority: Text,
  places: z.array(z.object({ place: z.string(), name: Text })),
  onset: z.iso.datetime({ offset: true }),
  expires: z.iso.datetime({ offset: true }),
  page: z.string(),
  cap: z.string(),
});
export type ActiveWarning = z.infer<typeof ActiveWarning>;

/** What is old or missing. */
export const Gap = z.object({
  /** `old`: an indicator's newest period; `missing`: places without a value of it; `silent`: series that tell no more. */
  kind: z.enum(['old', 'missing', 'silent']),
  theme: z.string(),
  title: Text,
  /** How many, of how many. */
  count: z.int(),
  of: z.int(),
  /** The newest that there is: a period, or an instant. */
  newest: z.string().nullable(),
  period: z.enum(INDICATOR_PERIODS).nullable(),
  page: z.string(),
});
export type Gap = z.infer<typeof Gap>;

/** `GET /api/dashboard?place=`: a country, or a place, on one page. What whoever asks may not see is not in it. */
export const Dashboard = z.object({
  place: z.string().nullable(),
  madeAt: Moment,
  attention: z.array(AttentionItem),
  /** How many matters there are in all. */
  attentionMatched: z.int(),
  risks: z.array(DashboardRisk),
  headlines: z.array(Headline),
  outlook: z.array(Expected),
  /** Null where warnings are not kept. */
  warnings: z.array(ActiveWarning).nullable(),
  gaps: z.array(Gap),
});
export type Dashboard = z.infer<typeof Dashboard>;

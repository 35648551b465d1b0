import { z } from 'zod';
import { CapCategory, CapCertainty, CapResponse, CapSeverity, CapUrgency } from './cap.ts';
import { Text } from './text.ts';

/**
 * What has become of a warning. `draft`: not issued yet, or issued before and to be issued anew. `dropped`: an officer found
 * it to be none. `cancelled`: taken back. `expired`: its time was over.
 */
export const WARNING_STATES = ['draft', 'published', 'cancelled', 'expired', 'dropped'] as const;
export const WarningState = z.enum(WARNING_STATES);
export type WarningState = z.infer<typeof WarningState>;

/** `level:scheme:code` of a place. */
export const PlaceId = z
  .string()
  .max(120)
  .regex(/^[a-z-]+:[a-z0-9-]+:\S+$/);

const Moment = z.iso.datetime({ offset: true });

/** Words of a warning: they go out as they are, so that they are not empty in a language that somebody reads. */
const words = (most: number) => {
  const one = z.string().trim().min(1).max(most);
  return z.strictObject({ ar: one, fr: one, en: one });
};

/** A polygon that somebody drew, degrees: rings closed, the first the outer one. Whether it holds together, the database says. */
export const DrawnPolygon = z.strictObject({
  type: z.literal('Polygon'),
  coordinates: z
    .array(
      z
        .array(z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]))
        .min(4)
        .max(1000)
        // One that is not makes some versions of PostGIS stop and not only say so.
        .refine(
          (ring) => ring[0]![0] === ring.at(-1)![0] && ring[0]![1] === ring.at(-1)![1],
          'it is not closed',
        ),
    )
    .min(1)
    .max(10),
});
export type DrawnPolygon = z.infer<typeof DrawnPolygon>;

/** No warning is for longer: what lasts is renewed by somebody who looks at it. */
export const MOST_DAYS = 14;
const DAY_MS = 86_400_000;

const fields = z.strictObject({
  /** The institution that issues it. */
  authority: z.string().max(60),
  category: CapCategory,
  severity: CapSeverity,
  urgency: CapUrgency,
  certainty: CapCertainty,
  responses: z.array(CapResponse).max(9),
  event: words(120),
  headline: words(160),
  description: words(4000),
  instruction: words(4000).nullable(),
  /** For whom it is, where it is not for all. */
  audience: words(200).nullable(),
  places: z.array(PlaceId).min(1).max(60),
  /** A part of those places, where it is not all of them. */
  polygon: DrawnPolygon.nullable(),
  onset: Moment,
  expires: Moment,
});

/** All that a warning says. None is without an end, none lasts longer than `MOST_DAYS`. */
export const WarningContent = fields.superRefine(({ onset, expires }, context) => {
  const lasts = Date.parse(expires) - Date.parse(onset);
  if (!(lasts > 0 && lasts <= MOST_DAYS * DAY_MS))
    context.addIssue({
      code: 'custom',
      path: ['expires'],
      message: `it must be after its begin, by ${MOST_DAYS} days at most`,
      params: { fault: 'end' },
    });
});
export type WarningContent = z.infer<typeof WarningContent>;
/** Its fields, for shapes that have more. */
export const warningFields = fields.shape;

/** Values in time, as a chart draws them: milliseconds since 1970 and the value. */
const Points = z.array(z.tuple([z.number(), z.number()])).max(300);

/** A small drawing, as it was drawn when the rule fired: SVG of numbers and colours alone. */
const Picture = z.strictObject({
  svg: z.string().max(60_000),
  width: z.number().positive(),
  height: z.number().positive(),
});

/** What a rule saw when it fired. */
export const Evidence = z.strictObject({
  at: Moment,
  kind: z.enum(['observation', 'indicator', 'forecast']),
  /** The parameter or indicator. */
  subject: z.string(),
  title: Text,
  layer: z.string(),
  feature: z.string(),
  name: Text.nullable(),
  series: z.string().nullable(),
  value: z.number().nullable(),
  /** The class of the value, where the rule asks for classes. */
  class: Text.nullable(),
  /** UCUM code. */
  unit: z.string(),
  decimals: z.int(),
  limit: z.number().nullable(),
  side: z.enum(['above', 'below']).nullable(),
  points: Points,
  sources: z.array(z.string()),
  status: z.enum(['real', 'sample']),
  /** Where it was seen: the place among its neighbours, as their borders were then, with the feature marked where it is a point. */
  map: Picture.nullable().default(null),
});
export type Evidence = z.infer<typeof Evidence>;

/** What a rule says of a warning that is open: that its condition goes on, or is over. */
export const Proposal = z.strictObject({
  kind: z.enum(['extend', 'end']),
  at: Moment,
  /** Until when, of one that goes on. */
  expires: Moment.nullable(),
});
export type Proposal = z.infer<typeof Proposal>;

/** A deed that makes a message of CAP, and the one that ends a draft without. */
export type WarningDeed = 'publish' | 'update' | 'cancel' | 'drop';

/** The word that an authority has for its warnings, and how it can be reached. */
export const AuthorityWord = z.strictObject({ word: words(40), contact: words(200).nullable() });
export type AuthorityWord = z.infer<typeof AuthorityWord>;

/** The word where an authority has set none. */
export const DEFAULT_WORD: Text = { ar: 'إنذار', fr: 'alerte', en: 'warning' };

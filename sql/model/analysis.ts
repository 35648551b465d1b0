import { z } from 'zod';
import { IndicatorId } from './indicator.ts';
import { LayerId } from './layer.ts';
import { ParameterId } from './parameter.ts';

/** What a question may ask at most: larger ones would keep the database busy for one person. */
export const QUESTION_LIMITS = {
  metres: 100_000,
  neighbours: 2_000_000,
  vertices: 2000,
  filter: 2000,
  nearest: 10,
} as const;

const Day = z.iso.date();
const PropertyName = z.string().regex(/^[a-z][a-z0-9_]{0,66}$/);
const Metres = z.number().positive().max(QUESTION_LIMITS.metres);

/** Features of a layer: those that pass a CQL2 filter, on a day; what was so when the layer was published, where none is said. */
export const Side = z.strictObject({
  layer: LayerId,
  filter: z.string().min(1).max(QUESTION_LIMITS.filter).optional(),
  day: Day.optional(),
});
export type Side = z.infer<typeof Side>;

const Longitude = z.number().min(-180).max(180);
/** Web Mercator, in which tiles are, ends a little further. */
const Latitude = z.number().min(-85).max(85);
const Position = z.tuple([Longitude, Latitude]);
const isClosed = (ring: readonly (readonly [number, number])[]): boolean => {
  const [first, last] = [ring[0], ring.at(-1)];
  return first?.[0] === last?.[0] && first?.[1] === last?.[1];
};
const Ring = z.array(Position).min(4).refine(isClosed, 'open');

/** Whether a ring goes around anything: of points on one line, nothing lies inside. */
const hasInside = (ring: readonly (readonly [number, number])[]): boolean => {
  const [x, y] = ring[0] ?? [0, 0];
  const sides = ring.map(([lng, lat]) => [lng - x, lat - y] as const);
  const [dx, dy] = sides.find(([a, b]) => a !== 0 || b !== 0) ?? [0, 0];
  return sides.some(([a, b]) => Math.abs(dx * b - dy * a) > 1e-12);
};

/** A place by its id, or what somebody drew. */
export const Area = z.union([
  z.strictObject({ place: z.string().regex(/^[a-z-]+:[a-z0-9-]+:.{1,80}$/) }),
  z.strictObject({
    polygon: z
      .array(Ring)
      .min(1)
      .refine((rings) => rings.flat().length <= QUESTION_LIMITS.vertices, `> ${QUESTION_LIMITS.vertices}`)
      .refine(([outer]) => outer !== undefined && hasInside(outer), 'empty'),
  }),
]);
export type Area = z.infer<typeof Area>;

/** What is near to: the features of a layer, an area, or a point. */
const Target = z.union([Side, Area, z.strictObject({ point: Position })]);

/** How the features in a place become one figure; of areas and lines, by the part of each that lies inside. */
export const GATHERS = ['count', 'sum', 'mean', 'area', 'length', 'share'] as const;
const Gathered = {
  gather: z.enum(GATHERS).default('count'),
  /** A number of the features: of `sum` and `mean`. */
  property: PropertyName.optional(),
};

const Within = z.strictObject({
  kind: z.literal('within'),
  of: Side,
  area: Area,
  /** Only what lies wholly inside, not what reaches in. */
  wholly: z.boolean().default(false),
});
const Near = z.strictObject({ kind: z.literal('near'), of: Side, to: Target, metres: Metres });
const Buffer = z.strictObject({
  kind: z.literal('buffer'),
  of: Side,
  metres: Metres,
  /** One area of all that overlap, not one a feature. */
  merge: z.boolean().default(true),
});
const Intersect = z.strictObject({
  kind: z.literal('intersect'),
  of: Side,
  with: Side,
  /** The parts that both share, not the whole features. */
  cut: z.boolean().default(false),
});
const ByPlace = z.strictObject({ kind: z.literal('by-place'), of: Side, places: LayerId, ...Gathered });
const Nearest = z.strictObject({
  kind: z.literal('nearest'),
  of: Side,
  to: Side,
  k: z.int().min(1).max(QUESTION_LIMITS.nearest).default(1),
});
const HotSpots = z.strictObject({
  kind: z.literal('hot-spots'),
  /** Of a number of these features, or, by place, of what is gathered of them. */
  of: Side,
  places: LayerId.optional(),
  ...Gathered,
  /** Neighbours lie within; where nothing is said, the least distance by which each has one. */
  metres: z.number().positive().max(QUESTION_LIMITS.neighbours).optional(),
  /** Share of those called hot or cold that may be so by chance (Benjamini & Hochberg 1995). */
  rate: z.number().min(0.001).max(0.2).default(0.05),
});
const Change = z.strictObject({
  kind: z.literal('change'),
  layer: LayerId,
  filter: Side.shape.filter,
  from: Day,
  to: Day,
  /** In the world (validity), or in what was published on these days (revisions). */
  by: z.enum(['validity', 'revision']).default('validity'),
});
/** A side of what is compared; `published` is what the layer was as it was published on a day, for those that know no other time. */
const State = z.strictObject({ ...Side.shape, published: Day.optional() });
const Cover = z.strictObject({
  kind: z.literal('cover'),
  before: State,
  after: State,
  /** The property whose values are the classes, in both. */
  property: PropertyName,
  /** Gain and loss of this class alone. */
  class: z.string().max(200).optional(),
});

export const TREND_VARIANTS = [
  'original',
  'hamed-rao',
  'yue-wang',
  'pre-whitened',
  'trend-free-pre-whitened',
] as const;
const Year = z.int().min(1700).max(2200);
const Trend = z.strictObject({
  kind: z.literal('trend'),
  of: z.union([
    z.strictObject({ indicator: IndicatorId }),
    z.strictObject({ parameter: ParameterId, procedure: z.string().max(40).default('') }),
  ]),
  /** The layer whose features get a trend each: a level of places, or the stations themselves. */
  places: LayerId,
  from: Year,
  to: Year,
  /** One value a year, or one a month: then seasons are compared each with itself. */
  step: z.enum(['year', 'month']).default('year'),
  /** Months of each year that count, 1 to 12, ends included: a season. One that passes the turn of the year is of the year that it ends in. */
  months: z.strictObject({ from: z.int().min(1).max(12), to: z.int().min(1).max(12) }).optional(),
  variant: z.enum(TREND_VARIANTS).default('hamed-rao'),
  /** Values that a place needs, as a share of the period's. */
  coverage: z.number().min(0).max(1).default(0.5),
  confidence: z.number().min(0.8).max(0.999).default(0.95),
  rate: HotSpots.shape.rate,
});

/** A question about what is where, and what changes. Its answer is a layer, with figures. */
export const Question = z.discriminatedUnion('kind', [
  Within,
  Near,
  Buffer,
  Intersect,
  ByPlace,
  Nearest,
  HotSpots,
  Change,
  Cover,
  Trend,
]);
export type Question = z.infer<typeof Question>;
/** A question as it is asked: what has a default may be left out. */
export type Asked = z.input<typeof Question>;
export type QuestionKind = Question['kind'];
export type QuestionOf<K extends QuestionKind> = Extract<Question, { kind: K }>;

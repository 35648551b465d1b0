import type { IndicatorPeriod, MissingReason } from '../../../sql/model/indicator.ts';
import type { MethodKind, MethodOf } from '../../../sql/model/indicator-method.ts';
import type { Limit } from '../../../sql/model/parameter.ts';
import type { Properties } from '../../../sql/model/property.ts';
import { ALL, type Local, type Span, spanOf } from '../time.ts';

/** A value of an input at a moment, or gathered from there on. */
export type Point = {
  at: Local;
  value: number;
  /** Share of what was expected that is there, 0 to 1. */
  share: number;
  /** The value is a limit of detection. */
  below: boolean;
};

/** What stands for an input in one period. */
export type Scalar = { value: number; share: number };

/** An input as a feature has it: moment by moment, in order; or gathered for a period that begins at a moment (or has none). */
export type Input = {
  points: readonly Point[];
  in: (start: Local | null) => Scalar | null;
  /** Why there is nothing in a period, where the input itself says so. */
  why?: (start: Local | null) => MissingReason | null;
};

/** A feature of the base layer, with its inputs by their names, and the periods (by their begins) that are asked for. */
export type Feature = { id: string; inputs: ReadonlyMap<string, Input>; starts: readonly (Local | null)[] };

/** What a value was made of: an input's values in a stretch of time. */
export type Used = Span & { input: string };

/** What a method says of a feature and a period. */
export type Result = {
  start: Local | null;
  value: number | null;
  lower?: number;
  upper?: number;
  /** Share of the inputs' values that was there; null where none can be told. */
  coverage: number | null;
  missing?: MissingReason;
  /** What else is told: declared by `more`. */
  more?: Properties;
  used: readonly Used[];
};

/** What all of an indicator's features have in common. */
export type Context = {
  period: IndicatorPeriod;
  /** Limits of the parameters of inputs, by the input's name. */
  limits: ReadonlyMap<string, readonly Limit[]>;
  /** Years that there are values of inputs in. */
  extent: Span;
};

/** A method: what it needs, how far a change reaches, and how it is computed. All of it pure. */
export type Method<K extends MethodKind> = {
  /** The values of inputs that the periods of a span are computed from; those of the same span where nothing is said. */
  needs?: (options: MethodOf<K>, span: Span, context: Context) => Span;
  /** The periods that may become others when an input changes within a span; those that it touches where nothing is said. */
  reaches?: (options: MethodOf<K>, changed: Span, context: Context) => Span[];
  /** Whether all features of a period are computed together, as each depends on the others. */
  isJoint?: (options: MethodOf<K>) => boolean;
  /** For each feature, a result for each of its periods. */
  compute: (options: MethodOf<K>, features: readonly Feature[], context: Context) => Result[][];
};

/** A method that looks at each feature and period by itself. */
export const periodwise =
  <K extends MethodKind>(
    of: (
      options: MethodOf<K>,
      feature: Feature,
      start: Local | null,
      context: Context,
    ) => Omit<Result, 'start' | 'used'> & { used?: readonly Used[] },
  ): Method<K>['compute'] =>
  (options, features, context) =>
    features.map((feature) =>
      feature.starts.map((start) => {
        const result = of(options, feature, start, context);
        return { start, used: usedIn([...feature.inputs.keys()], start, context.period), ...result };
      }),
    );

/** All of the inputs, as far as a period goes. */
const usedIn = (inputs: readonly string[], start: Local | null, period: IndicatorPeriod): Used[] => {
  const span = spanAt(period, start);
  return inputs.map((input) => ({ input, ...span }));
};

/** The stretch of time of a period; all of it where there are none. */
export const spanAt = (period: IndicatorPeriod, start: Local | null): Span =>
  start === null || period === 'none' ? ALL : spanOf(period, start);

/** Points that lie in a span. */
export const pointsIn = (input: Input | undefined, { from, to }: Span): readonly Point[] => {
  const points = input?.points ?? [];
  const first = firstFrom(points, from);
  return points.slice(first, firstFrom(points, to));
};

/** Place of the first point at or after a moment; points are in order. */
const firstFrom = (points: readonly Point[], at: Local): number => {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as Point).at < at) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** A value that is not there, and why. */
export const missing = (why: MissingReason, coverage: number | null = null) =>
  ({ value: null, coverage, missing: why }) as const;

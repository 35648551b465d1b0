import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { type CompositeInput, type CompositeScore, composite as scoresOf } from '../../methods/composite.ts';
import { byPeriod } from './by-period.ts';
import { type Context, type Feature, type Method, missing, type Result, spanAt } from './method.ts';

type Options = MethodOf<'composite'>;

/** How far each weight is turned up and down for the bounds of a score (Saisana, Saltelli & Tarantola 2005). */
const VARIED = 0.25;

const isRelative = ({ parts }: Options): boolean =>
  parts.some(
    ({ normalisation: one }) => one.kind !== 'min-max' || one.min === undefined || one.max === undefined,
  );

/** 0 to 100, but for standard deviations. */
const scaleOf = ({ parts }: Options): number =>
  parts.some(({ normalisation }) => normalisation.kind === 'z') ? 1 : 100;

type Scores = readonly (CompositeScore | null)[];

/** The scores with the weights as they are, and the least and greatest while each is varied. */
const boundsOf = (inputs: readonly CompositeInput[], options: Options) => {
  const { aggregation, leastShare } = options;
  const of = (given: readonly CompositeInput[]): Scores => scoresOf(given, { aggregation, leastShare });
  const varied = inputs.flatMap((_, at) =>
    [1 - VARIED, 1 + VARIED].map((factor) =>
      of(inputs.map((one, other) => (other === at ? { ...one, weight: one.weight * factor } : one))),
    ),
  );
  return of(inputs).map((own, place) => {
    if (!own) return null;
    const all = [own.score, ...varied.flatMap((scores) => scores[place]?.score ?? [])];
    return { own, lower: Math.min(...all), upper: Math.max(...all) };
  });
};

const inputsAt = (options: Options, features: readonly Feature[], start: number | null): CompositeInput[] =>
  options.parts.map(({ input, weight, direction, normalisation: { kind, ...bounds } }) => ({
    values: features.map((feature) => feature.inputs.get(input)?.in(start)?.value ?? null),
    weight,
    direction,
    normalisation: { kind, ...bounds } as CompositeInput['normalisation'],
  }));

const shareOf = (options: Options, feature: Feature, start: number | null): number =>
  Math.min(1, ...options.parts.flatMap(({ input }) => feature.inputs.get(input)?.in(start)?.share ?? []));

/** All features of one period. */
const periodOf = (
  options: Options,
  features: readonly Feature[],
  start: number | null,
  { period }: Context,
): Result[] => {
  const used = options.parts.map(({ input }) => ({ input, ...spanAt(period, start) }));
  const scale = scaleOf(options);
  return boundsOf(inputsAt(options, features, start), options).map((found, at): Result => {
    if (!found) return { start, used, ...missing('input') };
    const { own, lower, upper } = found;
    return {
      start,
      used,
      value: own.score * scale,
      lower: lower * scale,
      upper: upper * scale,
      coverage: own.share * shareOf(options, features[at] as Feature, start),
      more: Object.fromEntries(
        options.parts.map(({ input }, part) => [`part_${input}`, own.contributions[part] ?? null]),
      ),
    };
  });
};

/** Places are made comparable with each other, so all of a period are computed together. */
export const composite: Method<'composite'> = {
  isJoint: isRelative,
  compute: (options, features, context) =>
    byPeriod(features, (own, start) => periodOf(options, own, start, context)),
};

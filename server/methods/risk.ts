import type { RiskDimension, RiskModel, RiskPart } from '../../sql/model/risk.ts';
import { normalised } from './composite.ts';

/**
 * Risk scores as INFORM has them (INFORM Risk Index, concept and methodology, JRC, EUR 28655 EN, 2017): inputs become scores
 * from 0 to 10, are averaged in a dimension, and dimensions multiplied: risk = Π dimension^weight, weights adding up to 1.
 * INFORM's own three thirds are: hazard and exposure a sixth each, vulnerability and lack of coping capacity a third.
 *
 * All of it works on columns, so that a page answers a changed weight at once: a value's place is period × places + place.
 */

/** The top of the scale. */
export const TOP = 10;

/** Columns by input: values in their own units, NaN where missing, and what share of each was there (1 where nothing is said). */
export type RiskData = {
  places: number;
  periods: number;
  values: ReadonlyMap<string, Float64Array>;
  shares?: ReadonlyMap<string, Float64Array>;
};

/** Weights that stand in place of the model's; 0 leaves an input or a dimension out. */
export type RiskWeights = {
  inputs?: Readonly<Record<string, number>>;
  dimensions?: Readonly<Record<string, number>>;
};

/**
 * The scores of inputs (`[dimension][part]`), from 0 to 10 where 10 is most risk and NaN where missing, and what of them is averaged;
 * weights matter to none of it.
 */
export type Prepared = {
  model: RiskModel;
  data: RiskData;
  scores: readonly (readonly Float64Array[])[];
  terms: readonly (readonly Float64Array[])[];
};

/** Standard deviations on either side of the mean that the scale has room for. */
const SPREAD = 3;

const bounded = (
  values: Float64Array,
  { min, max }: { min: number; max: number },
  { direction }: RiskPart,
): Float64Array => {
  const [from, to] = direction === 'higher' ? [min, max] : [max, min];
  // NaN goes through as it is.
  return values.map((value) => Math.max(0, Math.min(TOP, ((value - from) / (to - from)) * TOP)));
};

/** Against the places of the same period: z in a window of three standard deviations, or the share of places below. */
const relative = (
  values: Float64Array,
  { direction, normalisation: { kind } }: RiskPart,
  places: number,
): Float64Array => {
  const scores = new Float64Array(values.length).fill(Number.NaN);
  for (let from = 0; from < values.length; from += places) {
    const there = [...values.subarray(from, from + places)].map((value) =>
      Number.isNaN(value) ? null : value,
    );
    normalised(there, { kind }, direction).forEach((scaled, at) => {
      if (scaled === null) return;
      const share = kind === 'z' ? (scaled + SPREAD) / (2 * SPREAD) : scaled;
      scores[from + at] = TOP * Math.max(0, Math.min(1, share));
    });
  }
  return scores;
};

const scoresOf = (part: RiskPart, { values, places, periods }: RiskData): Float64Array => {
  const given = values.get(part.input) ?? new Float64Array(places * periods).fill(Number.NaN);
  const { normalisation } = part;
  return normalisation.kind === 'min-max'
    ? bounded(given, normalisation, part)
    : relative(given, part, places);
};

type Mean = { of: (score: number) => number; back: (mean: number) => number };
const PLAIN: Mean = { of: (score) => score, back: (mean) => mean };
const PRODUCT: Mean = { of: Math.log, back: Math.exp };

/** What is averaged, and how the mean becomes a score again. */
const MEANS: Record<RiskDimension['aggregation'], Mean> = {
  arithmetic: PLAIN,
  geometric: PRODUCT,
  // What is left to 10, on a scale from 1 to 10, so that no factor is zero: (10 − GEOMEAN((10 − x) / 10 · 9 + 1)) / 9 · 10, as INFORM's
  // workbook has it by several transcriptions of its cells that were read; the report itself was not.
  inform: {
    of: (score) => Math.log(((TOP - score) / TOP) * 9 + 1),
    back: (mean) => ((TOP - Math.exp(mean)) / 9) * TOP,
  },
};

const mapped = (values: Float64Array, of: (value: number) => number): Float64Array =>
  of === PLAIN.of || of === PLAIN.back ? values : values.map(of);

/** Makes inputs scores: once for a set of values, however often weights change. Throws a RangeError where columns differ in length. */
export const prepare = (model: RiskModel, data: RiskData): Prepared => {
  const cells = data.places * data.periods;
  for (const [input, { length }] of data.values)
    if (length !== cells) throw new RangeError(`${input} has ${length} values, not ${cells}`);
  const scores = model.dimensions.map(({ parts }) => parts.map((one) => scoresOf(one, data)));
  const terms = model.dimensions.map(({ aggregation }, at) =>
    (scores[at] ?? []).map((column) => mapped(column, MEANS[aggregation].of)),
  );
  return { model, data, scores, terms };
};

/** Weights of a model as numbers, in its order: `[dimension][part]`; a dimension of which nothing counts has none. */
export type Weighed = { dimensions: number[]; parts: number[][] };

const valid = (weight: number | undefined, own: number): number =>
  weight !== undefined && Number.isFinite(weight) && weight >= 0 ? weight : own;

/** The weights that hold, those that were changed in place of the model's; bad ones (below zero, no number) are not taken. */
export const weighed = (
  { dimensions }: RiskModel,
  { inputs, dimensions: own }: RiskWeights = {},
): Weighed => {
  const parts = dimensions.map((one) => one.parts.map(({ input, weight }) => valid(inputs?.[input], weight)));
  return {
    parts,
    dimensions: dimensions.map(({ id, weight }, at) =>
      parts[at]?.some((each) => each > 0) ? valid(own?.[id], weight) : 0,
    ),
  };
};

/** The scores of a dimension from the terms of its inputs, NaN where too little of it is there. */
export const dimensionScores = (
  { leastShare, floor, aggregation }: RiskDimension,
  terms: readonly Float64Array[],
  weights: readonly number[],
): Float64Array => {
  const cells = terms[0]?.length ?? 0;
  const sums = new Float64Array(cells);
  const there = new Float64Array(cells);
  let all = 0;
  terms.forEach((column, part) => {
    const weight = weights[part] ?? 0;
    if (weight === 0) return;
    all += weight;
    addWeighed(column, weight, sums, there);
  });
  const least = all * (leastShare - 1e-9);
  const { back } = MEANS[aggregation];
  for (let cell = 0; cell < cells; cell++) {
    const own = there[cell] as number;
    sums[cell] =
      own === 0 || own < least
        ? Number.NaN
        : Math.max(floor, Math.min(TOP, back((sums[cell] as number) / own)));
  }
  return sums;
};

/** Adds what is there of a column, and its weight. */
const addWeighed = (column: Float64Array, weight: number, sums: Float64Array, there: Float64Array): void => {
  for (let cell = 0; cell < column.length; cell++) {
    const term = column[cell] as number;
    if (Number.isNaN(term)) continue;
    sums[cell] = (sums[cell] as number) + weight * term;
    there[cell] = (there[cell] as number) + weight;
  }
};

const between = ({ aggregation }: RiskModel): Mean => (aggregation === 'geometric' ? PRODUCT : PLAIN);

/** What of a dimension's scores is averaged with other dimensions'. */
export const termsOf = (model: RiskModel, scores: Float64Array): Float64Array =>
  mapped(scores, between(model).of);

/**
 * The means of dimensions' terms, which are in the order of the scores that they become by `scoresFrom`; NaN where a dimension is missing
 * that must be there, or all are.
 */
export const combined = (
  { dimensions }: RiskModel,
  terms: readonly Float64Array[],
  weights: readonly number[],
): Float64Array => {
  const cells = terms[0]?.length ?? 0;
  const sums = new Float64Array(cells);
  const there = new Float64Array(cells);
  terms.forEach((column, at) => {
    const weight = weights[at] ?? 0;
    if (weight === 0) return;
    addWeighed(column, weight, sums, there);
    if (dimensions[at]?.required)
      for (let cell = 0; cell < cells; cell++) if (Number.isNaN(column[cell])) sums[cell] = Number.NaN;
  });
  for (let cell = 0; cell < cells; cell++) {
    const own = there[cell] as number;
    sums[cell] = own > 0 ? (sums[cell] as number) / own : Number.NaN;
  }
  return sums;
};

/** Scores from 0 to 10 of the means of terms. */
export const scoresFrom = (model: RiskModel, means: Float64Array): Float64Array =>
  mapped(means, between(model).back);

/**
 * The scores of places and periods, those of their dimensions (`[dimension]`), what share of all that counts was there, and what
 * share of the dimension that least of was there: a product is no surer than its least sure factor.
 */
export type RiskScores = {
  score: Float64Array;
  dimensions: Float64Array[];
  share: Float64Array;
  least: Float64Array;
};

/** What share of a dimension's weights was there, by how much of each input's own values was. */
const shareIn = ({ data, model, scores }: Prepared, at: number, weights: readonly number[]): Float64Array => {
  const share = new Float64Array(data.places * data.periods);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  model.dimensions[at]?.parts.forEach(({ input }, part) => {
    const weight = (weights[part] ?? 0) / all;
    const [column, known] = [scores[at]?.[part], data.shares?.get(input)];
    for (let cell = 0; cell < share.length; cell++)
      if (!Number.isNaN(column?.[cell] ?? Number.NaN))
        share[cell] = (share[cell] as number) + weight * (known?.[cell] ?? 1);
  });
  return share;
};

const sharesOf = (
  prepared: Prepared,
  { dimensions, parts }: Weighed,
): Pick<RiskScores, 'share' | 'least'> => {
  const cells = prepared.data.places * prepared.data.periods;
  const [share, least] = [new Float64Array(cells), new Float64Array(cells).fill(1)];
  const all = dimensions.reduce((sum, weight) => sum + weight, 0);
  dimensions.forEach((weight, at) => {
    if (weight === 0) return;
    shareIn(prepared, at, parts[at] ?? []).forEach((own, cell) => {
      share[cell] = (share[cell] as number) + (weight / all) * own;
      least[cell] = Math.min(least[cell] as number, own);
    });
  });
  return { share, least };
};

/** The scores of a model with weights, its own or changed ones. */
export const riskScores = (prepared: Prepared, weights: Weighed = weighed(prepared.model)): RiskScores => {
  const { model, terms } = prepared;
  const dimensions = model.dimensions.map((one, at) =>
    dimensionScores(one, terms[at] ?? [], weights.parts[at] ?? []),
  );
  const means = combined(
    model,
    dimensions.map((scores) => termsOf(model, scores)),
    weights.dimensions,
  );
  return { dimensions, score: scoresFrom(model, means), ...sharesOf(prepared, weights) };
};

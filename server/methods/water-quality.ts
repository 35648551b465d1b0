/** One test of a variable: its value, and the objective that it should keep, as at most, at least, or both. */
export type WaterTest = { variable: string; value: number; atMost?: number; atLeast?: number };

export type WaterQuality = {
  index: number;
  /** Scope: share of variables that fail; frequency: share of tests; amplitude: by how much. Percent. */
  f1: number;
  f2: number;
  f3: number;
  category: WaterCategory;
  variables: number;
  tests: number;
};

export type WaterCategory = 'excellent' | 'good' | 'fair' | 'marginal' | 'poor';

/** Least values of the categories (CCME 2001, user's manual, 2.4). */
const categoryOf = (index: number): WaterCategory => {
  if (index >= 95) return 'excellent';
  if (index >= 80) return 'good';
  if (index >= 65) return 'fair';
  return index >= 45 ? 'marginal' : 'poor';
};

/** By how much a test misses its objective; 0 where it keeps it. An objective of 0 has no excursion by division: 1 each. */
const excursionOf = ({ value, atMost, atLeast }: WaterTest): number => {
  if (atMost !== undefined && value > atMost) return atMost === 0 ? 1 : value / atMost - 1;
  if (atLeast !== undefined && value < atLeast) return value <= 0 ? 1 : atLeast / value - 1;
  return 0;
};

/** The minimum of the manual: four variables, each tested four times. */
export const LEAST_VARIABLES = 4;
export const LEAST_SAMPLES = 4;

/**
 * The CCME water quality index 1.0 (Canadian Council of Ministers of the Environment 2001): 100 - sqrt(F1² + F2² + F3²) / 1.732.
 * Values and objectives of a variable share a unit; what is below detection is given as its limit. `rule: 'strict'`
 * (where nothing is said) gives null with fewer than four variables of four tests each, as the manual asks; `'any'`
 * calculates from what there is.
 */
export const ccmeWqi = (
  given: readonly WaterTest[],
  { rule = 'strict' }: { rule?: 'strict' | 'any' } = {},
): WaterQuality | null => {
  // What is no number is not tested: held against an objective it would pass.
  const tests = given.filter(({ value }) => Number.isFinite(value));
  const byVariable = new Map<string, WaterTest[]>();
  for (const test of tests) byVariable.set(test.variable, [...(byVariable.get(test.variable) ?? []), test]);
  const groups = [...byVariable.values()];
  const isEnough = groups.length >= LEAST_VARIABLES && groups.every((group) => group.length >= LEAST_SAMPLES);
  if (tests.length === 0 || (rule === 'strict' && !isEnough)) return null;
  const excursions = tests.map(excursionOf);
  const failed = excursions.filter((excursion) => excursion > 0).length;
  const f1 =
    (100 * groups.filter((group) => group.some((test) => excursionOf(test) > 0)).length) / groups.length;
  const f2 = (100 * failed) / tests.length;
  const nse = excursions.reduce((sum, excursion) => sum + excursion, 0) / tests.length;
  const f3 = nse / (0.01 * nse + 0.01);
  const index = 100 - Math.hypot(f1, f2, f3) / 1.732;
  return { index, f1, f2, f3, category: categoryOf(index), variables: groups.length, tests: tests.length };
};

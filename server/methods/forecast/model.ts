/**
 * A method that was fitted to a history, on its scale. `predict` gives means and standard deviations of the steps ahead, each
 * taken to be normal; `path` one of the courses that the values may take, drawn with standard normal numbers.
 */
export type Model = {
  /** As the literature writes it: ETS(A,Ad,N). */
  form: string;
  season: number | null;
  /** Values that it was fitted to. */
  n: number;
  parameters: Readonly<Record<string, number>>;
  predict: (horizon: number) => Predicted;
  path: (horizon: number, normal: () => number) => number[];
};

export type Predicted = { mean: number[]; sd: number[] };

/** 1 to `horizon`. */
export const steps = (horizon: number): number[] => Array.from({ length: horizon }, (_, at) => at + 1);

/** Square root of a sum of squares over what is left of `n` when so many parameters were estimated. */
export const residualSd = (squares: number, n: number, parameters: number): number =>
  Math.sqrt(squares / Math.max(1, n - parameters));

/** What was and what is, with how much of it: a cell, a parcel, an overlap of two editions. Areas in one unit. */
export type Transition = { from: string; to: string; area: number };

/** Gain, loss and what stayed of one class. */
export type ClassChange = {
  class: string;
  before: number;
  after: number;
  stayed: number;
  gain: number;
  loss: number;
  net: number;
  /** Exchange of place: as much was lost here as was gained elsewhere (Pontius, Shusas & McEachern 2004). */
  swap: number;
};

export type ChangeMatrix = {
  classes: readonly string[];
  /** Rows are what was, columns what is, in the order of `classes`. */
  matrix: readonly (readonly number[])[];
  changes: readonly ClassChange[];
  total: number;
  /** Area whose class changed. */
  changed: number;
};

/**
 * The land-cover change matrix (Pontius, Shusas & McEachern 2004, Agriculture, Ecosystems & Environment 101:251): areas by the
 * class they had and the class they have. `classes` gives the order; a class that it does not name is added at its end.
 */
export const changeMatrix = (
  transitions: readonly Transition[],
  order: readonly string[] = [],
): ChangeMatrix => {
  const classes = [...new Set([...order, ...transitions.flatMap(({ from, to }) => [from, to])])];
  const at = new Map(classes.map((name, index) => [name, index]));
  const matrix = classes.map(() => classes.map(() => 0));
  for (const { from, to, area } of transitions) {
    const row = matrix[at.get(from) as number] as number[];
    const column = at.get(to) as number;
    row[column] = (row[column] as number) + area;
  }
  const changes = classes.map((name, index): ClassChange => {
    const before = (matrix[index] as number[]).reduce((sum, area) => sum + area, 0);
    const after = matrix.reduce((sum, row) => sum + (row[index] as number), 0);
    const stayed = (matrix[index] as number[])[index] as number;
    const [gain, loss] = [after - stayed, before - stayed];
    return {
      class: name,
      before,
      after,
      stayed,
      gain,
      loss,
      net: after - before,
      swap: 2 * Math.min(gain, loss),
    };
  });
  const total = changes.reduce((sum, { before }) => sum + before, 0);
  return { classes, matrix, changes, total, changed: changes.reduce((sum, { loss }) => sum + loss, 0) };
};

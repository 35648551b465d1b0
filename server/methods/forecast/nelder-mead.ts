export type Minimum = { at: number[]; value: number };

/**
 * The least of a function near a point by the simplex of Nelder & Mead (1965, Computer Journal 7:308), with their coefficients.
 * A value of Infinity is outside. `size` is how far the first simplex reaches in each direction; ends when its values
 * differ by less than `tolerance` of themselves, or after `most` evaluations.
 */
export const nelderMead = (
  f: (at: readonly number[]) => number,
  start: readonly number[],
  { size, most = 400, tolerance = 1e-8 }: { size: readonly number[]; most?: number; tolerance?: number },
): Minimum => {
  const n = start.length;
  let count = 0;
  const evaluated = (at: number[]): Minimum => {
    count++;
    return { at, value: f(at) };
  };
  const simplex = [
    evaluated([...start]),
    ...start.map((_, i) => evaluated(start.map((x, j) => (i === j ? x + (size[j] as number) : x)))),
  ];
  const towards = (centre: readonly number[], from: readonly number[], by: number): number[] =>
    centre.map((c, i) => c + by * ((from[i] as number) - c));
  while (count < most) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0] as Minimum, simplex[n] as Minimum];
    if (Math.abs(worst.value - best.value) <= tolerance * (Math.abs(best.value) + tolerance)) break;
    const centre = start.map(
      (_, i) => simplex.slice(0, n).reduce((sum, { at }) => sum + (at[i] as number), 0) / n,
    );
    const reflected = evaluated(towards(centre, worst.at, -1));
    if (reflected.value < best.value) {
      const expanded = evaluated(towards(centre, worst.at, -2));
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < (simplex[n - 1] as Minimum).value) simplex[n] = reflected;
    else {
      const better = reflected.value < worst.value ? reflected : worst;
      const contracted = evaluated(towards(centre, better.at, 0.5));
      if (contracted.value < better.value) simplex[n] = contracted;
      else
        for (let i = 1; i <= n; i++)
          simplex[i] = evaluated(towards(best.at, (simplex[i] as Minimum).at, 0.5));
    }
  }
  return simplex.reduce((least, one) => (one.value < least.value ? one : least));
};

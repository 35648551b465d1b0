/** Milliseconds that work takes: the median of so many runs, after one to warm up. */
export const median = async (runs: number, work: () => Promise<unknown>): Promise<number> => {
  await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    await work();
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
};

/**
 * The same of two works in turns, so that what else the machine does meanwhile burdens both alike. Gives both medians.
 */
export const medians = async (
  runs: number,
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<{ ours: number; theirs: number }> => {
  await ours();
  await theirs();
  const times: { ours: number[]; theirs: number[] } = { ours: [], theirs: [] };
  for (let run = 0; run < runs; run++) {
    times.ours.push(await median(1, ours));
    times.theirs.push(await median(1, theirs));
  }
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
  return { ours: middle(times.ours), theirs: middle(times.theirs) };
};

/** Courses that values may take, each as likely, in their own unit. */
export type Paths = readonly (readonly number[])[];

export type Side = 'above' | 'below';

const isBeyond = (value: number, limit: number, side: Side): boolean =>
  side === 'above' ? value > limit : value < limit;

/** Steps that are averaged before they are held against a limit: from one on, to before another. */
export type Window = { from: number; to: number };

const meanIn = (path: readonly number[], { from, to }: Window): number => {
  let sum = 0;
  for (let at = from; at < to; at++) sum += path[at] as number;
  return sum / (to - from);
};

/** The share of paths that go beyond a limit in each window, and in at least one. */
export const exceedanceOf = (
  paths: Paths,
  windows: readonly Window[],
  { value, side, isSum = false }: { value: number; side: Side; isSum?: boolean },
): { whole: number; steps: number[] } => {
  const counts = windows.map(() => 0);
  let whole = 0;
  for (const path of paths) {
    let isOnce = false;
    windows.forEach((window, at) => {
      const held = meanIn(path, window) * (isSum ? window.to - window.from : 1);
      if (!isBeyond(held, value, side)) return;
      counts[at] = (counts[at] as number) + 1;
      isOnce = true;
    });
    if (isOnce) whole++;
  }
  return { whole: whole / paths.length, steps: counts.map((count) => count / paths.length) };
};

/**
 * When paths first reach a level: the share that do, and the steps after which 5, 50 and 95 % of all paths have (null: not
 * within the paths).
 */
export const reachOf = (
  paths: Paths,
  { value, side }: { value: number; side: Side },
): { p: number; low: number | null; median: number | null; high: number | null } => {
  const first = paths
    .map((path) => path.findIndex((one) => one === value || isBeyond(one, value, side)))
    .map((at) => (at < 0 ? Number.POSITIVE_INFINITY : at + 1))
    .sort((a, b) => a - b);
  const after = (share: number) => {
    const step = first[Math.ceil(share * first.length) - 1] as number;
    return Number.isFinite(step) ? step : null;
  };
  return {
    p: first.filter(Number.isFinite).length / first.length,
    low: after(0.05),
    median: after(0.5),
    high: after(0.95),
  };
};

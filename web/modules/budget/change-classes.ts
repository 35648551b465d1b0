import { schemeBrBG } from 'd3-scale-chromatic';

/** Limits of the classes of change, per cent: growth and decline have colours without a judgement, brown less and green more. */
export const CHANGE_LIMITS = [-10, -2, 2, 10] as const;
/** What hardly changed is as the page is, by day and by night. */
const COLORS = schemeBrBG[5]!.with(2, 'var(--surface-3)');

export type ChangeClass = { color: string; ink: string };

/** The colour of a change, and that of words on it. */
export const classOfChange = (change: number | null): ChangeClass | null => {
  if (change === null) return null;
  const at = CHANGE_LIMITS.filter((limit) => change >= limit).length;
  const ink = at === 2 ? 'var(--text)' : '#14201f';
  return { color: COLORS[at]!, ink: at === 0 || at === 4 ? '#ffffff' : ink };
};

export const CHANGE_COLORS: readonly string[] = COLORS;

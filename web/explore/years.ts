import type { LayerInfo } from '../../sql/model/api.ts';

/** Years that there is something to see in, first and last. */
export type Years = { from: number; to: number };

/** The year of a day; `otherwise` where there is none. */
export const yearOf = (day: string | null, otherwise: number): number =>
  day ? Number(day.slice(0, 4)) : otherwise;

/** The day that stands for a year. */
export const midYear = (year: number): string => `${year}-07-01`;

/** The years that the layers with time speak of, up to this one at least; null where there is nothing to choose. */
export const yearsOf = (layers: readonly LayerInfo[], now = new Date().getFullYear()): Years | null => {
  const timed = layers.filter(({ layer, timeExtent }) => layer.time && timeExtent);
  if (timed.length === 0) return null;
  const from = Math.min(...timed.map(({ timeExtent }) => yearOf(timeExtent?.[0] ?? null, now)));
  const to = Math.max(now, ...timed.map(({ timeExtent }) => yearOf(timeExtent?.[1] ?? null, now)));
  return from < to ? { from, to } : null;
};

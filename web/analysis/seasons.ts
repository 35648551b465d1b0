import type { Form } from './form.ts';

type Months = { from: number; to: number };

/** Seasons by their months: those of meteorology, and that of rain, in which a hydrological year has nearly all of its water. */
export const SEASONS: Readonly<Record<string, Months>> = {
  winter: { from: 12, to: 2 },
  spring: { from: 3, to: 5 },
  summer: { from: 6, to: 8 },
  autumn: { from: 9, to: 11 },
  wet: { from: 9, to: 4 },
};

/** The months that a form asks for; nothing where the whole year counts. */
export const monthsOf = ({ season, m1, m2 }: Form): { months?: Months } => {
  const own = season === 'own' ? { from: Number(m1), to: Number(m2) } : SEASONS[season ?? ''];
  return own ? { months: own } : {};
};

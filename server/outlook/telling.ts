import type { Exceedance } from '../../sql/model/outlook.ts';

const MORE_THAN_NOT = 0.5;

/**
 * The limit that says most of a forecast: of those that are gone beyond more likely than not the one that lies farthest, else the
 * likeliest; null of none. That the first class is left says little where the last is reached as surely.
 */
export const tellingOf = <Of extends Pick<Exceedance, 'value' | 'side' | 'whole'>>(
  limits: readonly Of[],
): Of | null => {
  const farther = (a: Of, b: Of) => (a.side === 'above' ? b.value - a.value : a.value - b.value);
  const likelier = (a: Of, b: Of) => b.whole - a.whole;
  const likely = limits.filter(({ whole }) => whole > MORE_THAN_NOT);
  return likely.toSorted(farther)[0] ?? limits.toSorted(likelier)[0] ?? null;
};

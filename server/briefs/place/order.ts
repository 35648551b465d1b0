import { isBetter, trendOf } from '../../methods/standing.ts';
import type { One } from '../shared/cells.ts';
import { worstClass } from '../shared/classes.ts';

const isWorsening = (one: One): boolean => {
  const trend = trendOf(one);
  return (trend === 'rising' || trend === 'falling') && isBetter(trend, one) === false;
};

/** Where neither end is better, it is told after what is bad and before what is good. */
const MIDDLE = 0.4;

/**
 * How much an indicator asks for attention: its place among its peers from 0, the first, to 1, the last; more where it gets worse
 * and where it is in the worst class.
 */
export const attention = (one: One): number => {
  const { rank, of, class: own, value } = one.newest;
  if (value === null) return -1;
  const share = one.direction === 'neither' || rank === null || of < 2 ? MIDDLE : (rank - 1) / (of - 1);
  return share + (isWorsening(one) ? 0.5 : 0) + (own !== null && worstClass(one)?.id === own ? 0.25 : 0);
};

/** Indicators in the order of a brief: of each theme what asks most for attention, then of each the next. */
export const inOrder = (indicators: readonly One[]): One[] => {
  const sorted = [...indicators].sort((a, b) => attention(b) - attention(a));
  const before = new Map<string, number>();
  return sorted
    .map((one) => {
      const turn = before.get(one.theme) ?? 0;
      before.set(one.theme, turn + 1);
      return { one, turn };
    })
    .sort((a, b) => a.turn - b.turn || attention(b.one) - attention(a.one))
    .map(({ one }) => one);
};

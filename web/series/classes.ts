import type { IndicatorClass } from '../../sql/model/indicator.ts';
import type { Line } from './line.ts';

/** A class of an indicator as a stretch of an axis; what lies beyond the axis is left out. */
export type ClassBand = IndicatorClass & { from: number; to: number };

/** The classes whose values an axis shows, from the lowest. */
export const bandsOf = (
  classes: readonly IndicatorClass[],
  [low, high]: readonly [number, number],
): ClassBand[] =>
  classes.flatMap((one, at) => {
    const from = Math.max(low, classes[at - 1]?.below ?? Number.NEGATIVE_INFINITY);
    const to = Math.min(high, one.below ?? Number.POSITIVE_INFINITY);
    return to > from ? [{ ...one, from, to }] : [];
  });

/** What a class holds, in figures: from where on, and up to where. */
export const endsOf = (
  classes: readonly IndicatorClass[],
  at: number,
): { from: number | null; below: number | null } => ({
  from: classes[at - 1]?.below ?? null,
  below: classes[at]?.below ?? null,
});

/** The line whose classes can stand behind a chart: the axis must be that of one indicator alone. */
export const classedLine = (lines: readonly Line[]): Line | null => {
  const [first] = lines;
  const isAlone = lines.every(({ side, one }) => side !== 0 || one.parameter.id === first?.one.parameter.id);
  return first?.one.computed && isAlone ? first : null;
};

export const classesKey = ({ one }: Line): string => `${one.parameter.id}.classes`;

import type { Changed } from './values.ts';

/** What a publish changed, in as little room as it is needed in: some of them write a million values. */
export type Tally = {
  made: number;
  ended: number;
  /** Values only came or took the place of others: then nothing reaches less far than before. */
  onlyCame: boolean;
  /** Of the values that were made: the first begin, the last end. */
  from: string | null;
  to: string | null;
  /** The values one by one; null where there are more than anybody looks at one by one. */
  list: readonly Changed[] | null;
};

/** So many changes are told one by one. */
const MOST = 20_000;

export const NONE: Tally = { made: 0, ended: 0, onlyCame: true, from: null, to: null, list: [] };

const keyOf = ({ feature, from }: Changed): string => `${from} ${feature}`;

const least = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b < a) ? b : a;
const greatest = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a;

/** Counts what one statement changed: a value and what it takes the place of are changed by the same. */
export const tallyOf = (changed: readonly Changed[]): Tally => {
  const made = changed.filter(({ isNew }) => isNew);
  const keys = new Set(made.map(keyOf));
  return {
    made: made.length,
    ended: changed.length - made.length,
    onlyCame: changed.every((one) => one.isNew || keys.has(keyOf(one))),
    from: made.reduce<string | null>((first, { from }) => least(first, from), null),
    to: made.reduce<string | null>((last, { to }) => greatest(last, to), null),
    list: changed.length > MOST ? null : changed,
  };
};

/** What two changes of one publish are together. */
export const together = (a: Tally, b: Tally): Tally => {
  const isFew = a.list && b.list && a.list.length + b.list.length <= MOST;
  return {
    made: a.made + b.made,
    ended: a.ended + b.ended,
    onlyCame: a.onlyCame && b.onlyCame,
    from: least(a.from, b.from),
    to: greatest(a.to, b.to),
    list: isFew ? [...a.list!, ...b.list!] : null,
  };
};

/** Whether nothing is another than before. */
export const isNothing = ({ made, ended }: Tally): boolean => made + ended === 0;

import { apportion, minorOf } from '../../../server/modules/budget/rules.ts';
import type { Sums } from '../../../server/modules/budget/schema.ts';
import type { Words } from '../../i18n/intl.tsx';
import { type Part, partsOf } from './parts.ts';

/** Dinars that are told of, and in how many parts each. */
export const WHOLE = 100;
export const TENTHS = 10;

/** A part of a hundred dinars, in tenths of one. */
export type Share = { part: Part; tenths: number };

const minorsOf = (parts: readonly Part[], decimals: number): bigint[] =>
  parts.map(({ row }) => {
    const read = minorOf(row.amount, decimals);
    return read.kind === 'minor' ? read.minor : 0n;
  });

/**
 * What so many tenths pay for, by the rows of sums: whole tenths that add up to them exactly. What is paid back (a negative sum) pays for
 * nothing.
 */
export const sharesOf = (sums: Sums, tenths: number, words: Words): Share[] => {
  const parts = partsOf(sums, null, 'amount', words).filter(({ value }) => (value ?? 0) > 0);
  const shares = apportion(minorsOf(parts, sums.of.decimals), tenths);
  return parts.map((part, at) => ({ part, tenths: shares[at] ?? 0 }));
};

/** Whole coins for the same rows, as many as there are dinars. */
export const coinsOf = (shares: readonly Share[], { of: { decimals } }: Sums): number[] =>
  apportion(
    minorsOf(
      shares.map(({ part }) => part),
      decimals,
    ),
    WHOLE,
  );

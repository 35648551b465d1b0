import type { Properties } from '../../../sql/model/property.ts';
import { type Feature, type Method, missing, periodwise, type Scalar } from './method.ts';

type Term = { input: string; weight: number };

type Total = { sum: number; share: number; there: number };

/** Terms added up, each by its weight; the share is the least of theirs. */
const totalOf = (terms: readonly Term[], feature: Feature, start: number | null): Total => {
  const parts = terms.flatMap(({ input, weight }): (Scalar & { weight: number })[] => {
    const scalar = feature.inputs.get(input)?.in(start);
    return scalar ? [{ ...scalar, weight }] : [];
  });
  return {
    sum: parts.reduce((sum, { value, weight }) => sum + value * weight, 0),
    share: Math.min(1, ...parts.map(({ share }) => share)),
    there: parts.length,
  };
};

export const sum: Method<'sum'> = {
  compute: periodwise(({ terms, factor, offset, partial }, feature, start) => {
    const { sum, share, there } = totalOf(terms, feature, start);
    if (there === 0 || (there < terms.length && !partial)) return missing('input');
    return { value: sum * factor + offset, coverage: (share * there) / terms.length };
  }),
};

export const ratio: Method<'ratio'> = {
  compute: periodwise(({ numerator, denominator, factor, most }, feature, start) => {
    const [over, under] = [numerator, denominator].map((terms) => totalOf(terms, feature, start)) as [
      Total,
      Total,
    ];
    if (over.there < numerator.length || under.there < denominator.length) return missing('input');
    if (under.sum === 0) return missing('method');
    const value = (factor * over.sum) / under.sum;
    const more: Properties = { numerator: over.sum, denominator: under.sum };
    return {
      value: most === undefined ? value : Math.min(most, value),
      coverage: Math.min(over.share, under.share),
      more,
    };
  }),
};

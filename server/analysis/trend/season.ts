import type { QuestionOf } from '../../../sql/model/analysis.ts';
import type { Parameter } from '../../../sql/model/parameter.ts';

type Trend = QuestionOf<'trend'>;
type Values = readonly (number | null)[];

/** The months of a year that count, from 0; those of the year before are negative. */
export const monthsIn = ({ months }: Pick<Trend, 'months'>): number[] => {
  const { from, to } = months ?? { from: 1, to: 12 };
  const first = from > to ? from - 13 : from - 1;
  return Array.from({ length: to - 1 - first + 1 }, (_, at) => first + at);
};

/** The question that asks for the months that a season is made of: by months, from the year that its first winter begins in. */
export const monthly = (question: Trend): Trend => ({
  ...question,
  step: 'month',
  from: monthsIn(question)[0]! < 0 ? question.from - 1 : question.from,
});

const GATHERED: Record<Parameter['gather'], (values: readonly number[]) => number> = {
  mean: (values) => values.reduce((sum, one) => sum + one, 0) / values.length,
  last: (values) => values.reduce((sum, one) => sum + one, 0) / values.length,
  sum: (values) => values.reduce((sum, one) => sum + one, 0),
  max: (values) => Math.max(...values),
};

/**
 * What a question wants of months, which begin where `monthly` says: with one value a year what its season is gathered to, null where
 * one of its months is missing; with one a month the months of the season, null for all others.
 */
export const seasonOf = (values: Values, question: Trend, gather: Parameter['gather']): (number | null)[] => {
  const own = monthsIn(question);
  const before = 12 * (question.from - monthly(question).from);
  const years = Array.from({ length: question.to - question.from + 1 }, (_, at) => before + 12 * at);
  if (question.step === 'month') {
    const inSeason = new Set(own.map((month) => (month + 12) % 12));
    return values.slice(before).map((value, at) => (inSeason.has(at % 12) ? value : null));
  }
  return years.map((january) => {
    const parts = own.flatMap((month) => values[january + month] ?? []);
    return parts.length < own.length ? null : GATHERED[gather](parts);
  });
};

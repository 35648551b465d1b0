import type { Language } from '../../sql/model/text.ts';
import { type Say, useWords } from '../i18n/intl.tsx';
import { LOCALES } from '../i18n/messages.ts';

/** Scores with one digit always, so that they stand below each other: 6,0. */
export const tenthsIn = (language: Language): ((score: number | null) => string) => {
  const format = new Intl.NumberFormat(LOCALES[language], {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (score) => (score === null ? '—' : format.format(score));
};
export const useTenths = () => tenthsIn(useWords().language);

/** A range of ranks in few letters; one rank where it is the same whatever the weights. */
export const rankText = ({ first, last }: { first: number; last: number }, say: Say): string =>
  first === last ? String(first) : say('risk.fromTo', { first, last });

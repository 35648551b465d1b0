import type { Language } from '../../sql/model/text.ts';
import type { Grain } from '../series/rollup.ts';
import { timeWords } from '../series/time-words.ts';

const GRAINS: Record<number, Grain> = { 4: 'year', 7: 'month', 10: 'day', 13: 'hour' };

/** A period as it is written for people: 2024, May 2024, 1 May 2024, 1 May 2024, 13:00; nothing for that of no period. */
export const periodInWords = (period: string, language: Language): string => {
  const grain = GRAINS[period.length];
  const moment = Date.parse(period.length === 13 ? `${period}:00Z` : period) / 1000;
  // Not shifted again: periods are those of the place's own clock.
  return grain && Number.isFinite(moment) ? timeWords(language, 'UTC').stamp(moment, grain) : '';
};

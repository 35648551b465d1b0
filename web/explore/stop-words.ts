import type { Language } from '../../sql/model/text.ts';
import { timeWords } from '../series/time-words.ts';
import { type Steps, timeAt } from './steps.ts';

const HALF_HOUR = 1800;

/** A stop as it is read: hours on the clocks of the country, longer periods by their date. */
export const stopInWords = (
  steps: Steps,
  at: number,
  { language, zone }: { language: Language; zone: string },
): string => {
  const moment = Date.parse(timeAt(steps, at)) / 1000;
  return steps.unit === 'hour'
    ? timeWords(language, zone).stamp(moment - HALF_HOUR, 'hour')
    : timeWords(language, 'UTC').stamp(moment, steps.unit);
};

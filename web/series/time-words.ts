import type { Language } from '../../sql/model/text.ts';
import { LOCALES } from '../i18n/messages.ts';
import type { Grain } from './rollup.ts';
import type { TickUnit } from './time-ticks.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

const format = (
  moment: number,
  language: Language,
  timeZone: string,
  how: Intl.DateTimeFormatOptions,
): string => {
  const key = `${language} ${timeZone} ${JSON.stringify(how)}`;
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat(LOCALES[language], { timeZone, calendar: 'gregory', hourCycle: 'h23', ...how });
  formats.set(key, known);
  return known.format(moment * 1000);
};

const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const TICK: Record<TickUnit, Intl.DateTimeFormatOptions> = {
  minute: CLOCK,
  hour: CLOCK,
  day: { day: 'numeric' },
  month: { month: 'short' },
  year: { year: 'numeric' },
};
const ABOVE: Record<TickUnit, Intl.DateTimeFormatOptions | null> = {
  minute: { day: 'numeric', month: 'long', year: 'numeric' },
  hour: { day: 'numeric', month: 'long', year: 'numeric' },
  day: { month: 'long', year: 'numeric' },
  month: { year: 'numeric' },
  year: null,
};
const STAMP: Record<Grain, Intl.DateTimeFormatOptions> = {
  value: { day: 'numeric', month: 'short', year: 'numeric', ...CLOCK },
  hour: { day: 'numeric', month: 'short', year: 'numeric', ...CLOCK },
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  year: { year: 'numeric' },
};

/** How times of a series are written: in the reader's language, on the clocks of the series' zone. */
export const timeWords = (language: Language, zone: string) => ({
  tick: (moment: number, unit: TickUnit): string => format(moment, language, zone, TICK[unit]),
  /** What stands below a mark where a larger unit begins; null where there is none. */
  above: (moment: number, unit: TickUnit): string | null => {
    const how = ABOVE[unit];
    return how && format(moment, language, zone, how);
  },
  /** The time of a value: no finer than it was measured or gathered. */
  stamp: (moment: number, grain: Grain): string => format(moment, language, zone, STAMP[grain]),
  day: (moment: number): string => format(moment, language, zone, STAMP.day),
  /** A day of any year. */
  dayOfYear: (moment: number): string => format(moment, language, zone, { day: 'numeric', month: 'short' }),
  month: (moment: number): string => format(moment, language, zone, { month: 'short' }),
});
export type TimeWords = ReturnType<typeof timeWords>;

/** A time on the map, where no zone is any one's own: hours say which clock they are of. */
export const timeWord = (language: Language, moment: number, grain: Grain): string => {
  const word = timeWords(language, 'UTC').stamp(moment, grain);
  return grain === 'hour' || grain === 'value' ? `${word} UTC` : word;
};

import type pg from 'pg';
import type { Country } from '../../../sql/model/country.ts';
import type { Calendar, CalendarEntry } from '../../../sql/model/records/clock.ts';

/** Years of yearly holidays that calendars hold, before and after this one: further than any open deadline. */
const YEARS_BACK = 10;
const YEARS_ON = 3;

const two = (number: number): string => String(number).padStart(2, '0');

/** The holidays that come every year on their day, year by year. */
export const yearlyHolidays = ({ holidays }: Pick<Country, 'holidays'>, year: number): CalendarEntry[] =>
  Array.from({ length: YEARS_BACK + YEARS_ON + 1 }, (_, at) => year - YEARS_BACK + at).flatMap((each) =>
    holidays.map(({ month, day, title, source }): CalendarEntry => {
      const date = `${each}-${two(month)}-${two(day)}`;
      return { from: date, to: date, kind: 'holiday', title, source };
    }),
  );

/** The days that administrators entered. */
export const CALENDAR_ENTRIES = `select from_day as "from", to_day as "to", kind, title, source from calendar_entry order by from_day, no`;

type Offices = Pick<Country, 'timeZone' | 'weekend' | 'holidays'>;

/** A calendar of entries that were read: with the weekend and the yearly holidays of the country. */
export const calendarWith = (country: Offices, entries: readonly CalendarEntry[]): Calendar => {
  const { timeZone, weekend } = country;
  return {
    timeZone,
    weekend: [...weekend],
    entries: [...entries, ...yearlyHolidays(country, new Date().getUTCFullYear())],
  };
};

/** When offices of a country are closed: its weekend and yearly holidays, and the days that administrators entered. */
export const calendarOf = async (client: pg.ClientBase | pg.Pool, country: Offices): Promise<Calendar> =>
  calendarWith(country, (await client.query<CalendarEntry>(CALENDAR_ENTRIES)).rows);

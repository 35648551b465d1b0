import { z } from 'zod';

/** A day of a country's calendar, `2026-03-27`; it has no time and no zone. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

const DAY_MS = 86_400_000;

const utcOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

/** So many days later, earlier where negative. */
export const addDays = (day: Day, days: number): Day =>
  new Date(utcOf(day) + days * DAY_MS).toISOString().slice(0, 10);

/** How many days from one to the other; negative where the other is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((utcOf(to) - utcOf(from)) / DAY_MS);

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => new Date(utcOf(day)).getUTCDay();

const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  });
  formats.set(timeZone, made);
  return made;
};

/** What clocks of a zone show at a moment, as if it were UTC; milliseconds. */
const shownAt = (moment: number, timeZone: string): number => {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  return Date.parse(
    `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
  );
};

/** The day that it is somewhere at a moment (RFC 3339). */
export const dayOf = (at: string, timeZone: string): Day =>
  new Date(shownAt(Date.parse(at), timeZone)).toISOString().slice(0, 10);

/** The moment at which a day ends somewhere, which is the first of the next one: until then it is not past. */
export const endOfDay = (day: Day, timeZone: string): string => {
  const wanted = utcOf(addDays(day, 1));
  const guess = wanted - (shownAt(wanted, timeZone) - wanted);
  // Where clocks change between the guess and the midnight meant, the second look finds it.
  return new Date(guess - (shownAt(guess, timeZone) - wanted)).toISOString();
};

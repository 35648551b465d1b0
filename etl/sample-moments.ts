/** A moment that a sample has a value of, and where it lies in its day, week and year (of the country's own clock). */
export type Moment = {
  /** A day, or an instant with its offset. */
  time: string;
  /** Years as a decimal: 2024.5 is about the first of July. */
  year: number;
  /** 0 to 24. */
  hour: number;
  isWeekend: boolean;
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** `local` is the time that a clock shows, as if it were UTC. */
const momentAt = (local: number, time: string): Moment => {
  const date = new Date(local);
  const begin = Date.UTC(date.getUTCFullYear(), 0);
  const end = Date.UTC(date.getUTCFullYear() + 1, 0);
  return {
    time,
    year: date.getUTCFullYear() + (local - begin) / (end - begin),
    hour: (local % DAY) / HOUR,
    isWeekend: [0, 6].includes(date.getUTCDay()),
  };
};

const dayAt = (local: number): string => new Date(local).toISOString().slice(0, 10);

/** Days that are told one by one. */
export const onDays = (days: readonly string[]): Moment[] =>
  days.map((day) => momentAt(Date.parse(day), day));

/** Every so many days, from one to another. */
export const days = (from: string, to: string, step = 1): Moment[] => {
  const count = Math.floor((Date.parse(to) - Date.parse(from)) / (step * DAY)) + 1;
  return onDays(Array.from({ length: count }, (_, index) => dayAt(Date.parse(from) + index * step * DAY)));
};

/** The same days at an hour of the clock, with its offset: `T09:00:00+01:00`. */
export const at = (clock: string, moments: readonly Moment[]): Moment[] =>
  moments.map((moment) => ({ ...moment, time: `${moment.time}${clock}` }));

/** Every hour of the days from one to another, by a clock that is always so far from UTC (`+01:00`). */
export const hours = (from: string, to: string, offset: string): Moment[] => {
  const count = (Date.parse(to) - Date.parse(from)) / HOUR + 24;
  return Array.from({ length: count }, (_, index) => {
    const local = Date.parse(from) + index * HOUR;
    return momentAt(local, `${new Date(local).toISOString().slice(0, 19)}${offset}`);
  });
};

/** The months of years, each at its first day; its place in the year is its middle. */
export const months = (from: number, to: number): Moment[] =>
  Array.from({ length: (to - from + 1) * 12 }, (_, index) => {
    const local = Date.UTC(from, index);
    return { ...momentAt(local, dayAt(local)), year: from + (index + 0.5) / 12 };
  });

/** Years, each at its first day; its place is its middle. */
export const years = (from: number, to: number): Moment[] =>
  Array.from({ length: to - from + 1 }, (_, index) => {
    const local = Date.UTC(from + index, 0);
    return { ...momentAt(local, dayAt(local)), year: from + index + 0.5 };
  });

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The clock of a time zone: how far east of UTC it is. Milliseconds. */
export type Zone = {
  offsetAt: (instant: number) => number;
  /** The instants that a local time stands for, earlier first: none in the hour that is left out, two in the one that comes twice. */
  instantsOf: (local: number) => readonly number[];
};

const FIELDS = {
  era: 'short',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;

/** Asks ICU, which takes some microseconds. */
const askedOf = (name: string): ((instant: number) => number) => {
  const format = new Intl.DateTimeFormat('en-US', {
    ...FIELDS,
    timeZone: name,
    hourCycle: 'h23',
    calendar: 'gregory',
  });
  return (instant) => {
    const whole = Math.floor(instant / 1000) * 1000;
    const part = Object.fromEntries(format.formatToParts(whole).map(({ type, value }) => [type, value]));
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const clock = [part.hour, part.minute, part.second].map(Number) as [number, number, number];
    const local = new Date(0);
    local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    local.setUTCHours(...clock);
    return local.getTime() - whole;
  };
};

/** Days whose offsets are remembered; a year of a series has 366. */
const MOST_DAYS = 40_000;

/** Nearly all days have one offset: it is asked for at their two ends only. */
const remembered = (ask: (instant: number) => number): ((instant: number) => number) => {
  const days = new Map<number, number | null>();
  return (instant) => {
    const day = Math.floor(instant / DAY);
    const known = days.get(day);
    if (known !== undefined) return known ?? ask(instant);
    const [begin, end] = [ask(day * DAY), ask((day + 1) * DAY)];
    if (days.size >= MOST_DAYS) days.clear();
    days.set(day, begin === end ? begin : null);
    return begin === end ? begin : ask(instant);
  };
};

const zones = new Map<string, Zone>();

/** The time zone of an IANA name; throws RangeError where there is none. */
export const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known) return known;
  const offsetAt = remembered(askedOf(name));
  const instantsOf = (local: number): number[] => {
    // No offset is further from UTC than a day, and none changes twice within one.
    const offsets = new Set([offsetAt(local - DAY), offsetAt(local + DAY)]);
    const found = [...offsets].map((offset) => local - offset).filter((at) => at + offsetAt(at) === local);
    return found.sort((a, b) => a - b);
  };
  const zone = { offsetAt, instantsOf };
  zones.set(name, zone);
  return zone;
};

/** Whether there is a time zone of a name; an offset is none, as databases read its sign the other way round. */
export const isZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    zoneOf(name);
    return true;
  } catch {
    return false;
  }
};

/** An offset as it is kept: whole minutes. */
export const minutesOf = (offset: number): number => Math.round(offset / MINUTE);

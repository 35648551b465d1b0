/**
 * Calendars of a time zone. A moment is whole seconds since 1970 (UTC); a local one is the same count for what the clocks on
 * the wall show, so that its parts are read by the UTC methods of Date.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    ...{
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    },
  });
  formats.set(zone, made);
  return made;
};

const HOUR = 3600;
/** Offsets change on the hour, so that one look at the clock serves for an hour. */
const offsets = new Map<string, number>();

/** Seconds that a zone's clocks are ahead of UTC at a moment. */
export const offsetAt = (moment: number, zone: string): number => {
  const hour = Math.floor(moment / HOUR);
  const key = `${zone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(hour * HOUR * 1000)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<string, number>;
  const { year = 1970, month = 1, day = 1, hour: at = 0, minute = 0, second = 0 } = parts;
  const offset = Date.UTC(year, month - 1, day, at, minute, second) / 1000 - hour * HOUR;
  offsets.set(key, offset);
  return offset;
};

export const localOf = (moment: number, zone: string): number => moment + offsetAt(moment, zone);

/** The moment that a zone's clocks show a local time at; of two the first, of none the next. */
export const momentOf = (local: number, zone: string): number => {
  const guess = local - offsetAt(local, zone);
  const again = local - offsetAt(guess, zone);
  return Math.max(guess, again) - guess > 0 && localOf(guess, zone) === local ? guess : again;
};

/** Year, month (from 0) and day of a moment in a zone. */
export const dateOf = (moment: number, zone: string): { year: number; month: number; day: number } => {
  const date = new Date(localOf(moment, zone) * 1000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
};

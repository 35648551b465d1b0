import { type Zone, zoneOf } from '../../../sql/observations/zone.ts';
import { type Period, periodOf } from '../../filter/datetime.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

/** The first instant of a day; where the clock goes on at midnight there is none at 0:00, and the day begins when it has gone on. */
const midnight = (day: number, zone: Zone): number => {
  const [first] = zone.instantsOf(day);
  return first ?? day - zone.offsetAt(day - DAY_MS);
};

/**
 * The stretch of time that `datetime` names, its days those of a time zone: whoever asks for the values of a day means the
 * day of the place where they were measured. Throws a 400.
 */
export const periodIn = (text: string, timeZone: string): Period => {
  const { from, to } = periodOf(text);
  const [begin = '', end = begin] = text.split('/');
  const zone = zoneOf(timeZone);
  const dayOf = (instant: Date) => Math.floor(instant.getTime() / DAY_MS) * DAY_MS;
  return {
    from: from && DAY.test(begin) ? new Date(midnight(dayOf(from), zone)) : from,
    to: to && DAY.test(end) ? new Date(midnight(dayOf(to) + DAY_MS, zone) - 1) : to,
  };
};

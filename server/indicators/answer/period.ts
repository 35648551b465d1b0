import { INDICATOR_PERIODS, type IndicatorPeriod } from '../../../sql/model/indicator.ts';
import { zoneOf as clockOf } from '../../../sql/observations/zone.ts';
import { type Period, periodOf } from '../../filter/datetime.ts';
import { badParameter } from '../../http/error.ts';
import { type Local, spanOf, startOfLabel } from '../time.ts';
import { zoneOf } from '../zone.ts';

/** The instant of a time on a clock; of an hour that comes twice the first, of one that is left out the next. */
export const instantOf = (local: Local, zone: string): number => {
  const clock = clockOf(zone);
  return clock.instantsOf(local)[0] ?? local - clock.offsetAt(local);
};

const EXAMPLES: Record<IndicatorPeriod, string> = {
  hour: '2024-05-01T13',
  day: '2024-05-01',
  month: '2024-05',
  year: '2024',
  none: 'all',
};

/** The stretch of time of a period that is told: one of the indicator's own, or a longer one. Throws a 400. */
export const toldPeriod = (text: string, period: IndicatorPeriod, timeZone: string): Period => {
  if (period === 'none' && text === 'all') return { from: null, to: null };
  const longer = INDICATOR_PERIODS.slice(INDICATOR_PERIODS.indexOf(period)).filter((one) => one !== 'none');
  for (const one of longer) {
    const start = startOfLabel(one, text);
    if (start === null || period === 'none') continue;
    const { from, to } = spanOf(one, start);
    const zone = zoneOf(period, timeZone);
    return { from: new Date(instantOf(from, zone)), to: new Date(instantOf(to, zone) - 1) };
  }
  throw badParameter('period', 'invalid-parameter', { reason: EXAMPLES[period] });
};

/** The stretch of time that is asked for, by a period or as OGC has it. */
export const periodAsked = (
  { period, datetime }: { period?: string | undefined; datetime?: string | undefined },
  of: IndicatorPeriod,
  timeZone: string,
): Period => {
  if (period !== undefined && datetime !== undefined)
    throw badParameter('datetime', 'invalid-parameter', { reason: 'period' });
  if (period !== undefined) return toldPeriod(period, of, timeZone);
  return datetime === undefined ? { from: null, to: null } : periodOf(datetime);
};

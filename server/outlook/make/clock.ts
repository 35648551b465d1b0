import type { OutlookPeriod } from '../../../sql/model/outlook.ts';
import { instantOf } from '../../indicators/answer/period.ts';
import { type Local, shifted } from '../../indicators/time.ts';
import { zoneOf } from '../../indicators/zone.ts';
import type { Subject } from '../subject.ts';

/** In whose clocks a subject's periods are: a series' own; an indicator's days and longer are dates, which are UTC's. */
export const zoneFor = (subject: Subject, period: OutlookPeriod): string =>
  subject.kind === 'series' ? subject.timeZone : zoneOf(period, subject.timeZone);

/** The instant of a time on a subject's clock. */
export const instantFor = (subject: Subject, period: OutlookPeriod, at: Local): Date =>
  new Date(instantOf(at, zoneFor(subject, period)));

/** Begins of so many periods from one on, and of the one behind them. */
export const ahead = (period: OutlookPeriod, from: Local, count: number): Local[] => {
  const starts = [from];
  for (let i = 0; i < count; i++) starts.push(shifted(period, starts[i] as Local, 1));
  return starts;
};

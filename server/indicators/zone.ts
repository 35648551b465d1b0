import type { IndicatorPeriod } from '../../sql/model/indicator.ts';

/**
 * In whose clocks periods are kept: hours are instants of the country's, days and longer are calendar dates, which stand in
 * the database as midnights of UTC, as all dates of layers do.
 */
export const zoneOf = (period: IndicatorPeriod, timeZone: string): string =>
  period === 'hour' ? timeZone : 'UTC';

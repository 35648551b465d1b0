import type { Surroundings } from './inputs/context.ts';

/**
 * In whose clocks periods are kept: hours are instants of the country's, days and longer are calendar dates, which stand in
 * the database as midnights of UTC, as all dates of layers do.
 */
export const zoneOf = ({ indicator, timeZone }: Pick<Surroundings, 'indicator' | 'timeZone'>): string =>
  indicator.period === 'hour' ? timeZone : 'UTC';

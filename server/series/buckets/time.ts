import type { Unit } from './spec.ts';

/** SQL for the begin of the period that a moment lies in, by the clock of a zone. Winter begins in December. */
export const truncOf = (unit: Unit, at: string, zone: string): string =>
  unit === 'season'
    ? `((date_trunc('quarter', (${at} at time zone ${zone}) + interval '1 month') - interval '1 month') at time zone ${zone})`
    : `date_trunc('${unit}', ${at}, ${zone})`;

const LENGTH: Record<Unit, string> = {
  hour: '1 hour',
  day: '1 day',
  month: '1 month',
  season: '3 months',
  year: '1 year',
};

/** SQL for the begin of the period behind one that begins at a moment. */
export const nextOf = (unit: Unit, start: string, zone: string): string =>
  unit === 'hour'
    ? `(${start} + interval '1 hour')`
    : `(((${start} at time zone ${zone}) + interval '${LENGTH[unit]}') at time zone ${zone})`;

/** SQL for the moment at which what a value stands for begins, by the spec `p` of its series: a day is not always 24 hours. */
export const beginOf = (time: string, p: string): string =>
  `case when ${p}.is_clock then ${time} - ${p}.shift
    else ((${time} at time zone ${p}.zone) - ${p}.shift) at time zone ${p}.zone end`;

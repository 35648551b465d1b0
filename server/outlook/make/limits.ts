import type { Exceedance, OutlookPeriod } from '../../../sql/model/outlook.ts';
import type { Limit } from '../../../sql/model/parameter.ts';
import { type Local, startOf } from '../../indicators/time.ts';
import { exceedanceOf, type Paths, type Window } from '../../methods/forecast/paths.ts';
import type { Subject } from '../subject.ts';
import { instantFor } from './clock.ts';

/** What a forecast is held against, and over which of its steps. */
export type Held = Pick<Exceedance, 'limit' | 'value' | 'side' | 'averaging'> & { isSum: boolean };

const OWN: Record<OutlookPeriod, Limit['averaging']> = {
  hour: 'PT1H',
  day: 'P1D',
  month: 'P1M',
  year: 'P1Y',
};

/** Limits over times that steps of so long can tell of: hours also of means of eight, and of days. */
const averagingsOf = (period: OutlookPeriod): readonly Limit['averaging'][] =>
  period === 'hour' ? ['PT1H', 'PT8H', 'P1D'] : [OWN[period]];

/** Of a parameter its limits; of an indicator the bounds of its classes, each named by the class that is entered there. */
export const limitsOf = (subject: Subject, period: OutlookPeriod): Held[] => {
  if (subject.kind === 'series') {
    const { limits, gather } = subject.parameter;
    return limits
      .filter(({ averaging }) => averagingsOf(period).includes(averaging))
      .map(({ id, value, side, averaging }) => ({
        limit: id,
        ...{ value, side, averaging },
        isSum: gather === 'sum',
      }));
  }
  const { classes, direction } = subject.indicator;
  const side = direction === 'higher-better' ? 'below' : 'above';
  return classes.flatMap(({ id, below }, at) =>
    below === undefined
      ? []
      : [
          {
            limit: side === 'below' ? id : (classes[at + 1]?.id ?? id),
            ...{ value: below, side, averaging: null },
            isSum: false,
          } as const,
        ],
  );
};

/** The steps that are averaged: each, each eight in a row, or those of each whole day ahead. */
const windowsOf = (averaging: Held['averaging'], starts: readonly Local[], isHourly: boolean): Window[] => {
  const each = starts.map((_, at) => ({ from: at, to: at + 1 }));
  if (!isHourly || averaging === null || averaging === 'PT1H') return each;
  if (averaging === 'PT8H') return each.slice(0, -7).map(({ from }) => ({ from, to: from + 8 }));
  return each
    .filter(({ from }) => starts[from] === startOf('day', starts[from] as Local))
    .map(({ from }) => ({ from, to: from + 24 }))
    .filter(({ to }) => to <= starts.length);
};

/** How likely each limit is gone beyond within the paths, whose steps begin at `starts`. */
export const exceedances = (
  subject: Subject,
  period: OutlookPeriod,
  { paths, starts }: { paths: Paths; starts: readonly Local[] },
): Exceedance[] =>
  limitsOf(subject, period).flatMap(({ isSum, ...held }) => {
    const windows = windowsOf(held.averaging, starts, period === 'hour');
    if (windows.length === 0) return [];
    const { whole, steps } = exceedanceOf(paths, windows, { ...held, isSum });
    return [
      {
        ...held,
        whole,
        steps: steps.map((p, at) => {
          const start = starts[(windows[at] as Window).from] as Local;
          return { start: instantFor(subject, period, start).toISOString(), p };
        }),
      },
    ];
  });

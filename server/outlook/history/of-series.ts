import { secondsOf } from '../../../sql/model/duration.ts';
import { SeriesInput } from '../../../sql/model/indicator-input.ts';
import { OUTLOOK_PERIODS, OUTLOOK_RULES, type OutlookPeriod } from '../../../sql/model/outlook.ts';
import { readSeries } from '../../indicators/inputs/series.ts';
import type { Client, SeriesSubject } from '../subject.ts';
import { type History, historyOf, type Sample } from './history.ts';

const SECONDS: Record<OutlookPeriod, number> = {
  hour: 3600,
  day: 86_400,
  month: 2_629_746,
  year: 31_556_952,
};

/** The shortest period that each has a value of: that of series which nobody can say how often to expect is a month. */
export const ownPeriod = ({
  averaging,
  every,
}: Pick<SeriesSubject, 'averaging' | 'every'>): OutlookPeriod => {
  const step = every === null && secondsOf(averaging) === 0 ? SECONDS.month : secondsOf(every ?? averaging);
  return OUTLOOK_PERIODS.find((period) => step <= 1.05 * SECONDS[period]) ?? 'year';
};

/** Its own period, and months where that is shorter: the coming days, and the coming year. */
export const periodsOf = (subject: SeriesSubject): OutlookPeriod[] => {
  const own = ownPeriod(subject);
  return own === 'hour' || own === 'day' ? [own, 'month'] : [own];
};

/** What comes now and then is whole in no period that is not over: that of its last value may not be. */
const withoutLast = (samples: readonly Sample[], { every }: SeriesSubject): readonly Sample[] =>
  every === null ? samples.slice(0, -1) : samples;

/** What a series has of each whole period. */
export const historyOfSeries = async (
  client: Client,
  subject: SeriesSubject,
  period: OutlookPeriod,
): Promise<History | null> => {
  const { no, feature, averaging, every, parameter, last } = subject;
  const from = last - 1.1 * OUTLOOK_RULES[period].most * SECONDS[period] * 1000;
  const read = await readSeries(
    client,
    SeriesInput.parse({ kind: 'series', parameter: parameter.id, over: period }),
    parameter,
    {
      series: [{ no, feature, averaging, every, first: null, last: null }],
      span: { from, to: Number.POSITIVE_INFINITY },
    },
  );
  const points = read.get(no)?.points ?? [];
  return historyOf(period, withoutLast(points, subject));
};

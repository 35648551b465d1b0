import { secondsOf } from '../../../sql/model/duration.ts';
import type { Limit, Parameter } from '../../../sql/model/parameter.ts';
import { queryRows } from '../../features/rows.ts';
import { findSeries } from '../../series/find.ts';
import { nameOf } from '../../series/info.ts';
import { gathered } from '../../series/observations/aggregate.ts';
import type { SeriesRow } from '../../series/row.ts';
import type { Block } from '../document.ts';
import { course } from '../figures/course.ts';
import { CHART } from '../shared/course-block.ts';
import type { Sight } from '../sight.ts';
import type { PlaceFacts } from './facts.ts';

const DAY = 86_400;
/** A year's days can be told apart in print. */
const DAYS = 365;
const LEAST_DAYS = 30;
/** Series that are looked through for what exceeds its limit most often. */
const MOST_SERIES = 8;

type Found = {
  row: SeriesRow;
  parameter: Parameter;
  limit: Limit;
  time: number[];
  value: (number | null)[];
  count: number;
};

const isOver = ({ side, value: limit }: Limit, value: number): boolean =>
  side === 'above' ? value > limit : value < limit;

/** Series measured within a place, of quantities that have a limit for days. */
const seriesIn = async (
  sight: Sight,
  place: number,
): Promise<{ row: SeriesRow; parameter: Parameter; limit: Limit }[]> => {
  const limited = [...sight.snapshot.parameters.values()].flatMap(({ manifest }) => {
    const limit = manifest.limits.find(({ averaging }) => averaging === 'P1D');
    return limit ? [{ parameter: manifest, limit }] : [];
  });
  if (limited.length === 0) return [];
  const query = findSeries(
    {
      layers: [...sight.snapshot.layers.values()],
      parameters: limited.map(({ parameter }) => parameter.id),
      ...{ feature: null, status: null, boxes: null, place, near: null, words: [], after: null },
      limit: MOST_SERIES,
    },
    sight.snapshot,
  );
  const rows = await queryRows<SeriesRow>(sight.db, query, sight.signal);
  return rows
    .filter(({ averaging, last_time }) => secondsOf(averaging) <= DAY && last_time !== null)
    .flatMap((row) => {
      const of = limited.find(({ parameter }) => parameter.id === row.parameter_id);
      return of ? [{ row, ...of }] : [];
    });
};

/** The last year of a series by days, and on how many its limit was exceeded. */
const lastYear = async (
  sight: Sight,
  given: { row: SeriesRow; parameter: Parameter; limit: Limit },
): Promise<Found> => {
  const { row, parameter, limit } = given;
  const to = row.last_time ?? sight.now;
  const ask = {
    series: row,
    parameter,
    period: { from: new Date(to.getTime() - DAYS * DAY * 1000), to },
    query: {} as never,
    signal: sight.signal,
  };
  const { time, value } = await gathered(sight, ask, 'day', []);
  const count = value.filter((one) => one !== null && isOver(limit, one)).length;
  return { ...given, time, value, count };
};

/** Days in their places, as gaps between them have no column. */
const placed = ({ time, value }: Found): { values: (number | null)[]; days: number[] } => {
  const first = time[0] ?? 0;
  const days = Array.from(
    { length: Math.round(((time.at(-1) ?? first) - first) / DAY) + 1 },
    (_, at) => first + at * DAY,
  );
  const at = new Map(time.map((one, place) => [Math.round((one - first) / DAY), value[place] ?? null]));
  return { values: days.map((_, place) => at.get(place) ?? null), days };
};

const blockOf = (sight: Sight, found: Found): Block => {
  const { words, snapshot } = sight;
  const { row, parameter, limit, count } = found;
  const { values, days } = placed(found);
  const dayOf = (at: number) => words.day(new Date(at * 1000), row.time_zone);
  const value = words.measure(limit.value, parameter.unit, 3);
  const station = words.name(nameOf(row, snapshot), row.feature_id);
  const title = words.say('stationTitle', { parameter: words.text(parameter.title), station });
  const lead = words.say(limit.side === 'above' ? 'stationDays' : 'stationBelow', {
    ...{ limit: words.text(limit.title), value, count },
    of: values.filter((one) => one !== null).length,
    from: dayOf(days[0] ?? 0),
    to: dayOf(days.at(-1) ?? 0),
  });
  return {
    kind: 'figure',
    title,
    lead,
    figure: course({
      values,
      ticks: days.flatMap((day, at) => {
        const iso = new Date((day + DAY / 2) * 1000).toISOString();
        return iso.slice(8, 10) === '01' ? [{ at, label: words.month(iso.slice(0, 7)) }] : [];
      }),
      marks: [
        { value: limit.value, label: words.say('limitMark', { title: words.text(limit.title), value }) },
      ],
      drawn: 'line',
      number: words.number,
      alt: `${title}. ${lead}`,
      size: CHART,
      rtl: words.language === 'ar',
    }),
    legend: [],
    caption: [words.unit(parameter.unit), words.say('stationCaption', { text: words.text(limit.text) })]
      .filter(Boolean)
      .join(' · '),
    sample: row.status === 'sample',
  };
};

/** The series of a place that exceeds a limit for days most often, over its last year. */
export const exceededSection = async (sight: Sight, { no }: PlaceFacts): Promise<Block[]> => {
  const found: Found[] = [];
  for (const one of await seriesIn(sight, no)) found.push(await lastYear(sight, one));
  const share = ({ count, value }: Found) => count / value.length;
  const isLong = ({ value }: Found) => value.length >= DAYS / 2;
  // What was measured for a few weeks only is told where there is nothing else.
  const [most] = found
    .filter(({ value }) => value.length >= LEAST_DAYS)
    .sort((a, b) => Number(isLong(b)) - Number(isLong(a)) || share(b) - share(a));
  return most ? [blockOf(sight, most)] : [];
};

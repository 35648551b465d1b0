import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import {
  FIRE_START,
  type FireCodes,
  type FireDay,
  type FireWeather,
  fireWeather,
} from '../../methods/fire-weather.ts';
import { DAY, type Local, monthOf, type Span, startOf, yearOf } from '../time.ts';
import { type Feature, type Method, missing, type Result } from './method.ts';

type Options = MethodOf<'fire-weather'>;
const WEATHER = ['temperature', 'humidity', 'wind', 'rain'] as const;

/** The last begin of a season at or before a moment; the beginning of time where codes just go on. */
const seasonStart = ({ start }: Options, at: Local): Local => {
  if (start === undefined || !Number.isFinite(at)) return Number.NEGATIVE_INFINITY;
  const inYear = (year: number): Local => Date.parse(`${String(year).padStart(4, '0')}-${start}T00:00:00Z`);
  const own = inYear(yearOf(at));
  return own <= at ? own : inYear(yearOf(at) - 1);
};

const seasonEnd = (options: Options, at: Local): Local =>
  options.start === undefined || !Number.isFinite(at)
    ? Number.POSITIVE_INFINITY
    : seasonStart(options, seasonStart(options, at) + 370 * DAY);

/** The weather of each day that has all of it. */
const weatherOf = (feature: Feature, options: Options): Map<Local, FireDay> => {
  const [first, ...others] = WEATHER.map(
    (name) =>
      new Map(feature.inputs.get(options[name])?.points.map(({ at, value }) => [startOf('day', at), value])),
  ) as [Map<Local, number>, ...Map<Local, number>[]];
  const days = new Map<Local, FireDay>();
  for (const [day, temperature] of first) {
    const [humidity, wind, rain] = others.map((values) => values.get(day));
    if (humidity === undefined || wind === undefined || rain === undefined) continue;
    days.set(day, { month: monthOf(day) + 1, temperature, humidity, wind, rain });
  }
  return days;
};

/** Day after day, each with the codes of the one before; after a long gap, and where a season begins, they begin anew. */
const indicesOf = (feature: Feature, options: Options): Map<Local, FireWeather> => {
  const indices = new Map<Local, FireWeather>();
  let codes: FireCodes = FIRE_START;
  let before: Local | null = null;
  const days = [...weatherOf(feature, options)].sort(([a], [b]) => a - b);
  for (const [day, weather] of days) {
    const isAnew = before === null || day - before > options.gap * DAY || seasonStart(options, day) > before;
    const index = fireWeather(weather, isAnew ? FIRE_START : codes, options.constant);
    indices.set(day, index);
    codes = index;
    before = day;
  }
  return indices;
};

export const fire: Method<'fire-weather'> = {
  needs: (options, span) => ({ from: seasonStart(options, span.from), to: span.to }),
  reaches: (options, { from, to }) => [{ from, to: seasonEnd(options, to - 1) }],
  compute: (options, features) =>
    features.map((feature) => {
      const indices = indicesOf(feature, options);
      return feature.starts.map((given): Result => {
        const start = given as Local;
        const span: Span = { from: seasonStart(options, start), to: start + DAY };
        const used = WEATHER.map((name) => ({ input: options[name], ...span }));
        const index = indices.get(start);
        if (!index) return { start, used, ...missing('input') };
        const { ffmc, dmc, dc } = index;
        return { start, used, value: index[options.output], coverage: 1, more: { ffmc, dmc, dc } };
      });
    }),
};

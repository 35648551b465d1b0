import { ppbOf } from '../../server/methods/air-quality.ts';
import type { Db } from '../../sql/db.ts';
import type { Limit } from '../../sql/model/parameter.ts';
import { putParameter, putSeries, type Values, words } from './indicators.ts';

export const FEATURE = 'S001';
const stations = (parameter: string, feature = FEATURE) => ({ layer: 'stations', feature, parameter });

const at = (first: string, count: number, step: number, value: (at: number) => number): Values =>
  Array.from({ length: count }, (_, place) => [
    new Date(Date.parse(`${first}Z`) + place * step).toISOString().slice(0, 19),
    value(place),
  ]);
const HOUR = 3_600_000;
const days = (first: string, count: number, value: (at: number) => number) =>
  at(`${first}T00:00:00`, count, 24 * HOUR, value);
export const months = (from: number, to: number, value: (year: number, month: number) => number): Values =>
  Array.from({ length: (to - from + 1) * 12 }, (_, place) => {
    const [year, month] = [from + Math.floor(place / 12), (place % 12) + 1];
    return [`${year}-${String(month).padStart(2, '0')}-01T00:00:00`, value(year, month)];
  });
const years = (values: Record<number, number>): Values =>
  Object.entries(values).map(([year, value]) => [`${year}-01-01T00:00:00`, value]);

const limit = (id: string, value: number): Limit => ({
  id,
  title: words(id),
  value,
  side: 'above',
  averaging: 'P1D',
  authority: words('a'),
  text: words('t'),
  certainty: 'read',
});

/** What rains in a month. */
export const rain = (year: number, month: number) => 20 + ((year * 7 + month * 13) % 31) + (month % 4) * 5;

/** How warm a month is, °C. */
export const warmth = (year: number, month: number) =>
  18 - 9 * Math.cos((month / 6) * Math.PI) + ((year * 5) % 7) / 10;

/** Writes the series that the cases read: each so short that what comes of it can be worked out by hand. */
export const putCaseSeries = async (db: Db): Promise<void> => {
  const put = async (
    parameter: string,
    averaging: Parameters<typeof putSeries>[1]['averaging'],
    values: Values,
    feature = FEATURE,
    every: string | null = averaging,
  ) => {
    await putSeries(db, { ...stations(parameter, feature), averaging, every }, values);
  };
  await putParameter(db, 'dust', { limits: [limit('day', 50)] });
  for (const id of [
    'emitted',
    'fine',
    'no2',
    'o3',
    'position',
    'temperature',
    'humidity',
    'wind',
    'shower',
    'monthly',
    'wood',
    'monthly-rain',
    'monthly-warmth',
    'ecoli',
    'enterococci',
    'volume',
    'tested-a',
    'tested-b',
    'tested-c',
    'tested-d',
  ])
    await putParameter(db, id, id === 'volume' ? { gather: 'last' } : {});
  await put(
    'volume',
    'P1D',
    days('2024-01-01', 60, (place) => 10 + place),
  );
  await put('emitted', 'P1Y', years({ 2022: 100, 2023: 50 }));
  await put('emitted', 'P1Y', years({ 2023: 40 }), 'S021');
  await put(
    'dust',
    'P1D',
    days('2024-03-01', 20, (place) => (place % 6 === 0 ? 51 : 50)),
  );
  for (const name of ['a', 'b', 'c', 'd'])
    await put(
      `tested-${name}`,
      'PT0S',
      days('2023-02-01', 4, (place) => (name === 'a' && place === 3 ? 10 : 1)),
      FEATURE,
      null,
    );
  const samples = [2020, 2021, 2022, 2023].flatMap((year) =>
    days(`${year}-07-01`, 4, (place) => (place < 2 ? 10 : 100)),
  );
  await put('ecoli', 'PT0S', samples, FEATURE, null);
  // What was sampled out of season does not count.
  await put(
    'enterococci',
    'PT0S',
    [...samples.map(([time]) => [time, 5] as const), ['2023-01-01T00:00:00', 9999]],
    FEATURE,
    null,
  );
  await put(
    'fine',
    'PT1H',
    at('2024-05-01T00:00:00', 24, HOUR, () => 35.4),
  );
  await put(
    'no2',
    'PT1H',
    at('2024-05-01T00:00:00', 2, HOUR, (place) => 20 + 50 * place),
  );
  // From ten o'clock on a mean of 78.5 ppb over eight hours, of hours of 40 and 117 that say nothing by themselves.
  const ppb = 1 / ppbOf('o3', 1);
  await put(
    'o3',
    'PT1H',
    at('2024-05-01T00:00:00', 48, HOUR, (place) =>
      place >= 10 && place < 18 ? (place % 2 === 0 ? 40 : 117) * ppb : 0,
    ),
  );
  await put('position', 'PT0S', years({ 1990: 100, 2000: 90, 2010: 84, 2020: 70 }), FEATURE, null);
  for (const [name, value] of [
    ['temperature', 17],
    ['humidity', 42],
    ['wind', 25],
    ['shower', 0],
  ] as const)
    await put(
      name,
      'P1D',
      days('1985-04-13', 1, () => value),
    );
  await put(
    'monthly',
    'P1M',
    months(2000, 2003, (year, month) => month + (year - 2000) / 10),
  );
  await put('wood', 'P1Y', years({ 2020: 120, 2021: 100, 2022: 110 }));
  await put('monthly-rain', 'P1M', months(2000, 2012, rain));
  await put('monthly-warmth', 'P1M', months(2000, 2012, warmth));
};

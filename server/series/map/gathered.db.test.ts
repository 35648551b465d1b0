import { beforeAll, describe, expect, it } from 'vitest';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { decodeTile } from '../../../tests/harness/tile.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { everyStep, putSeries, putValues } from '../../../tests/world/series.ts';

const world = useApp();

const AIR = 'stations-pm10';
const RAIN = 'regions-rain';
const HOURS = 24;

type Properties = Record<string, unknown>;

const itemsOf = async (layer: string, query: string): Promise<Map<string, Properties>> => {
  const response = await world.get(`/api/collections/${layer}/items?${query}`);
  expect([query, response.status]).toEqual([query, 200]);
  const { features } = (await response.json()) as { features: { id: string; properties: Properties }[] };
  return new Map(features.map(({ id, properties }) => [id, properties]));
};
const drawn = async (layer: string, tile: string, datetime: string): Promise<unknown[]> => {
  const response = await world.get(`/tiles/${layer}/${tile}.mvt?datetime=${datetime}`);
  const layers = decodeTile(new Uint8Array(await response.arrayBuffer()));
  return (layers[layer] ?? []).map(({ properties }) => properties.value);
};
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Hours of the station's own day, an hour ahead of Greenwich: 0, 1, 2 ... with one that is far above. */
const DAY = Array.from({ length: HOURS }, (_, hour) => (hour === 23 ? 123.4 : hour));
const DAYS_OF_APRIL = Array.from({ length: 30 }, (_, day) => 10 + day);

beforeAll(async () => {
  await world.db.pool.query('update series set map = true');
  const hourly = await putSeries(world.db, {
    ...{ layer: 'stations', feature: 'S003', parameter: 'pm10', map: true },
  });
  await putValues(world.db, hourly, everyStep('2024-04-30T23:00:00Z', 'PT1H', DAY));
  await putValues(world.db, hourly, everyStep('2024-05-02T05:00:00Z', 'PT1H', [7, 7, 7]));
  const daily = await putSeries(world.db, {
    ...{ layer: 'stations', feature: 'S004', parameter: 'pm10', averaging: 'P1D', map: true },
  });
  await putValues(world.db, daily, everyStep('2024-03-31T23:00:00Z', 'P1D', DAYS_OF_APRIL));
  await doJobs(world.db, process.env, {}, ['series.gather']);
  await world.services.catalogue.refresh();
});

describe('a layer of newest values, asked for a period that is longer than its own', () => {
  it('tells the mean of a day on the clock of its station, not its noon', async () => {
    const third = (await itemsOf(AIR, 'datetime=2024-05-01')).get('S003');
    expect(third).toMatchObject({
      value: Number(mean(DAY).toFixed(2)),
      class: '0',
      statistic: 'mean',
      period: '2024-05-01',
      coverage: 100,
      time: null,
      flag: null,
      below: null,
      series: 'stations.pm10.S003',
      valid_from: '2024-04-30T23:00:00Z',
      valid_to: '2024-05-01T23:00:00Z',
    });
    // A moment of that day is still what was said at that moment.
    const noon = (await itemsOf(AIR, 'datetime=2024-05-01T11:30:00Z')).get('S003');
    expect(noon).toMatchObject({ value: 12, statistic: null, period: null, coverage: null });
  });

  it('leaves out what too little was measured of, and says how little', async () => {
    const third = (await itemsOf(AIR, 'datetime=2024-05-02')).get('S003');
    expect(third).toMatchObject({ value: null, class: null, coverage: 13, period: '2024-05-02' });
  });

  it('tells a month where there are days, and stations of longer periods by their own', async () => {
    const april = await itemsOf(AIR, 'datetime=2024-04-01/2024-04-30');
    expect(april.get('S004')).toMatchObject({ value: mean(DAYS_OF_APRIL), class: '1', period: '2024-04' });
    // Its values are days: a day of it is no mean of others.
    const day = await itemsOf(AIR, 'datetime=2024-04-15');
    expect(day.get('S004')).toMatchObject({ value: 24, statistic: null, period: null });
    expect(april.get('S003')).toMatchObject({ value: null });
  });

  it('sums what is summed: rain of a year is that of its months', async () => {
    const year = (await itemsOf(RAIN, 'datetime=2023-01-01/2023-12-31')).get('11');
    expect(year).toMatchObject({
      value: Array.from({ length: 12 }, (_, month) => month).reduce((sum, one) => sum + one, 0),
      statistic: 'sum',
      period: '2023',
      coverage: 100,
      valid_from: '2022-12-31T23:00:00Z',
    });
    const may = (await itemsOf(RAIN, 'datetime=2023-05-01/2023-05-31')).get('11');
    expect(may).toMatchObject({ value: 4, statistic: null });
  });

  it('is drawn and filtered by that, too', async () => {
    expect(await drawn(RAIN, '5/16/15', '2023-01-01/2023-12-31')).toEqual([66]);
    expect(await drawn(RAIN, '5/16/15', '2023-05-15')).toEqual([4]);
    expect(await drawn(RAIN, '9/259/253', '2013-01-01/2013-12-31')).toEqual([undefined]);
    const found = await itemsOf(
      AIR,
      `datetime=2024-05-01&filter=${encodeURIComponent("value > 15 AND statistic = 'mean'")}`,
    );
    expect([...found.keys()]).toEqual(['S003']);
  });

  it('takes other intervals for what stood at their end', async () => {
    const days = (await itemsOf(AIR, 'datetime=2024-04-30/2024-05-01')).get('S003');
    expect(days).toMatchObject({ value: 123.4, statistic: null });
  });

  it('follows a value that comes late', async () => {
    const { rows } = await world.db.pool.query<{ no: number }>(
      `select no from series where id = 'regions.rain.11'`,
    );
    await putValues(world.db, rows[0]!.no, [{ time: '2023-02-01T00:00:00+01:00', value: 101 }]);
    await doJobs(world.db, process.env, {}, ['series.gather']);
    await world.services.catalogue.refresh();
    const year = (await itemsOf(RAIN, 'datetime=2023-01-01/2023-12-31')).get('11');
    expect(year).toMatchObject({ value: 166, class: '3' });
  });
});

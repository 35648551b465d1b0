import { beforeAll, describe, expect, it } from 'vitest';
import { markLayer } from '../../sql/indicators/mark.ts';
import {
  IndicatorHistory,
  IndicatorInfo,
  IndicatorLineage,
  IndicatorList,
  IndicatorValues,
  PlaceIndicators,
} from '../../sql/model/api/indicators.ts';
import { transaction } from '../../sql/transaction.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import {
  FAULTY_QUERIES,
  flowIn,
  flowIndicators,
  jsonOf,
  putFlow,
  putRain,
  rainIn,
  revisionIn,
  showAs,
  touchIn,
} from '../../tests/world/flows.ts';
import { compute, publishIndicators, putParameter, valuesOf, words } from '../../tests/world/indicators.ts';
import type { Touched } from './mark.ts';

const world = useApp();

const flow = (feature: string, values: Record<number, number>) => putFlow(world.db, feature, values);

const touch = (touched: Touched) => touchIn(world.db, touched);
const revisionOf = (id: string) => revisionIn(world.db, id);
const json = (path: string) => jsonOf(world, path);
const refresh = () => world.services.catalogue.refresh();
beforeAll(async () => {
  await putParameter(world.db, 'flow');
  await flow('11', { 2020: 10, 2021: 20, 2022: 30 });
  await flow('12', { 2020: 40, 2021: 50, 2022: 60 });
  await flow('21', { 2020: 70, 2021: 81 });
  await putRain(world.db, '21');
  await publishIndicators(world.db, flowIndicators());
  await compute(world.db);
  await refresh();
});

describe('what changed alone is computed again', () => {
  it('a late row: its own period of its own place, what is made of it, and what compares places', async () => {
    await flow('21', { 2022: 90 });
    await touch(flowIn('21', 2022));
    const done = await compute(world.db);
    expect(done).toEqual({
      flows: { features: 1, values: 1, changed: 1 },
      'flow-change': { features: 1, values: 1, changed: 1 },
      // All regions with a value of 2022: each one's rank depends on the others'.
      'flow-ranks': { features: 3, values: 3, changed: expect.any(Number) },
    });
    const changes = await valuesOf(world.db, 'flow-change');
    expect(changes.filter(({ feature }) => feature === '21').map(({ value }) => value)).toEqual([
      null,
      11,
      9,
    ]);
  });

  it('nothing where a row says what it said: no revision, nothing that is made of it', async () => {
    const before = await revisionOf('flows');
    await touch(flowIn('21', 2022));
    expect(await compute(world.db)).toEqual({ flows: { features: 1, values: 1, changed: 0 } });
    expect(await revisionOf('flows')).toBe(before);
  });

  it('a correction keeps what was, under the revision that it was', async () => {
    const before = await revisionOf('flows');
    await flow('12', { 2021: 55 });
    await touch(flowIn('12', 2021));
    await compute(world.db);
    const { rows } = await world.db.pool.query<{ value: number; since: number; until: number }>(
      `select v.value, since_revision as since, until_revision as until from computed_value v
       join layer l on l.no = v.layer_no where l.id = 'flows' and feature_id = '12' and v.properties->>'period' = '2021'
       order by since_revision`,
    );
    expect(rows.map(({ value }) => value)).toEqual([50, 55]);
    expect(rows[0]!.until).toBe(before + 1);
  });

  it('SPI: one month, or that month of all years where it was calibrated by it', async () => {
    await touch(rainIn('2023-05-01', '2023-05-02'));
    expect(await compute(world.db)).toMatchObject({ dry: { features: 1, values: 1 } });
    await touch(rainIn('2015-05-01', '2015-05-02'));
    expect(await compute(world.db)).toMatchObject({ dry: { features: 1, values: 10 } });
  });

  it('a layer that has another revision: what is made from it, and no other', async () => {
    await transaction(world.db, (client) => markLayer(client, 'districts'));
    expect(await compute(world.db)).toEqual({ 'district-count': { features: 16, values: 16, changed: 0 } });
  });

  it('another declaration: its values stay where they are the same, its layer tells it', async () => {
    const others = flowIndicators().slice(1);
    const before = await revisionOf('flows');
    await publishIndicators(world.db, [
      { ...flowIndicators()[0]!, title: words('Flows of water') },
      ...others,
    ]);
    expect(await compute(world.db)).toEqual({ flows: { features: 3, values: 9, changed: 0 } });
    expect(await revisionOf('flows')).toBe(before + 1);
    await refresh();
    expect((await json('/api/layers/flows')).body.layer.title.en).toBe('Flows of water');
  });

  it('another version of the method: all values, each known by the version that made it, also where it is the same', async () => {
    const [flows, ...others] = flowIndicators();
    const declared = { ...flows!, title: words('Flows of water') };
    const versions = async () =>
      (
        await world.db.pool.query(
          `select v.method_version as version, until_revision = 9223372036854775807 as "isCurrent", count(*)::int as n
           from computed_value v join layer l on l.no = v.layer_no where l.id = 'flows' group by 1, 2 order by 1, 2`,
        )
      ).rows;
    const told = async () =>
      (await json('/api/indicators/flows/values/governorate:ins:12/2021/lineage')).body.method.version;
    const before = await versions();
    expect([before.map(({ version }) => version), await told()]).toEqual([[1, 1], 1]);
    await publishIndicators(world.db, [{ ...declared, version: 2 }, ...others]);
    // Declared and not yet computed: what is there was made by the first.
    await refresh();
    expect(await told()).toBe(1);
    expect(await compute(world.db)).toMatchObject({ flows: { features: 3, values: 9 } });
    await refresh();
    expect(await versions()).toEqual([
      { version: 1, isCurrent: false, n: before[0]!.n + 9 },
      { version: 2, isCurrent: true, n: 9 },
    ]);
    expect(await told()).toBe(2);
    await publishIndicators(world.db, [declared, ...others]);
    await compute(world.db);
    await refresh();
  });
});

describe('indicators are told', () => {
  it('in a list that can be narrowed, and one by one', async () => {
    const { indicators } = IndicatorList.parse((await json('/api/indicators')).body);
    const ids = ['flows', 'flow-change', 'flow-ranks', 'district-count', 'dry'];
    expect(indicators.map(({ id }) => id)).toEqual(ids);
    expect(indicators[0]).toMatchObject({
      theme: 'monitoring',
      level: 'governorate',
      periods: ['2020', '2022'],
      present: '2022',
      status: 'real',
      sources: ['world'],
    });
    const narrowed = async (query: string) =>
      IndicatorList.parse((await json(`/api/indicators?${query}`)).body).indicators.map(({ id }) => id);
    expect(await narrowed('sdg=6.4')).toEqual(['flows']);
    expect(await narrowed('sdg=6.40')).toEqual([]);
    expect(await narrowed('level=delegation')).toEqual([]);
    expect(IndicatorInfo.parse((await json('/api/indicators/dry')).body).periods).toEqual([
      '2014-01',
      '2023-12',
    ]);
    expect((await json('/api/indicators/none')).status).toBe(404);
  });

  it('with values by period, each with its place among them: the greatest is best, or the least', async () => {
    const values = async (query: string, id = 'flows') =>
      IndicatorValues.parse((await json(`/api/indicators/${id}/values?${query}`)).body);
    const of2022 = await values('period=2022');
    expect(of2022.values.map(({ place, value, rank, of }) => [place, value, rank, of])).toEqual([
      ['governorate:ins:11', 30, 3, 3],
      ['governorate:ins:12', 60, 2, 3],
      ['governorate:ins:21', 90, 1, 3],
    ]);
    expect(of2022.values[0]).toMatchObject({ name: { en: 'Region 11' }, from: '2022-01-01', class: 'low' });
    const changes = await values('period=2022', 'flow-change');
    expect(changes.values.map(({ value, rank }) => [value, rank])).toEqual([
      [10, 3],
      [5, 1],
      [9, 2],
    ]);
    const own = await values('place=governorate:ins:12&datetime=2020-06-01/2021-06-01');
    expect(own.values.map(({ period, value, rank }) => [period, value, rank])).toEqual([
      ['2021', 55, 2],
      ['2020', 40, 2],
    ]);
    const first = await values('limit=2');
    expect([first.numberMatched, first.values.length]).toEqual([9, 2]);
    const rest = await (await fetch(first.next!)).json();
    expect(
      rest.values.map(({ period, place }: { period: string; place: string }) => [period, place])[0],
    ).toEqual(['2022', 'governorate:ins:21']);
  });

  it('through time at one place, in columns: by its own periods or by longer ones, thinned, or of a stretch', async () => {
    const line = async (path: string) => IndicatorHistory.parse((await json(`/api/indicators/${path}`)).body);
    const own = await line('flows/values/governorate:ins:12');
    expect([own.time.map((at) => new Date(at * 1000).getUTCFullYear()), own.value]).toEqual([
      [2020, 2021, 2022],
      [40, 55, 60],
    ]);
    expect(own).toMatchObject({ feature: '12', name: { en: 'Region 12' }, timeZone: 'UTC', aggregate: null });
    expect(own.statistics.coverage).toEqual([1, 1, 1]);
    expect(own.whole).toEqual({ n: 3, first: own.time[0], last: { time: own.time[2], value: 60 } });
    const later = await line('flows/values/governorate:ins:12?datetime=2021-03-01/..');
    expect([later.value, later.whole.n]).toEqual([[55, 60], 3]);
    const months = await line('dry/values/governorate:ins:21?datetime=2023-01-01/..');
    const years = await line('dry/values/governorate:ins:21?aggregate=year');
    expect(months.value).toHaveLength(12);
    const known = months.value.filter((value) => value !== null);
    expect(known.length).toBeGreaterThan(0);
    expect(years.value.at(-1)).toBeCloseTo(known.reduce((sum, value) => sum + value, 0) / known.length, 1);
    expect([years.statistics.n!.at(-1), years.statistics.coverage!.at(-1)]).toEqual([
      known.length,
      Math.round((1000 * known.length) / 12) / 1000,
    ]);
    const thin = await line('dry/values/governorate:ins:11?maxPoints=20');
    expect([thin.thinned, thin.numberMatched, thin.time.length <= 20]).toEqual([true, 120, true]);
    for (const [query, parameter] of [
      ['aggregate=day', 'aggregate'],
      ['maxPoints=5', 'maxPoints'],
      ['datetime=soon', 'datetime'],
    ])
      expect((await json(`/api/indicators/dry/values/governorate:ins:11?${query}`)).body).toMatchObject({
        status: 400,
        parameter,
      });
    expect((await json('/api/indicators/dry/values/governorate:ins:99')).body.parameter).toBe('place');
  });

  it('as CSV, all rows, with where they come from', async () => {
    const csv = await (await world.get('/api/indicators/flows/values?f=csv&lang=fr')).text();
    const lines = csv.trim().split('\r\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toContain(',class,rank,ties,of,unit,');
    expect(lines[1]).toBe(
      'flows,governorate:ins:11,Région 11,2022,30,,,1,,low,3,0,3,1,"Biatouna, Monde d’essai",CC0-1.0,false',
    );
  });

  it('beside series in one file, below each other or side by side, by years where months are asked for', async () => {
    const ids = 'regions.flow.12,flows/governorate:ins:12';
    const file = async (query: string) =>
      (await (await world.get(`/api/observations?series=${ids}&lang=en&${query}`)).text())
        .trimEnd()
        .split('\r\n');
    const long = await file('aggregate=year');
    expect(long[0]).toMatch(/^series,feature,name,parameter,start,value,n,coverage,unit/);
    expect(long.slice(-3).map((row) => row.split(',').slice(0, 6))).toEqual(
      [40, 55, 60].map((value, at) => [
        ...['flows/governorate:ins:12', '12', 'Region 12', 'Flows of water'],
        ...[`${2020 + at}-01-01T00:00:00Z`, String(value)],
      ]),
    );
    const [header, ...wide] = await file('layout=wide');
    expect(header).toMatch(/^time,Region 12 · .+,Region 12 · Flows of water \[.+\],_flags,_source/);
    expect(wide.map((row) => row.split(',')[2]).filter(Boolean)).toEqual(['40', '55', '60']);
    expect((await json(`/api/observations?series=${ids.replace(/12$/, '99')}`)).body.parameter).toBe(
      'series',
    );
  });

  it.each(FAULTY_QUERIES)('and say what is wrong with %s', async (query, parameter) => {
    const { status, body } = await json(`/api/indicators/flows/values?${query}`);
    expect([status, body.parameter]).toEqual([400, parameter]);
  });

  it('down to the rows that a value was made of, each where its address says', async () => {
    const path = '/api/indicators/flow-change/values/governorate:ins:12/2021/lineage';
    const lineage = IndicatorLineage.parse((await json(path)).body);
    expect(lineage.value).toMatchObject({ value: 15, period: '2021' });
    expect(lineage.inputs.map(({ of, time, value }) => [of, time, value])).toEqual([
      ['flows', '2021-01-01T00:00:00', 55],
      ['flows', '2020-01-01T00:00:00', 40],
    ]);
    const deeper = IndicatorLineage.parse(await (await fetch(lineage.inputs[0]!.href)).json());
    expect(deeper.inputs.map(({ of, feature, value }) => [of, feature, value])).toEqual([
      ['regions.flow.12', '12', 55],
    ]);
    expect(deeper.inputs[0]!.name.en).toBe('Region 12');
    const rows = await (await fetch(deeper.inputs[0]!.href)).json();
    expect(rows.value).toEqual([55]);
    const halves = IndicatorLineage.parse(
      (await json('/api/indicators/district-count/values/governorate:ins:11/all/lineage')).body,
    );
    expect(
      halves.inputs.map(({ feature, name, version }) => [feature, Object.keys(name).length > 0, version]),
    ).toEqual([
      ['111', true, 1],
      ['112', true, 1],
    ]);
    expect((await fetch(halves.inputs[0]!.href)).status).toBe(200);
    expect((await json('/api/indicators/flows/values/governorate:ins:12/1999/lineage')).status).toBe(404);
  });

  it('all of a place in one answer', async () => {
    const { body } = await json('/api/places/governorate:ins:12/indicators');
    const profile = PlaceIndicators.parse(body);
    expect(profile.name.en).toBe('Region 12');
    expect(profile.indicators.map(({ indicator }) => indicator)).toEqual([
      'flows',
      'flow-change',
      'flow-ranks',
      'district-count',
    ]);
    const [flows] = profile.indicators;
    expect(flows).toMatchObject({
      newest: { value: 60, rank: 2, ties: 0, of: 3, class: 'high' },
      sdg: '6.4.2',
    });
    // Of regions with as many districts each is told how many others that are.
    const counts: { value: number; ties: number }[] = (await json('/api/indicators/district-count/values'))
      .body.values;
    expect(counts.map(({ ties }) => ties)).toEqual(
      counts.map(({ value }) => counts.filter((other) => other.value === value).length - 1),
    );
    expect(new Set(counts.map(({ ties }) => ties > 0))).toContain(true);
    const table = await (await world.get('/api/indicators/district-count/values?f=csv')).text();
    const [head = [], ...rows] = table
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    expect(rows.map((row) => Number(row[head.indexOf('ties')]))).toEqual(counts.map(({ ties }) => ties));
    expect(flows!.spark).toEqual(
      [2020, 2021, 2022].map((year, at) => ({ period: String(year), value: [40, 55, 60][at] })),
    );
    expect((await fetch(flows!.links.lineage)).status).toBe(200);
    expect((await world.get('/api/places/governorate:ins:99/indicators')).status).toBe(404);
    // A place that nothing is computed for is one all the same.
    const bare = await json('/api/places/municipality:mun-uid:1/indicators');
    expect([bare.status, bare.body.indicators]).toEqual([200, []]);
  });

  it('as a layer like any other: its items by date, its tiles in the newest period', async () => {
    const { body } = await json('/api/collections/flows/items?datetime=2020-07-01&limit=50');
    expect(
      body.features.map((one: { properties: { value: number } }) => one.properties.value).sort(),
    ).toEqual([10, 40, 70]);
    expect(body.features[0].properties).toMatchObject({
      name_en: expect.any(String),
      period: '2020',
      class: expect.any(String),
    });
    const { body: manifest } = await json('/api/layers/flows');
    expect(manifest.layer).toMatchObject({
      geometry: 'polygon',
      time: { resolution: 'day', step: 'P1Y' },
      computed: { base: 'regions', present: '2022-01-01T00:00:00Z' },
    });
    expect((await world.get('/tiles/flows/6/32/31.mvt')).status).toBe(200);
  });
});

it('an indicator is hidden with any layer that it is made from, however far', async () => {
  const show = async (id: string, kind: 'public' | 'draft') => {
    await showAs(world.db, id, kind);
    await refresh();
  };
  const listed = async () =>
    IndicatorList.parse((await json('/api/indicators')).body).indicators.map(({ id }) => id);
  await show('districts', 'draft');
  expect(await listed()).toEqual(['flows', 'flow-change', 'flow-ranks', 'dry']);
  for (const path of [
    '/api/indicators/district-count',
    '/api/indicators/district-count/values',
    '/api/layers/district-count',
    '/tiles/district-count/6/32/31.mvt',
  ])
    expect([path, (await world.get(path)).status]).toEqual([path, 404]);
  expect(JSON.stringify((await json('/api/places/governorate:ins:12/indicators')).body)).not.toContain(
    'district-count',
  );
  await show('districts', 'public');
  await show('regions', 'draft');
  expect(await listed()).toEqual([]);
  expect((await json('/api/layers/flow-ranks')).status).toBe(404);
  await show('regions', 'public');
  expect(await listed()).toHaveLength(5);
});

it('counts are added up over a longer period, where they are declared to be', async () => {
  const counts = flowIndicators().map((one) => (one.id === 'dry' ? { ...one, gather: 'sum' as const } : one));
  await publishIndicators(world.db, counts);
  await compute(world.db);
  await refresh();
  const line = async (query: string) =>
    IndicatorHistory.parse((await json(`/api/indicators/dry/values/governorate:ins:21?${query}`)).body);
  const { value } = await line('datetime=2023-01-01/..');
  const sum = value.reduce<number>((total, one) => total + (one ?? 0), 0);
  const years = await line('aggregate=year');
  expect(years.value.at(-1)).toBeCloseTo(sum, 1);
  expect(years.value.at(-1)).not.toBeCloseTo(years.statistics.mean!.at(-1)!, 1);
});

it('an indicator that is declared no more is gone with its layer, and what is made of it loses it', async () => {
  await publishIndicators(world.db, flowIndicators().slice(1));
  const done = await compute(world.db);
  expect(Object.keys(done)).toContain('flow-change');
  await refresh();
  expect((await json('/api/layers/flows')).status).toBe(404);
  expect((await valuesOf(world.db, 'flow-change')).filter(({ value }) => value !== null)).toEqual([]);
});

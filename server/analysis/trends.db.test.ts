import { beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisInfo } from '../../sql/model/api/analyses.ts';
import { transaction } from '../../sql/transaction.ts';
import { setManifest } from '../../tests/api/set-manifest.ts';
import { questioner } from '../../tests/harness/questions.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { putParameter, putSeries, words } from '../../tests/world/indicators.ts';
import { publishComputed } from '../computed/publish.ts';

const world = useApp();
const { ask, itemsOf } = questioner(world);

describe('a trend map', () => {
  const YEARS = Array.from({ length: 30 }, (_, at) => 1991 + at);
  /** A slope of its own for each region; two have too few values, one none. */
  const valueIn: Record<string, (year: number) => number | null> = {
    11: (year) => 10 + 0.05 * (year - 1991),
    22: (year) => 20 - 0.1 * (year - 1991),
    33: (year) => (year % 2 === 0 ? 5 : 6),
    44: (year) => (year < 1996 ? 3 + year - 1991 : null),
  };

  beforeAll(async () => {
    await setManifest(world, 'regions', {});
    await putParameter(world.db, 'heat', { unit: 'Cel', direction: 'higher-worse' }, 'base');
    for (const [feature, value] of Object.entries(valueIn)) {
      const found = YEARS.flatMap((year) => {
        const at = value(year);
        return at === null ? [] : [[`${year}-01-01T00:00:00`, at] as const];
      });
      await putSeries(world.db, { layer: 'regions', feature, parameter: 'heat', averaging: 'P1Y' }, found);
    }
    await world.db.pool.query('update publication set version = version + 1');
    await world.services.catalogue.refresh();
  });

  const trend = {
    kind: 'trend',
    of: { parameter: 'heat' },
    places: 'regions',
    from: 1991,
    to: 2020,
  } as const;
  const byPlace = async (answer: AnalysisInfo) =>
    Object.fromEntries((await itemsOf(answer)).map(({ id, properties }) => [id, properties]));

  it('gives each place its slope, with its interval, and what of it stands', async () => {
    const answer = await ask(trend);
    const places = await byPlace(answer);
    expect(Object.keys(places)).toHaveLength(16);
    expect(places[11]).toMatchObject({ trend: 'rising', significant: 'yes', n: 30 });
    expect(places[11]!.slope).toBeCloseTo(0.5, 9);
    expect(places[11]!.slope_low).toBeCloseTo(0.5, 9);
    expect(places[22]!.slope).toBeCloseTo(-1, 9);
    expect(places[33]).toMatchObject({ trend: 'steady', significant: 'no' });
    expect(places[44]).toMatchObject({ trend: 'unknown', n: 5, slope: null });
    expect(answer.figures?.summary).toMatchObject({
      tested: 3,
      rising: 1,
      falling: 1,
      risingSignificant: 1,
      fallingSignificant: 1,
      unknown: 13,
    });
    expect(answer.figures?.table.rows[0]?.id).toBe('22');
    const { layer } = (await (await world.get(`/api/layers/${answer.layer}`)).json()) as {
      layer: { hatch: object; draw: object };
    };
    expect(layer.hatch).toMatchObject({ property: 'significant', value: 'no' });
    expect(layer.draw).toMatchObject({
      kind: 'choropleth',
      property: 'slope',
      ramp: 'RdYlBu',
      reverse: true,
    });
    // Its tiles carry the slope that is coloured and what is hatched.
    const bytes = await (await world.get(`/tiles/${answer.layer}/5/16/15.mvt`)).arrayBuffer();
    const drawn = decodeTile(new Uint8Array(bytes))[answer.layer!] ?? [];
    const tiled = Object.fromEntries(drawn.map(({ properties }) => [properties.name_en, properties]));
    expect(tiled['Region 11']).toMatchObject({ slope: 0.5, significant: 'yes' });
    expect(tiled['Region 33']).toMatchObject({ slope: 0, significant: 'no' });
    expect(tiled['Region 44']?.slope).toBeUndefined();
  });

  it('is another once one value is another', async () => {
    const before = await ask(trend);
    await world.db.pool.query(`update series set revision = revision + 1 where id = 'regions.heat.11'`);
    const after = await ask(trend);
    expect(after.id).not.toBe(before.id);
  });

  it('gathers in a level what lies in its places', async () => {
    const answer = await ask({ ...trend, places: 'regions', of: { parameter: 'heat' } });
    const districts = await ask({ ...trend, places: 'districts' });
    expect(answer.figures?.summary.tested).toBe(3);
    // A region is no part of its districts, but a point in it lies in one of them.
    expect(districts.figures?.summary).toMatchObject({ tested: 3, rising: 1, falling: 1 });
  });

  it('is drawn of an indicator, too', async () => {
    const indicator = {
      id: 'warmth',
      title: words('Warmth'),
      unit: 'Cel',
      decimals: 1,
      direction: 'higher-better',
      base: 'regions',
      period: 'year',
      inputs: {},
      method: { kind: 'sum' },
      reference: words('of a test'),
      classesSource: words('of a test'),
      classes: [
        { id: 'low', below: 10, title: words('Low'), color: '#ffffff' },
        { id: 'high', title: words('High'), color: '#000000' },
      ],
    };
    const { rows } = await world.db.pool.query<{ id: string; vid: number; manifest: object }>(
      `select f.id, f.vid, l.manifest from feature f join layer l on l.no = f.layer_no where l.id = 'regions'`,
    );
    await transaction(world.db, async (client) => {
      await client.query(
        `insert into indicator (id, theme_id, manifest, basis) values ('warmth', 'base', $1, '')`,
        [JSON.stringify(indicator)],
      );
      await publishComputed(
        client,
        {
          id: 'warmth',
          theme: 'base',
          position: 9,
          base: 'regions',
          timeZone: 'Africa/Lagos',
          manifest: async () =>
            ({
              ...rows[0]!.manifest,
              id: 'warmth',
              time: { resolution: 'day' },
              computed: { base: 'regions', by: { kind: 'indicator', indicator: 'warmth' } },
            }) as never,
        },
        rows.flatMap(({ id, vid }) =>
          YEARS.map((year) => ({
            feature: id,
            baseVid: vid,
            from: `${year}-01-01`,
            to: `${year + 1}-01-01`,
            value: Number(id) + 0.2 * year,
            properties: { code: id },
            inputs: [],
          })),
        ),
        null,
      );
    });
    await world.services.catalogue.refresh();
    const answer = await ask({
      kind: 'trend',
      of: { indicator: 'warmth' },
      places: 'regions',
      from: 1991,
      to: 2020,
    });
    expect(answer.figures?.summary).toMatchObject({ tested: 16, rising: 16, risingSignificant: 16 });
    expect((await byPlace(answer))[33]!.slope).toBeCloseTo(2, 6);
    // What is computed can be asked of as any other layer.
    const year = await ask({
      kind: 'within',
      of: { layer: 'warmth', day: '2005-06-01' },
      area: { place: 'governorate:ins:22' },
    });
    expect(year.figures?.count).toBe(1);
  });
});

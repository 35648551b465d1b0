import { describe, expect, it } from 'vitest';
import { manifestAs, sendDraft, sendOkay } from '../../tests/harness/api-layer.ts';
import { doLayerJobs } from '../../tests/harness/do-layer-jobs.ts';
import { type Item, questioner } from '../../tests/harness/questions.ts';
import { signIn } from '../../tests/harness/sign-in.ts';
import { decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp();

const { ask, itemsOf, post } = questioner(world);
type Items = { features: Item[] };

/** A square, in degrees. */
const square = (x: number, y: number, side: number): [number, number][][] => [
  [
    [x, y],
    [x + side, y],
    [x + side, y + side],
    [x, y + side],
    [x, y],
  ],
];

describe('what is where', () => {
  it('finds features in a polygon, as a layer with tiles, files, style and a revision', async () => {
    const inside = square(2, 2, 1);
    const answer = await ask({ kind: 'within', of: { layer: 'stations' }, area: { polygon: inside } });
    const all = ((await (await world.get('/api/collections/stations/items?limit=1000')).json()) as Items)
      .features;
    const expected = all.filter(({ geometry }) => {
      const [x, y] = (geometry as unknown as { coordinates: [number, number] }).coordinates;
      return x >= 2 && x <= 3 && y >= 2 && y <= 3;
    });
    expect(answer.figures?.count).toBe(expected.length);
    expect((await itemsOf(answer)).map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort());
    for (const path of [
      `/api/layers/${answer.layer}`,
      `/api/collections/${answer.layer}`,
      `/api/collections/${answer.layer}/items?f=csv`,
      `/styles/light.json?layers=${answer.layer}`,
      `/tiles/${answer.layer}.json`,
    ])
      expect((await world.get(path)).status, path).toBe(200);
    const tile = decodeTile(
      new Uint8Array(await (await world.get(`/tiles/${answer.layer}/7/64/62.mvt`)).arrayBuffer()),
    );
    expect(tile[answer.layer!]?.length).toBeGreaterThan(0);
  });

  it('is listed nowhere, but known by its name', async () => {
    const { layer } = await ask({
      kind: 'within',
      of: { layer: 'permits' },
      area: { polygon: square(2, 2, 4) },
    });
    for (const path of ['/api/layers', '/api/collections', '/api/themes'])
      expect(await (await world.get(path)).text(), path).not.toContain(layer);
  });

  it('finds features in a place, wholly or in part', async () => {
    const question = {
      kind: 'within',
      of: { layer: 'districts' },
      area: { place: 'governorate:ins:11' },
    } as const;
    const reaching = await ask(question);
    expect((await itemsOf(reaching)).map(({ id }) => id).sort()).toEqual(['111', '112']);
    expect(reaching.title.en).toBe('Districts in Region 11');
    // Two halves share the region's own border.
    const wholly = await ask({ ...question, wholly: true });
    expect(wholly.figures?.count).toBe(2);
  });

  it('finds what is near a point, with the distance on the ellipsoid', async () => {
    const [first] = ((await (await world.get('/api/collections/stations/items?limit=1')).json()) as Items)
      .features;
    const [x, y] = (first!.geometry as unknown as { coordinates: [number, number] }).coordinates;
    // A hundredth of a degree of latitude near 2° north is 1,105.7 m.
    const answer = await ask({
      kind: 'near',
      of: { layer: 'stations' },
      to: { point: [x, y - 0.01] },
      metres: 1110,
    });
    const [found, ...others] = await itemsOf(answer);
    expect([found?.id, others]).toEqual([first!.id, []]);
    expect(found!.properties.near_metres).toBeCloseTo(1105.7, 0);
  });

  it('finds what is near features of another layer, and how many', async () => {
    const answer = await ask({
      kind: 'near',
      of: { layer: 'municipalities', day: '2019-01-01' },
      to: { layer: 'stations' },
      metres: 5000,
    });
    expect(answer.figures?.count).toBeGreaterThan(0);
    for (const { properties } of await itemsOf(answer)) {
      expect(properties.near_count).toBeGreaterThan(0);
      expect(properties.near_metres).toBeLessThanOrEqual(5000);
    }
  });

  it('draws buffers, merged or each by itself', async () => {
    const of = { layer: 'stations', filter: "code in ('S001', 'S002')" };
    const each = await ask({ kind: 'buffer', of, metres: 1000, merge: false });
    expect(each.figures?.count).toBe(2);
    // A circle of 32 sides has 99.36 % of π km²; both lie apart.
    expect(each.figures?.summary.km2).toBeCloseTo(2 * Math.PI * 0.9936, 1);
    const merged = await ask({ kind: 'buffer', of, metres: 100_000 });
    expect(merged.figures?.count).toBe(1);
    expect((await itemsOf(merged))[0]!.geometry.type).toBe('Polygon');
  });

  it('finds features that meet others, and what both share', async () => {
    // Permit 1 is the square 2.2 to 2.7; granted from 2010 to 2015.
    const own = { layer: 'permits', day: '2012-01-01', filter: "code = 'P-1'" };
    const whole = await ask({ kind: 'intersect', of: own, with: { layer: 'regions' } });
    expect((await itemsOf(whole)).map(({ id }) => id)).toEqual(['P-1']);
    expect((await itemsOf(whole))[0]!.properties.shared_count).toBe(1);
    const cut = await ask({ kind: 'intersect', of: { layer: 'regions' }, with: own, cut: true });
    const [piece, ...others] = await itemsOf(cut);
    expect([piece?.id, others]).toEqual(['11~P-1', []]);
    // Half a degree each way at 2.45° north: 55.66 · cos 2.45° by 55.29 km.
    expect(piece!.properties.shared).toBeCloseTo(55.66 * Math.cos((2.45 * Math.PI) / 180) * 55.29, -1);
  });

  it('counts, adds up, averages and measures by place', async () => {
    const count = await ask({ kind: 'by-place', of: { layer: 'districts' }, places: 'regions' });
    expect(count.figures?.count).toBe(16);
    expect(count.figures?.summary).toMatchObject({ total: 32, least: 2, most: 2 });
    const sum = await ask({
      kind: 'by-place',
      of: { layer: 'stations' },
      places: 'regions',
      gather: 'sum',
      property: 'value',
    });
    const inside = await ask({
      kind: 'within',
      of: { layer: 'stations' },
      area: { place: 'governorate:ins:23' },
    });
    const total = (await itemsOf(inside)).reduce(
      (sum, { properties }) => sum + Number(properties.value ?? 0),
      0,
    );
    const found = (await itemsOf(sum)).find(({ id }) => id === '23');
    expect(found!.properties.figure).toBeCloseTo(total, 6);
    expect(found!.properties.name_fr).toBe('Région 23');
    const share = await ask({
      kind: 'by-place',
      of: { layer: 'districts' },
      places: 'regions',
      gather: 'share',
    });
    expect(share.figures?.summary.least).toBeCloseTo(100, 1);
    const length = await ask({
      kind: 'by-place',
      of: { layer: 'rivers' },
      places: 'regions',
      gather: 'length',
    });
    expect(length.figures?.summary.total).toBeGreaterThan(100);
  });

  it('finds the nearest, ordered on the ellipsoid', async () => {
    const answer = await ask({
      kind: 'nearest',
      of: { layer: 'municipalities', day: '2019-01-01' },
      to: { layer: 'stations' },
      k: 3,
    });
    expect(answer.figures?.count).toBe(4);
    for (const { properties } of await itemsOf(answer)) {
      expect(String(properties.nearest_id).split(', ')).toHaveLength(3);
      expect(properties.nearest_mean).toBeGreaterThanOrEqual(properties.nearest_metres as number);
    }
  });

  it('finds hot and cold spots', async () => {
    // Population rises to the north-east, from 1,000 to 16,000.
    const answer = await ask({
      kind: 'hot-spots',
      of: { layer: 'regions' },
      property: 'population',
      metres: 160_000,
    });
    const of = (spot: string, items: Items['features']) =>
      items.filter(({ properties }) => properties.hot_class === spot).map(({ id }) => id);
    const items = await itemsOf(answer);
    expect(items).toHaveLength(16);
    expect(of('hot', items)).toContain('44');
    expect(of('hot', items)).not.toContain('11');
    const counted = await ask({ kind: 'hot-spots', of: { layer: 'stations' }, places: 'regions' });
    expect(counted.figures?.count).toBe(16);
  });
});

describe('what changed', () => {
  it('is told by validity: added, altered with what differs, not what stayed', async () => {
    const answer = await ask({
      kind: 'change',
      layer: 'municipalities',
      from: '2017-06-01',
      to: '2019-06-01',
    });
    expect(answer.figures?.summary).toEqual({ added: 1, removed: 0, altered: 2 });
    const items = await itemsOf(answer);
    expect(Object.fromEntries(items.map(({ id, properties }) => [id, properties.change]))).toEqual({
      1: 'altered',
      2: 'altered',
      3: 'added',
    });
    const first = items.find(({ id }) => id === '1')!.properties;
    expect(first.changed_en).toBe('Shape');
    expect(Number(first.size_after) / Number(first.size_before)).toBeCloseTo(16 / 9, 2);
  });

  it('is the other way round the other way round', async () => {
    const answer = await ask({ kind: 'change', layer: 'permits', from: '2012-06-01', to: '2018-06-01' });
    // Valid then: permits 1 to 3; later those of 2013 to 2018, which end in 2018 and after.
    expect(answer.figures?.summary).toEqual({ added: 5, removed: 3, altered: 0 });
  });

  it('is told by class, with the change matrix', async () => {
    const answer = await ask({
      kind: 'cover',
      before: { layer: 'municipalities', day: '2017-06-01' },
      after: { layer: 'municipalities', day: '2019-06-01' },
      property: 'code',
    });
    const { matrix, summary } = answer.figures!;
    const of = Object.fromEntries(matrix!.changes.map((change) => [change.class, change]));
    // Squares with a common corner: of side 0.3 then 0.4, 0.3 then 0.25, none then 0.2, and 0.2 for good.
    expect(of['1']!.gain / of['1']!.before).toBeCloseTo(7 / 9, 2);
    expect(of['1']!.loss).toBe(0);
    expect(of['2']!.loss / of['2']!.before).toBeCloseTo((0.09 - 0.0625) / 0.09, 2);
    expect(of['4']!).toMatchObject({ gain: 0, loss: 0 });
    expect(summary.gain).toBeCloseTo(of['1']!.gain + of['3']!.gain, 6);
    const one = await ask({
      kind: 'cover',
      before: { layer: 'municipalities', day: '2017-06-01' },
      after: { layer: 'municipalities', day: '2019-06-01' },
      property: 'code',
      class: '2',
    });
    expect(one.figures?.summary).toMatchObject({ gain: 0, change: 0 });
    expect((await itemsOf(one)).map(({ properties }) => properties.change)).toEqual(['loss']);
  });

  it('is told of what was published on two days, of a layer that knows no other time', async () => {
    const { time: _, overlaps: __, ...layer } = manifestAs('permits', 'lots');
    const { headers } = await signIn(world, 'administrator');
    const lot = (code: string, x: number, holder: string) => ({
      type: 'Feature',
      properties: { code, title_fr: 'Lot', title_ar: 'قطعة', title_en: 'Lot', holder, share: 1 },
      geometry: { type: 'Polygon', coordinates: square(x, 36, 0.1) },
    });
    const publish = async (lots: readonly object[]) => {
      await sendDraft(world, headers, { layer, owner: null, visibility: { kind: 'public' } }, lots);
      await sendOkay(world, 'POST', '/api/layers/lots/publish', { headers, body: { force: true } });
      await doLayerJobs(world.db);
      await world.services.catalogue.refresh();
    };
    await publish([lot('a', 9, 'oak'), lot('b', 9.2, 'oak'), lot('c', 9.4, 'pine')]);
    await world.db.pool.query(
      `update layer_revision set published_at = '2020-03-01T12:00:00Z'
       where layer_no = (select no from layer where id = 'lots')`,
    );
    await sendOkay(world, 'DELETE', '/api/layers/lots/features', { headers });
    await publish([lot('a', 9, 'oak'), lot('b', 9.2, 'pine'), lot('d', 9.6, 'oak')]);
    const [from, to] = ['2020-03-01', '2100-01-01'];
    const changed = await ask({ kind: 'change', layer: 'lots', from, to, by: 'revision' });
    expect(changed.figures?.summary).toEqual({ added: 1, removed: 1, altered: 1 });
    const of = (published: string) => ({ layer: 'lots', published });
    const cover = await ask({ kind: 'cover', before: of(from), after: of(to), property: 'holder' });
    const { matrix, summary } = cover.figures!;
    const lots = (km2: number) => Math.round((km2 / Number(summary.gain)) * 100) / 100;
    expect(matrix!.classes.map(({ value }) => value)).toEqual(['oak', 'pine', '']);
    // Rows are what was: one oak stayed, one became pine, one pine is gone; an oak came where nothing was.
    expect(matrix!.km2.map((row) => row.map(lots))).toEqual([
      [1, 1, 0],
      [0, 0, 1],
      [1, 0, 0],
    ]);
    expect([summary.loss, summary.change].map((km2) => lots(Number(km2)))).toEqual([1, 1]);
    const { status } = await post({
      kind: 'cover',
      before: of('2019-01-01'),
      after: of(to),
      property: 'holder',
    });
    expect(status).toBe(404);
  });
});

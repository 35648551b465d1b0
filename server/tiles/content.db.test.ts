import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CELLS } from '../../sql/model/grid.ts';
import { type DecodedFeature, decodeTile } from '../../tests/harness/tile.ts';
import { useApp } from '../../tests/harness/use-app.ts';
import { stationRows } from '../../tests/world/rows.ts';
import { doubleArea } from './commands.ts';

const MIGRATION = readFileSync(
  new URL('../../sql/migrations/0006-label-points.sql', import.meta.url),
  'utf8',
);

const world = useApp();
/** The test world lies in this tile of zoom 6, and in its parents. */
const Z6 = '6/32/31';
const Z3 = '3/4/3';

const bytesOf = async (path: string): Promise<Uint8Array> =>
  new Uint8Array(await (await world.get(path)).arrayBuffer());
const features = async (layer: string, address: string, query = ''): Promise<DecodedFeature[]> =>
  decodeTile(await bytesOf(`/tiles/${layer}/${address}.mvt${query}`))[layer] ?? [];
const filtered = (text: string): string => `?filter=${encodeURIComponent(text)}`;
const counted = (rows: readonly DecodedFeature[]): number =>
  rows.reduce((sum, row) => sum + Number(row.properties.point_count ?? 1), 0);
const isInside = ({ geometry: [[[x = 0, y = 0] = []] = []] }: DecodedFeature): boolean =>
  x >= 0 && x < 4096 && y >= 0 && y < 4096;

describe('the names of polygons', () => {
  const labels = async (address: string, query = '') =>
    decodeTile(await bytesOf(`/tiles/regions/${address}.mvt${query}`)).regions_label ?? [];
  const [z, x, y] = Z6.split('/').map(Number) as [number, number, number];
  const below = (address: string) => {
    const [z = 0, x = 0, y = 0] = address.split('/').map(Number);
    return [0, 1].flatMap((dx) => [0, 1].map((dy) => `${z + 1}/${2 * x + dx}/${2 * y + dy}`));
  };

  it('have a point each, with the polygon’s number, its names and room', async () => {
    const named = await labels(Z6);
    expect(named.map(({ id }) => id)).toEqual((await features('regions', Z6)).map(({ id }) => id));
    for (const label of named) {
      expect(Object.keys(label.properties).sort()).toEqual(['label_room', 'name_ar', 'name_en', 'name_fr']);
      expect(isInside(label)).toBe(true);
    }
  });

  it('lie in one tile of a zoom, however many tiles the polygon reaches over', async () => {
    const all = (await labels(Z6)).map(({ id }) => id);
    let addresses = [`${z}/${x}/${y}`];
    for (let zoom = z; zoom < z + 3; zoom++) addresses = addresses.flatMap(below);
    const found = (await Promise.all(addresses.map((address) => labels(address)))).flat();
    expect(found.map(({ id }) => id).sort()).toEqual(all.sort());
    const drawn = (await Promise.all(addresses.map((address) => features('regions', address)))).flat();
    expect(drawn.length).toBeGreaterThan(found.length);
  });

  it('are left out where the polygon is a speck, and filtered as polygons are', async () => {
    expect(await labels('0/0/0')).toEqual([]);
    expect(await features('regions', '0/0/0')).not.toEqual([]);
    const some = filtered('population > 200000');
    expect((await labels(Z6, some)).map(({ id }) => id)).toEqual(
      (await features('regions', Z6, some)).map(({ id }) => id),
    );
  });

  it('are there for rows from before the layer had a label', async () => {
    const before = await labels(Z6);
    await world.db.pool.query(`update feature set label_point = null, label_room = null
      from layer where no = layer_no and layer.id = 'regions'`);
    await world.db.pool.query(MIGRATION.slice(MIGRATION.indexOf('update feature')));
    expect((await labels(Z6)).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  });
});

describe('what a tile holds', () => {
  it('is every feature of a small layer, with its stable number and declared properties only', async () => {
    const rows = await features('regions', Z3);
    const { rows: stored } = await world.db.pool.query<{ fid: number; name: string }>(
      "select fid, properties->>'name_ar' as name from feature join layer on no = layer_no where layer.id = 'regions' order by fid",
    );
    expect(stored).toHaveLength(16);
    expect(rows.map((row) => [row.id, row.properties.name_ar])).toEqual(
      stored.map((row) => [row.fid, row.name]),
    );
    expect(Object.keys(rows[0]?.properties ?? {}).sort()).toEqual([
      'name_ar',
      'name_en',
      'name_fr',
      'population',
    ]);
    expect(rows.every((row) => Number.isInteger(row.properties.population))).toBe(true);
  });

  it('is several layers at once, in the order they were asked for', async () => {
    const layers = decodeTile(await bytesOf(`/tiles/rivers,regions/${Z3}.mvt`));
    expect(Object.keys(layers)).toEqual(['rivers', 'regions', 'regions_label']);
  });

  it.each([Z3, Z6, '9/259/250', '12/2076/2020'])(
    'is whole polygons, wound as the specification says: %s',
    async (address) => {
      const rows = await features('regions', address);
      expect(rows.length).toBeGreaterThan(0);
      for (const { geometry } of rows) {
        expect(doubleArea((geometry[0] ?? []).flat())).toBeGreaterThan(0);
        for (const ring of geometry) {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring[0]).toEqual(ring.at(-1));
          expect(new Set(ring.map(String)).size).toBe(ring.length - 1);
        }
      }
    },
  );

  it('goes on above the last zoom of the layer', async () => {
    const [row] = await features('districts', '20/532480/515840');
    expect(row?.geometry).toEqual([
      [
        [-64, 4160],
        [-64, -64],
        [4160, -64],
        [4160, 4160],
        [-64, 4160],
      ],
    ]);
  });
});

describe('tiles that touch', () => {
  /** The vertices near a shared edge, as features and places along it; `shift` brings both tiles to one frame. */
  const near = (rows: DecodedFeature[], from: number, to: number, shift: number, axis: 0 | 1): Set<string> =>
    new Set(
      rows.flatMap((row) =>
        row.geometry.flatMap((part) =>
          part
            .filter((point) => point[axis]! > from && point[axis]! < to)
            .map((point) => `${row.id} ${point[axis]! - shift} ${point[1 - axis]!}`),
        ),
      ),
    );

  it.each(['regions', 'rivers'])('have the same vertices in both buffers: %s, no seam', async (layer) => {
    const left = await features(layer, '7/64/63');
    const right = await features(layer, '7/65/63');
    const below = await features(layer, '7/64/64');
    const across = near(left, 4096 - 60, 4096 + 60, 4096, 0);
    expect(across.size).toBeGreaterThan(3);
    expect(across).toEqual(near(right, -60, 60, 0, 0));
    expect(near(left, 4096 - 60, 4096 + 60, 4096, 1)).toEqual(near(below, -60, 60, 0, 1));
  });

  it('share a clipped border to the end of the buffer', async () => {
    const rows = await features('regions', '11/1047/1000');
    const xs = rows.flatMap((row) => row.geometry.flatMap((ring) => ring.map(([x]) => x!)));
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([-64, 4160]);
  });

  it('hold points of the neighbour as far as the largest symbol reaches', async () => {
    const places = (rows: DecodedFeature[], shift: number, from: number, to: number) =>
      rows
        .map(({ id, geometry }) => [id, geometry[0]![0]![0]! - shift, geometry[0]![0]![1]!] as const)
        .filter(([, x]) => x >= from && x < to);
    const left = await features('sensors', '10/523/500');
    const right = await features('sensors', '10/524/500');
    const beyond = places(left, 4096, -256, 256);
    expect(beyond.length).toBeGreaterThan(5);
    expect(beyond).toEqual(places(right, 0, -256, 256));
  });
});

describe('many points', () => {
  it.each([0, 2, 4, 6, 8])('are all counted at zoom %i', async (z) => {
    const side = 2 ** z;
    const from = { x: Math.floor(((2 + 180) / 360) * side), y: Math.floor(0.48 * side) };
    const to = { x: Math.floor(((6 + 180) / 360) * side), y: Math.floor(0.5 * side) };
    let sum = 0;
    for (let x = from.x; x <= to.x; x++)
      for (let y = from.y; y <= to.y; y++)
        sum += counted((await features('sensors', `${z}/${x}/${y}`)).filter(isInside));
    expect(sum).toBe(12_000);
  });

  it.each([0, 1, 3, 5])('are the same from stored cells and made on the fly: zoom %i', async (z) => {
    const address = { 0: '0/0/0', 1: '1/1/0', 3: Z3, 5: '5/16/15' }[z] as string;
    const stored = await features('sensors', address);
    expect(stored.some((row) => Number(row.properties.point_count) > 1)).toBe(true);
    expect(await features('sensors', address, filtered('id > 0'))).toEqual(stored);
  });

  it('keep the symbols of neighbouring cells apart: no nearer to a cell’s edge than a quarter of its side', async () => {
    for (const [z, tile] of [
      [2, '2/2/1'],
      [5, '5/16/15'],
    ] as const) {
      const rows = (await features('sensors', tile)).filter(({ properties }) => properties.point_count);
      expect(rows.length, `zoom ${z}`).toBeGreaterThan(0);
      const side = 4096 / CELLS;
      for (const offset of rows.flatMap(({ geometry: [[[x = 0, y = 0] = []] = []] }) => [
        x % side,
        y % side,
      ])) {
        const within = (offset + side) % side;
        expect(within).toBeGreaterThanOrEqual(side / 4);
        expect(within).toBeLessThanOrEqual((side * 3) / 4);
      }
    }
  });

  it('tell of each cell what the manifest wants, and of a point alone its own', async () => {
    const rows = await features('sensors', '5/16/15');
    const [cell] = rows.filter((row) => row.properties.point_count);
    const alone = await features('sensors', '12/2082/2010');
    expect(Object.keys(cell!.properties).sort()).toEqual(['point_count', 'sum_power', 'worst_level']);
    expect(Object.keys(alone[0]!.properties).sort()).toEqual(['level', 'power']);
    const sums = rows.reduce(
      (sum, { properties }) => sum + Number(properties.sum_power ?? properties.power),
      0,
    );
    const { rows: all } = await world.db.pool.query<{ sum: number }>(
      "select sum((properties->>'power')::float8) as sum from feature join layer on no = layer_no where layer.id = 'sensors'",
    );
    expect(sums).toBeCloseTo(all[0]!.sum, 3);
  });

  it('are thinned among those that pass a filter', async () => {
    const all = counted(await features('sensors', Z3));
    const some = counted(await features('sensors', Z3, filtered("level = 'high' AND power > 50")));
    const rest = counted(await features('sensors', Z3, filtered("NOT (level = 'high' AND power > 50)")));
    expect(some).toBeGreaterThan(100);
    expect(some + rest).toBe(all);
  });
});

describe('filters', () => {
  const Z5 = '5/16/15';
  const rows = stationRows().map(
    ({ properties }) => properties as Record<string, string | number | boolean | null>,
  );
  const found = async (layer: string, text: string, address = Z5): Promise<number> =>
    (await features(layer, address, filtered(text))).length;

  it.each<[string, (row: (typeof rows)[number]) => boolean]>([
    ["kind = 'air'", (row) => row.kind === 'air'],
    ["kind <> 'air'", (row) => row.kind !== 'air'],
    ["kind IN ('air', 'water')", (row) => row.kind !== 'soil'],
    ['active = true', (row) => row.active === true],
    ['NOT active = TRUE', (row) => row.active === false],
    ['value IS NULL', (row) => row.value === null],
    ['NOT (value > 50)', (row) => row.value !== null && Number(row.value) <= 50],
    ['value BETWEEN 10 AND 20.5', (row) => Number(row.value ?? 0) >= 10 && Number(row.value) <= 20.5],
    ['25 >= value', (row) => row.value !== null && Number(row.value) <= 25],
    ["opened < DATE('2015-01-01')", (row) => String(row.opened) < '2015-01-01'],
    ["name_en LIKE 'Station 1_'", (row) => /^Station 1.$/.test(String(row.name_en))],
    ["name_ar LIKE '%7'", (row) => String(row.name_ar).endsWith('7')],
    [
      "code >= 'S231' OR code BETWEEN 'S001' AND 'S005'",
      (row) => !/^S(00[6-9]|0[1-9]|1|2[0-2]|230)/.test(String(row.code)),
    ],
    ["name_fr = 'Station de l’été 1' AND NOT kind = 'soil'", (row) => row.code === 'S001'],
  ])('%s', async (text, passes) => {
    const expected = rows.filter(passes).length;
    expect(expected).toBeGreaterThan(0);
    expect(expected).toBeLessThan(rows.length);
    expect(await found('stations', text)).toBe(expected);
  });

  it('hold for polygons drawn from a level, too', async () => {
    expect(await found('regions', 'population > 8000')).toBe(4);
    expect(await found('regions', 'population > 8000', '1/1/0')).toBe(4);
  });
});

describe('time', () => {
  const names = async (query: string) =>
    (await features('municipalities', '5/16/15', query)).map(({ properties }) => properties.name_en);

  it('shows what was valid then', async () => {
    const [before, after] = [
      ['Municipality 1', 'Municipality 2', 'Municipality 4'],
      ['Municipality 1', 'Municipality 2', 'Municipality 3', 'Municipality 4'],
    ];
    expect(await names('?datetime=2017-12-31')).toEqual(before);
    expect(await names('?datetime=2017-12-31T23:59:59Z')).toEqual(before);
    expect(await names('?datetime=2018-01-01')).toEqual(after);
    expect(await names('?datetime=2000-01-01')).toEqual(['Municipality 1', 'Municipality 4']);
  });

  it('shows both states of a span, and what is open to one side', async () => {
    expect(await names('?datetime=2017-01-01/2019-01-01')).toHaveLength(6);
    expect(await names('?datetime=../2005-01-01')).toEqual(['Municipality 1', 'Municipality 4']);
    expect(await names('?datetime=2018-01-01/..')).toHaveLength(4);
  });

  it('shows the day of publication where no other is asked for', async () => {
    expect(await names('')).toEqual(await names(`?datetime=${new Date().toISOString().slice(0, 10)}`));
  });
});

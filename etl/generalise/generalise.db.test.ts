import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type pg from 'pg';
import { describe, expect, it } from 'vitest';
import { CELLS } from '../../sql/model/grid.ts';
import { transaction } from '../../sql/transaction.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { worldContext } from '../../tests/world/fill.ts';
import type { WorldRow } from '../../tests/world/rows.ts';
import { openRows, sites, targetOf, themeOf } from '../../tests/world/rows-target.ts';
import { WORLD_THEMES } from '../../tests/world/themes.ts';
import { openGeos } from '../geometry/geos.ts';
import type { Job } from '../load/job.ts';
import { removeLayer } from '../load/remove.ts';
import { loadLayer, publishManifest } from '../load.ts';
import { publishTheme } from '../publish.ts';
import { randomOf } from '../rows/random.ts';
import { writeShapeLevels } from './shapes.ts';

const test = useDb({ template: 'world' });

const query = async <T extends object>(sql: string, values: unknown[] = []): Promise<T[]> =>
  (await test.db.pool.query<T>(sql, values)).rows;

const LEVEL_ROWS = `select layer.id, level, f.id as feature, encode(st_asbinary(l.geom_3857, 'NDR'), 'hex') as shape
  from feature_level l join layer on layer.no = l.layer_no join feature f on f.layer_no = l.layer_no and f.vid = l.vid
  order by 1, 2, 3`;
const CELL_ROWS = `select layer.id, zoom, cell_x, cell_y, point_count, c.properties, f.id as feature, st_astext(c.geom_3857) as point
  from feature_cell c join layer on layer.no = c.layer_no left join feature f on f.layer_no = c.layer_no and f.vid = c.vid
  order by 1, 2, 3, 4`;

const hashOf = (rows: object[]): string =>
  createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);

/** So many points that their tiles would be too heavy. */
const crowd = (more: Record<string, string>): WorldRow[] => {
  const random = randomOf(3);
  return Array.from({ length: 9000 }, (_, i) => ({
    properties: { code: `t${i}`, name_en: `A name as long as names are, number ${i}`, ...more },
    geometry: { type: 'Point', coordinates: [2 + random(), 2 + random()] },
  }));
};

const loadPoints = async (layer: typeof sites, rows: WorldRow[]): Promise<void> => {
  await publishTheme(test.db, themeOf(layer), 9);
  await loadLayer(targetOf(themeOf(layer)), { ...(await worldContext(test.db)), open: openRows(rows) });
};

describe('thinned points', () => {
  const cells = () =>
    query<{ zoom: number; points: number; cells: number; alone: number; power: number; worst: string[] }>(
      `select zoom, sum(point_count)::int as points, count(*)::int as cells, count(vid)::int as alone,
       sum((properties->>'sum_power')::numeric)::float8 as power, array_agg(distinct properties->>'worst_level') as worst
     from feature_cell join layer on no = layer_no where layer.id = 'sensors' group by zoom order by zoom`,
    );

  it('count every point at every zoom, and add up what they add up to', async () => {
    const [whole] = await query<{ power: number }>(
      `select sum((properties->>'power')::numeric)::float8 as power from feature f join layer on no = layer_no where layer.id = 'sensors'`,
    );
    const zooms = await cells();
    const [layer] = await query<{ levels: number[] }>(`select levels from layer where id = 'sensors'`);
    expect(zooms.map(({ zoom }) => zoom)).toEqual(layer!.levels);
    for (const { points, power } of zooms)
      expect({ points, power }).toEqual({ points: 12_000, power: whole!.power });
    expect(zooms[0]).toMatchObject({ cells: 1, worst: ['high'] });
  });

  it('name the feature where it is alone, at its own place', async () => {
    const far: WorldRow = {
      properties: { code: 'far', name_en: 'Far' },
      geometry: { type: 'Point', coordinates: [4.5, 4.5] },
    };
    await loadPoints({ ...sites, id: 'crowd', label: 'name' }, [...crowd({}), far]);
    const rows = await query<{ count: number; off: number; id: string }>(
      `select c.point_count as count, st_distance(c.geom_3857, f.geom_3857) as off, f.id
       from feature_cell c join feature f on f.layer_no = c.layer_no and f.vid = c.vid order by c.zoom`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ count, off }) => count !== 1 || off !== 0)).toEqual([]);
    expect(rows.map(({ id }) => id)).toContain('far');
    expect(await query(`select 1 from feature_cell where point_count = 1 and vid is null`)).toEqual([]);
    await removeLayer(test.db, 'crowd');
  });

  it('lie in the cells they are counted in', async () => {
    const world = 2 * Math.PI * 6378137;
    const off = await query(
      `select 1 from feature_cell where cell_x <> floor((st_x(geom_3857) + $1::float8 / 2) / ($1::float8 / ${CELLS} / 2 ^ zoom))
         or cell_y <> floor(($1::float8 / 2 - st_y(geom_3857)) / ($1::float8 / ${CELLS} / 2 ^ zoom))`,
      [world],
    );
    expect(off).toEqual([]);
  });

  it('are not stored for a layer with time', async () => {
    const layer = { ...sites, id: 'timed-sites', time: { resolution: 'day' as const }, label: 'name' };
    await loadPoints(layer, crowd({ from: '2020-01-01' }));
    const [found] = await query(
      `select levels, (select count(*)::int from feature_cell where layer_no = no) as cells from layer where id = 'timed-sites'`,
    );
    expect(found).toEqual({ levels: [], cells: 0 });
  });
});

describe('cells of a database from before they were twice as wide', () => {
  it('become those of the next finer zoom, and the coarsest is thinned when asked for', async () => {
    const sql = await readFile(
      new URL('../../sql/migrations/0005-coarser-cells.sql', import.meta.url),
      'utf8',
    );
    const state = async (client: pg.ClientBase) => {
      const { rows: cells } = await client.query(
        `select layer_no, zoom, cell_x, cell_y, point_count, vid, properties from feature_cell where zoom > 0 order by 1, 2, 3, 4`,
      );
      const { rows: layers } = await client.query(`select id, levels from layer order by id`);
      return { cells, layers };
    };
    const client = await test.db.pool.connect();
    await client.query('begin');
    const now = await state(client);
    // Old cells of a zoom are what the next finer one has today; the finest is a copy that is to go.
    await client.query(`delete from feature_cell where zoom = 0`);
    await client.query(`update feature_cell set zoom = zoom - 1`);
    await client.query(`insert into feature_cell select layer_no, revision, last.zoom + 1, cell_x, cell_y, point_count, vid, properties, geom_3857
      from feature_cell join (select layer_no, max(zoom) as zoom from feature_cell group by 1) as last using (layer_no, zoom)`);
    await client.query(sql);
    const then = await state(client);
    await client.query('rollback');
    client.release();
    expect(then.cells).toEqual(now.cells);
    const levels = now.layers.map(({ id, levels }) => ({
      id,
      levels: id === 'sensors' ? levels.slice(1) : levels,
    }));
    expect(then.layers).toEqual(levels);
  });
});

describe('levels', () => {
  it('serve what the layer says they do, with fewer vertices the lower they are', async () => {
    const rows = await query<{ id: string; levels: number[]; made: number[]; vertices: number[] }>(
      `select layer.id, layer.levels, array_agg(level order by level) as made, array_agg(vertices order by level) as vertices
       from layer join (select layer_no, level::int, sum(st_npoints(geom_3857))::int as vertices from feature_level group by 1, 2) as l on no = layer_no
       group by 1, 2 order by 1`,
    );
    expect(rows.map(({ id }) => id)).toEqual(['districts', 'regions', 'rivers']);
    for (const { levels, made, vertices } of rows) {
      expect(made).toEqual(levels);
      expect(vertices.toSorted((a, b) => a - b)).toEqual(vertices);
    }
  });

  it('are valid, and of the revision that is published', async () => {
    expect(await query('select 1 from feature_level where not st_isvalid(geom_3857)')).toEqual([]);
    expect(
      await query(
        'select 1 from feature_level l join layer on no = layer_no where l.revision <> layer.revision',
      ),
    ).toEqual([]);
  });

  // One value for both engines: what is stored does not hang on the database.
  it('are the same on both engines, vertex by vertex, and cells too', async () => {
    expect([hashOf(await query(LEVEL_ROWS)), hashOf(await query(CELL_ROWS))]).toMatchInlineSnapshot(`
      [
        "5bf8f57d50fb2a27",
        "aecf4364a51d77af",
      ]
    `);
  });

  it('are made for all versions of a layer with time', async () => {
    const wiggly = (x: number, radius: number) => ({
      type: 'Polygon' as const,
      coordinates: [
        Array.from({ length: 6001 }, (_, i) => {
          const angle = ((i % 6000) / 6000) * 2 * Math.PI;
          const r = radius + 0.01 * Math.sin(40 * angle);
          return [x + r * Math.cos(angle), 3 + r * Math.sin(angle)];
        }),
      ],
    });
    const rows: WorldRow[] = [
      { properties: { code: 'a', from: null, to: '2018-01-01' }, geometry: wiggly(3, 0.3) },
      { properties: { code: 'a', from: '2018-01-01', to: null }, geometry: wiggly(3, 0.4) },
    ];
    const layer = {
      ...sites,
      id: 'timed-areas',
      geometry: 'polygon' as const,
      time: { resolution: 'day' as const },
    };
    await publishTheme(test.db, themeOf(layer), 9);
    await loadLayer(targetOf(themeOf(layer)), { ...(await worldContext(test.db)), open: openRows(rows) });
    const found = await query<{ versions: number }>(
      `select count(distinct vid)::int as versions from feature_level join layer on no = layer_no where layer.id = 'timed-areas' group by level`,
    );
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ versions }) => versions === 2)).toBe(true);
  });

  it('are the same whether a layer is worked on whole or in regions', async () => {
    const [layer] = await query<{ no: number; revision: number }>(
      `select no, revision from layer where id = 'districts'`,
    );
    const geos = await openGeos();
    const job = (next: number) =>
      ({
        db: test.db,
        row: { no: layer!.no, revision: layer!.revision, next },
        signal: new AbortController().signal,
        step: (work) => transaction(test.db, work),
      }) as Job;
    const plans = [7, 5, 3].map((zoom) => ({ zoom, from: zoom - 1, cell: 1 }));
    const brush = { geometry: 'polygon' as const, featureBytes: 40, geos };
    // Revisions to come; nobody sees their rows.
    await writeShapeLevels(job(101), plans, brush);
    await writeShapeLevels(job(102), plans, brush, 4000);
    const rows = (revision: number) =>
      query<{ shape: string }>(
        `select level, vid, st_astext(st_normalize(geom_3857)) as shape from feature_level where revision = $1 order by 1, 2`,
        [revision],
      );
    const whole = await rows(101);
    expect(whole).toHaveLength(3 * 32);
    expect(await rows(102)).toEqual(whole);
    await query('delete from feature_level where revision > 100');
  });

  it('and cells are copied where only words of the manifest changed, made anew where what they show did', async () => {
    const theme = WORLD_THEMES[1]!;
    const [source, position] = [theme.layers[2]!, 2];
    const context = await worldContext(test.db);
    const before = await query(CELL_ROWS);
    const renamed = { ...source.layer, title: { ar: 'أخرى', fr: 'Autres', en: 'Others' } };
    const edition = source.editions[0]!;
    const publish = (layer: typeof renamed) =>
      publishManifest({ theme, source: { ...source, layer }, edition, position }, context);
    const { revision } = await publish(renamed);
    expect(await query(CELL_ROWS)).toEqual(before);
    expect(
      await query(
        `select distinct c.revision from feature_cell c join layer on no = layer_no where layer.id = 'sensors'`,
      ),
    ).toEqual([{ revision }]);
    await publish({ ...renamed, aggregate: { sum: ['power'] } });
    expect(
      await query(
        `select 1 from feature_cell c join layer on no = layer_no where layer.id = 'sensors' and properties ? 'worst_level'`,
      ),
    ).toEqual([]);
  });
});

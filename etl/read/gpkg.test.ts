import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sqlite from 'node-sqlite3-wasm';
import { beforeEach, describe, expect, it } from 'vitest';
import { brief, FIXTURES, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { read } from './index.ts';
import { unzip } from './unzip.ts';

const folder = useFolder();
const ARCHIVE = join(FIXTURES, 'layers.gpkg.zip');

beforeEach(async () => {
  const { files, done } = await unzip(ARCHIVE);
  await copyFile(files[0]!, folder.path('layers.gpkg'));
  await done();
});

const GPKG = () => folder.path('layers.gpkg');

/** Runs SQL on a database of the test. */
const sql = (name: string, ...statements: string[]): string => {
  const database = new sqlite.Database(folder.path(name));
  for (const statement of statements) database.exec(statement);
  database.close();
  return folder.path(name);
};

const rounded = (geometry: unknown): unknown =>
  JSON.parse(JSON.stringify(geometry), (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(7)) : value,
  );

describe('a GeoPackage', () => {
  it('gives the layer that is wanted, in its own coordinate system', async () => {
    const zones = await readAll(GPKG(), { layer: 'zones' });
    expect(zones.problems).toEqual([]);
    expect(zones.rows.map(({ row, properties }) => ({ row, ...properties }))).toEqual([
      {
        row: 1,
        fid: 1,
        code: 11,
        nom: 'Zone côtière',
        name_ar: 'تونس',
        area_km2: 12.5,
        since: '2024-01-31',
        long_id: '123456789012345678',
      },
      { row: 2, fid: 2, code: 17, nom: 'Îles', name_ar: 'جربة', area_km2: null, since: null, long_id: null },
      {
        row: 3,
        fid: 3,
        code: 99,
        nom: 'sans forme',
        name_ar: '',
        area_km2: 0,
        since: '1999-12-31',
        long_id: '7',
      },
    ]);
    expect(JSON.stringify(rounded(zones.rows[0]?.geometry))).toContain('[10.2,36.2]');
    expect(zones.rows[1]?.geometry).toMatchObject({ type: 'MultiPolygon', coordinates: { length: 2 } });
    expect(zones.rows[2]?.geometry).toBeNull();
    const wells = await readAll(GPKG(), { layer: 'Wells' });
    expect(wells.rows.map(({ geometry }) => rounded(geometry))).toEqual([
      { type: 'Point', coordinates: [9, 36] },
      { type: 'Point', coordinates: [10.5, 34.25] },
    ]);
  });

  it('gives a table without geometry', async () => {
    const { rows } = await readAll(ARCHIVE, { layer: 'codes' });
    expect(rows.map(({ properties, geometry }) => [properties.code, properties.title, geometry])).toEqual([
      [11, 'Tunis', null],
      [17, 'Bizerte', null],
    ]);
  });

  it('with several layers has to be asked for one that there is', async () => {
    expect(await refusal(GPKG())).toBe(
      'ReadError: layers.gpkg has several layers; say which: codes, wells, zones.',
    );
    expect(await refusal(GPKG(), { layer: 'roads' })).toBe(
      'ReadError: layers.gpkg has no layer roads; it has: codes, wells, zones.',
    );
  });

  it('with one layer of features gives that', async () => {
    sql('layers.gpkg', `update gpkg_contents set data_type = 'raster' where table_name = 'zones'`);
    expect((await readAll(GPKG())).rows).toHaveLength(2);
  });

  it('whose reference system is undefined is taken for degrees, and that is told', async () => {
    sql('layers.gpkg', `update gpkg_geometry_columns set srs_id = -1 where table_name = 'wells'`);
    const { rows, problems } = await readAll(GPKG(), { layer: 'wells' });
    expect(brief(problems)).toEqual([[null, 'assumed-crs', null]]);
    expect(rows[0]?.geometry).toMatchObject({ coordinates: [expect.closeTo(500000, 3), expect.anything()] });
    expect((await readAll(GPKG(), { layer: 'wells', crs: 'EPSG:32632' })).problems).toEqual([]);
  });

  it('whose reference system has no number is known by its definition', async () => {
    sql(
      'layers.gpkg',
      `update gpkg_spatial_ref_sys set organization = 'NONE', organization_coordsys_id = 1 where srs_id = 22332`,
    );
    const { rows } = await readAll(GPKG(), { layer: 'zones' });
    expect(JSON.stringify(rounded(rows[0]?.geometry))).toContain('[10.2,36.2]');
  });

  it('has geometry told that cannot be read, and the rest read', async () => {
    sql(
      'layers.gpkg',
      'drop trigger if exists rtree_wells_geom_update6',
      'drop trigger if exists rtree_wells_geom_update7',
    );
    const triggers = `select name from sqlite_master where type = 'trigger'`;
    const database = new sqlite.Database(GPKG());
    for (const { name } of database.all(triggers)) database.exec(`drop trigger "${name}"`);
    database.exec(`update wells set geom = x'00112233' where fid = 1`);
    database.close();
    const { rows, problems } = await readAll(GPKG(), { layer: 'wells' });
    expect(rows.map(({ row }) => row)).toEqual([2]);
    expect(brief(problems)).toEqual([[1, 'unreadable-geometry', null]]);
  });

  it('that QGIS left in its own mode is read; one that is still open there is refused', async () => {
    const bytes = await readFile(GPKG());
    bytes[18] = 2;
    bytes[19] = 2;
    await writeFile(GPKG(), bytes);
    expect((await readAll(GPKG(), { layer: 'wells' })).rows).toHaveLength(2);
    await writeFile(`${GPKG()}-wal`, 'unwritten');
    expect(await refusal(GPKG(), { layer: 'wells' })).toBe(
      'ReadError: layers.gpkg is still open in another program, or was not closed: its log is not empty.',
    );
  });

  it('leaves nothing beside it or open, nor does a loop that is left', async () => {
    const before = await openFiles();
    for (let round = 0; round < 3; round += 1) {
      for await (const item of read(GPKG(), { layer: 'zones' })) if (item.kind === 'row') break;
      await refusal(GPKG());
    }
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
    expect(await readdir(folder.path())).toEqual(['layers.gpkg']);
  });

  it('that is none or broken is refused', async () => {
    await writeFile(folder.path('a.gpkg'), 'x'.repeat(5000));
    expect(await refusal(folder.path('a.gpkg'))).toBe('ReadError: a.gpkg is no SQLite file.');
    const bytes = await readFile(GPKG());
    await writeFile(folder.path('b.gpkg'), bytes.subarray(0, 9000));
    expect(await refusal(folder.path('b.gpkg'), { layer: 'zones' })).toMatch(/^ReadError: b.gpkg is broken/);
    sql('c.gpkg', 'create table a (x)');
    expect(await refusal(folder.path('c.gpkg'))).toMatch(
      /^ReadError: c.gpkg is broken: no such table: gpkg_contents/,
    );
  });
});

describe('a database', () => {
  const NODES = 'create table node (id integer primary key, lat double, lon double, name text, raw blob)';

  it('gives a table with points in its columns, integers of any size, no bytes', async () => {
    const path = sql(
      'osm.sqlite',
      NODES,
      `insert into node values (1, 36.8, 10.18, 'تونس', x'00ff'), (9007199254740993, null, null, null, null)`,
    );
    expect((await readAll(path)).rows).toEqual([
      {
        kind: 'row',
        row: 1,
        properties: { id: 1, lat: 36.8, lon: 10.18, name: 'تونس', raw: null },
        geometry: { type: 'Point', coordinates: [10.18, 36.8] },
      },
      {
        kind: 'row',
        row: 2,
        properties: { id: '9007199254740993', lat: null, lon: null, name: null, raw: null },
        geometry: null,
      },
    ]);
  });

  it('with several tables has to be asked for one; a view is none', async () => {
    const path = sql(
      'osm.db',
      NODES,
      'create table "the ""ways""" (id)',
      'create view endless as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n',
    );
    expect(await refusal(path)).toBe('ReadError: osm.db has several tables; say which: node, the "ways".');
    expect(await refusal(path, { layer: 'endless' })).toBe(
      'ReadError: osm.db has no table endless; it has: node, the "ways".',
    );
    expect((await readAll(path, { layer: 'THE "WAYS"' })).rows).toEqual([]);
  });

  it('has geometry as OGR writes it; as SpatiaLite does it is refused, not lost', async () => {
    const register = 'create table geometry_columns (f_table_name, f_geometry_column, geometry_format)';
    const point = `x'0101000000000000000000f03f0000000000000040'`;
    const path = sql(
      'ogr.sqlite',
      register,
      `insert into geometry_columns values ('wells', 'geom', 'WKB')`,
      'create table wells (id, geom)',
      `insert into wells values (1, ${point}), (2, null), (3, x'01')`,
    );
    const { rows, problems } = await readAll(path);
    expect(rows.map(({ properties, geometry }) => [properties, geometry])).toEqual([
      [{ id: 1 }, { type: 'Point', coordinates: [1, 2] }],
      [{ id: 2 }, null],
    ]);
    expect(brief(problems)).toEqual([[3, 'unreadable-geometry', null]]);
    sql('ogr.sqlite', `update geometry_columns set geometry_format = 'SpatiaLite'`);
    expect(await refusal(path)).toBe(
      'ReadError: ogr.sqlite is a SpatiaLite file: save its table wells as a GeoPackage.',
    );
  });
});

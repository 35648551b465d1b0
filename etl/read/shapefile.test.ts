import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { beforeEach, describe, expect, it } from 'vitest';
import { brief, FIXTURES, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { read } from './index.ts';
import { unzip } from './unzip.ts';

const folder = useFolder();
const ARCHIVE = join(FIXTURES, 'shapefiles.zip');

beforeEach(async () => {
  const { files, done } = await unzip(ARCHIVE);
  for (const file of files) await folder.write(file.split('/').at(-1)!, await readFile(file));
  await done();
});

/** Changes a file's bytes. */
const patch = async (name: string, change: (bytes: Buffer) => Buffer | undefined): Promise<void> => {
  const bytes = await readFile(folder.path(name));
  await writeFile(folder.path(name), change(bytes) ?? bytes);
};

/** Coordinates rounded to 7 decimals, a centimetre: the fixtures went through another coordinate system and back. */
const rounded = (geometry: unknown): unknown =>
  JSON.parse(JSON.stringify(geometry), (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(7)) : value,
  );

describe('a Shapefile', () => {
  it('gives polygons with their holes and parts, and records of every type, in its coordinate system and encoding', async () => {
    const { rows, problems } = await readAll(folder.path('zones.shp'));
    expect(problems).toEqual([]);
    expect(rows.map(({ row, properties }) => ({ row, ...properties }))).toEqual([
      {
        row: 1,
        code: 11,
        nom: 'Zone côtière',
        name_ar: 'تونس',
        area_km2: 12.5,
        since: '2024-01-31',
        long_id: '123456789012345678',
      },
      { row: 2, code: 17, nom: 'Îles', name_ar: 'جربة', area_km2: null, since: null, long_id: null },
      { row: 3, code: 99, nom: 'sans forme', name_ar: null, area_km2: 0, since: '1999-12-31', long_id: '7' },
    ]);
    const [zone, islands, none] = rows.map(({ geometry }) => rounded(geometry)) as {
      coordinates: number[][][];
    }[];
    expect(zone).toMatchObject({ type: 'Polygon' });
    expect(zone!.coordinates.map((ring) => ring.length)).toEqual([5, 5]);
    expect(zone!.coordinates[0]).toContainEqual([10.2, 36.2]);
    expect(zone!.coordinates[1]).toContainEqual([10.05, 36.05]);
    expect(islands).toMatchObject({ type: 'MultiPolygon' });
    expect(islands!.coordinates).toHaveLength(2);
    expect(none).toBeNull();
  });

  it('loses height; has its names in Latin-1 and Arabic Windows', async () => {
    const oueds = await readAll(folder.path('oueds.shp'));
    expect(oueds.problems).toEqual([]);
    expect(oueds.rows.map(({ properties, geometry }) => [properties, rounded(geometry)])).toEqual([
      [
        { name: 'Medjerda' },
        {
          type: 'LineString',
          coordinates: [
            [8.5, 36.4],
            [9, 36.5],
            [10, 36.9],
          ],
        },
      ],
      [
        { name: 'Miliane' },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [9.5, 36.3],
              [9.8, 36.5],
            ],
            [
              [9.9, 36.6],
              [10.2, 36.7],
            ],
          ],
        },
      ],
    ]);
    const wells = await readAll(folder.path('wells.shp'));
    expect(wells.rows.map(({ properties, geometry }) => [properties, geometry])).toEqual([
      [
        { name: 'Bir 1', depth: 120 },
        { type: 'Point', coordinates: [9, 36] },
      ],
      [
        { name: 'Bir 2', depth: 80 },
        { type: 'Point', coordinates: [10.5, 34.25] },
      ],
    ]);
  });

  it('is one of a folder or an archive, by its name where there are several', async () => {
    for (const path of [folder.path(), ARCHIVE]) {
      expect((await readAll(path, { layer: 'wells', format: 'shapefile' })).rows).toHaveLength(2);
      expect((await readAll(path, { layer: 'zones' })).rows).toHaveLength(3);
    }
    expect(await refusal(folder.path(), { format: 'shapefile' })).toMatch(
      /has these Shapefiles: oueds, wells, zones; none was chosen\.$/,
    );
    expect(await refusal(ARCHIVE)).toBe(
      'ReadError: shapefiles.zip holds several files; say which by its name as the layer: zones.shp, oueds.shp, wells.shp.',
    );
  });

  it('has its other files in whatever case', async () => {
    for (const ending of ['dbf', 'prj', 'cpg']) {
      await writeFile(
        folder.path(`ZONES.${ending.toUpperCase()}`),
        await readFile(folder.path(`zones.${ending}`)),
      );
      await rm(folder.path(`zones.${ending}`));
    }
    expect((await readAll(folder.path('zones.shp'))).rows[0]?.properties.nom).toBe('Zone côtière');
  });

  it('without a table is refused; a table alone has records only', async () => {
    await rm(folder.path('zones.shp'));
    const { rows } = await readAll(folder.path('zones.dbf'));
    expect(rows.map(({ row, geometry }) => [row, geometry])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
    await rm(folder.path('wells.dbf'));
    expect(await refusal(folder.path('wells.shp'))).toBe(
      'ReadError: wells.shp has no .dbf beside it: its properties are missing.',
    );
  });

  it('without .prj is taken for degrees where it may be, and that is told; else it has to be declared', async () => {
    await rm(folder.path('wells.prj'));
    const wells = await readAll(folder.path('wells.shp'));
    expect(brief(wells.problems)).toEqual([[null, 'assumed-crs', null]]);
    expect(wells.rows).toHaveLength(2);
    await rm(folder.path('zones.prj'));
    expect(await refusal(folder.path('zones.shp'))).toBe(
      'ReadError: zones.shp has no .prj and is not in degrees: declare its coordinate system.',
    );
    const { rows, problems } = await readAll(folder.path('zones.shp'), { crs: 'EPSG:22332' });
    expect(problems).toEqual([]);
    expect(JSON.stringify(rounded(rows[0]?.geometry))).toContain('[10.2,36.2]');
  });

  it('in an encoding that is not told is detected; a declared one goes first, an unknown one is refused', async () => {
    await rm(folder.path('zones.cpg'));
    expect((await readAll(folder.path('zones.shp'))).rows[0]?.properties.name_ar).toBe('تونس');
    await patch('zones.dbf', (bytes) => {
      const at = bytes.indexOf('Zone c');
      bytes.fill(' ', at, at + 14);
      iconv.encode('Zone côtière', 'windows-1252').copy(bytes, at);
      for (const name of ['تونس', 'جربة', 'Îles']) {
        const found = bytes.indexOf(name);
        bytes.fill(' ', found, found + Buffer.byteLength(name));
      }
      return bytes;
    });
    expect((await readAll(folder.path('zones.shp'))).rows[0]?.properties.nom).toBe('Zone côtière');
    expect((await readAll(folder.path('zones.shp'), { encoding: 'cp850' })).rows[0]?.properties.nom).toBe(
      'Zone c¶tiÞre',
    );
    await writeFile(folder.path('zones.cpg'), 'martian');
    expect(await refusal(folder.path('zones.shp'))).toBe(
      'ReadError: zones.dbf is said to be in martian, which is no known encoding.',
    );
  });

  it('has the shapes told that have no record, and the records that have no shape', async () => {
    await patch('zones.dbf', (bytes) => {
      bytes.writeUInt32LE(2, 4);
      return bytes;
    });
    const short = await readAll(folder.path('zones.shp'));
    expect(short.rows.map(({ row }) => row)).toEqual([1, 2]);
    expect(brief(short.problems)).toEqual([[3, 'missing-properties', null]]);
    await patch('zones.dbf', (bytes) => {
      bytes.writeUInt32LE(3, 4);
      return bytes;
    });
    await patch('zones.shp', (bytes) => bytes.subarray(0, bytes.length - 12));
    expect(brief((await readAll(folder.path('zones.shp'))).problems)).toEqual([[3, 'missing-shape', null]]);
  });

  it('whose table promises more than it holds is read as far as that goes', async () => {
    await patch('wells.dbf', (bytes) => {
      bytes.writeUInt32LE(1_000_000, 4);
      return bytes;
    });
    const { rows, problems } = await readAll(folder.path('wells.shp'));
    expect(rows).toHaveLength(2);
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        row: null,
        reason: 'wrong-record-count',
        value: 1_000_000,
        detail: '2',
        field: 'wells.dbf',
      },
    ]);
  });

  it('that breaks off has the record told at which it does', async () => {
    await patch('oueds.shp', (bytes) => bytes.subarray(0, bytes.length - 40));
    const { rows, problems } = await readAll(folder.path('oueds.shp'));
    expect(rows.map(({ row }) => row)).toEqual([1]);
    expect(brief(problems)).toEqual([[2, 'unreadable-geometry', null]]);
  });

  it.each([
    ['counts more positions than it has room for', 40, 1_000_000_000],
    ['counts fewer than none', 40, -5],
    ['has parts out of order', 44, 77],
    ['is of a kind that is none', 0, 12],
    ['is a MultiPatch', 0, 31],
  ])('of which a record %s has that told, and the others read', async (_, at, value) => {
    await patch('zones.shp', (bytes) => {
      bytes.writeInt32LE(value, 108 + at);
      return bytes;
    });
    const { rows, problems } = await readAll(folder.path('zones.shp'));
    expect(rows.map(({ row }) => row)).toEqual([2, 3]);
    expect(brief(problems)).toEqual([[1, 'unreadable-geometry', null]]);
  });

  it('has no rows of deleted records, but their numbers', async () => {
    await patch('zones.dbf', (bytes) => {
      bytes[bytes.readUInt16LE(8)] = 0x2a;
      return bytes;
    });
    expect((await readAll(folder.path('zones.shp'))).rows.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('has coordinates told that are no numbers', async () => {
    await patch('wells.shp', (bytes) => {
      bytes.writeDoubleLE(Number.NaN, 112);
      return bytes;
    });
    const { rows, problems } = await readAll(folder.path('wells.shp'));
    expect(rows).toHaveLength(1);
    expect(brief(problems)).toEqual([[1, 'bad-coordinate', null]]);
  });

  it('that is none is refused', async () => {
    await writeFile(folder.path('zones.shp'), 'nothing');
    expect(await refusal(folder.path('zones.shp'))).toBe(
      'ReadError: zones.shp is no Shapefile: its head is not one.',
    );
    await writeFile(folder.path('wells.dbf'), 'nothing');
    expect(await refusal(folder.path('wells.shp'))).toBe('ReadError: wells.dbf is no dBASE table.');
    await writeFile(folder.path('oueds.prj'), 'PROJCS["Atlantis"]');
    expect(await refusal(folder.path('oueds.shp'))).toBe(
      'ReadError: The coordinate system is not known: PROJCS["Atlantis"].',
    );
  });

  it('leaves nothing open, nor does a loop that is left', async () => {
    await readAll(folder.path('zones.shp'));
    const before = await openFiles();
    for (let round = 0; round < 5; round += 1) {
      for await (const item of read(folder.path('zones.shp'))) if (item.kind === 'row') break;
      for await (const item of read(ARCHIVE, { layer: 'zones' })) if (item.kind === 'row') break;
    }
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
  });
});

import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { crsName, isLonLat, openProject } from './crs.ts';

const moved = async (crs: string | undefined, geometry: Geometry) => (await openProject(crs))(geometry);

const point = (coordinates: number[]): Geometry => ({ type: 'Point', coordinates });

const CARTHAGE = `PROJCS["Carthage_UTM_Zone_32N",GEOGCS["GCS_Carthage",DATUM["D_Carthage",SPHEROID["Clarke_1880_IGN",6378249.2,293.466021293627]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

/** What `gdaltransform -s_srs X -t_srs OGC:CRS84` says (GDAL 3.6.2, PROJ 9.1.1 of Debian 12). */
describe('a coordinate system', () => {
  it.each<[string, number[], number[]]>([
    ['EPSG:22332', [500000, 4000000], [9.0005124855389, 36.1488292809388]],
    ['EPSG:22332', [601234.5, 4075678.25], [10.1356742520693, 36.8256561223482]],
    ['EPSG:32632', [601234.5, 4075678.25], [10.1351040326334, 36.8215551903588]],
    ['EPSG:3857', [1133000, 4413000], [10.1779121690742, 36.8124724517449]],
    ['EPSG:2088', [420000, 4070000], [10.1041316015262, 36.7765095488998]],
    ['EPSG:22391', [510000, 390000], [10.0126625836732, 36.8127851949172]],
    ['EPSG:22392', [480000, 250000], [9.68682237625922, 32.8504581257788]],
    ['EPSG:4223', [10.18, 36.8], [10.1805870312041, 36.8014829585433]],
    ['EPSG:23032', [601234.5, 4075678.25], [10.1341351099128, 36.8198517170222]],
    ['EPSG:27572', [600000, 2200000], [2.33653360836213, 46.799948781127]],
    ['EPSG:28992', [155000, 463000], [5.38720350841377, 52.1551723011922]],
    ['EPSG:2393', [3400000, 7000000], [25.0169037195868, 63.0891489593653]],
    [CARTHAGE, [500000, 4000000], [9.0005124855389, 36.1488292809388]],
    ['+proj=utm +zone=32 +datum=WGS84', [500000, 4000000], [9, 36.1447180988178]],
  ])('%.30s: %j is at %j', async (crs, given, wanted) => {
    const found = await moved(crs, point(given));
    expect(found.kind).toBe('geometry');
    const { coordinates } = (found as { geometry: { coordinates: number[] } }).geometry;
    expect(coordinates[0]).toBeCloseTo(wanted[0]!, 10);
    expect(coordinates[1]).toBeCloseTo(wanted[1]!, 10);
  });

  it('has x before y, whatever its authority says: files are written so', async () => {
    // EPSG names latitude first for 4326 and 4258, northing first for 2393 (above).
    for (const crs of [
      'EPSG:4326',
      'EPSG:4258',
      'urn:ogc:def:crs:EPSG::4326',
      'urn:ogc:def:crs:OGC:1.3:CRS84',
    ])
      expect(await moved(crs, point([10.18, 36.8]))).toEqual({
        kind: 'geometry',
        geometry: point([10.18, 36.8]),
      });
  });

  it.each([
    ['EPSG:22332', 'EPSG:22332'],
    ['epsg:22332', 'EPSG:22332'],
    ['22332', 'EPSG:22332'],
    ['urn:ogc:def:crs:EPSG::22332', 'EPSG:22332'],
    ['urn:ogc:def:crs:EPSG:9.8.15:22332', 'EPSG:22332'],
    ['http://www.opengis.net/def/crs/EPSG/0/22332', 'EPSG:22332'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'OGC:CRS84'],
    ['http://www.opengis.net/def/crs/OGC/1.3/CRS84', 'OGC:CRS84'],
  ])('%s is %s', (text, name) => {
    expect(crsName(text)).toBe(name);
  });

  it.each(['', 'nonsense', '/etc/passwd', 'http://example.org/crs.wkt', 'EPSG', 'utm 32'])(
    '%j is none',
    async (text) => {
      await expect(openProject(text)).rejects.toThrow(/^This is no name of a coordinate system: /);
    },
  );

  it.each(['EPSG:999999', 'GEOGCS["x"]', 'PROJCS["Somewhere"]', '+proj=nothing'])(
    '%s is not known, and others are still',
    async (text) => {
      await expect(openProject(text)).rejects.toThrow(/^The coordinate system is not known: /);
      expect((await moved('EPSG:32632', point([500000, 4000000]))).kind).toBe('geometry');
    },
  );

  it('leaves no trace of a browser in the process', async () => {
    await openProject('EPSG:32632');
    expect('location' in globalThis).toBe(false);
  });

  it('needs no PROJ where it is degrees on WGS 84', () => {
    const wgs84 = (name: string, datum: string, unit = 'UNIT["Degree",0.0174532925199433]') =>
      `GEOGCS["${name}",DATUM["${datum}",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],${unit}]`;
    expect(isLonLat(wgs84('GCS_WGS_1984', 'D_WGS_1984'))).toBe(true);
    expect(
      isLonLat(wgs84('WGS 84', 'WGS_1984', 'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]]')),
    ).toBe(true);
    expect(isLonLat(wgs84('GCS_WGS_84_with_axis_order_normalized_for_visualization', 'D_WGS_1984'))).toBe(
      true,
    );
    expect(isLonLat(wgs84('WGS 84', 'WGS_1984', 'UNIT["grad",0.01570796326794897]'))).toBe(false);
    expect(isLonLat(wgs84('GCS_Carthage', 'D_Carthage'))).toBe(false);
    expect(isLonLat(CARTHAGE)).toBe(false);
  });
});

describe('a geometry', () => {
  it('loses height and measure, keeps its form', async () => {
    const polygon: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [9, 36, 5],
          [10, 36, 5],
          [10, 37, 5],
          [9, 36, 5],
        ],
      ],
    };
    expect(await moved(undefined, polygon)).toEqual({
      kind: 'geometry',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [9, 36],
            [10, 36],
            [10, 37],
            [9, 36],
          ],
        ],
      },
    });
    const collection: Geometry = {
      type: 'GeometryCollection',
      geometries: [
        point([500000, 4000000, 7]),
        {
          type: 'LineString',
          coordinates: [
            [500000, 0],
            [500000, 10],
          ],
        },
      ],
    };
    const found = await moved('EPSG:32632', collection);
    expect(found).toMatchObject({ geometry: { geometries: [{ type: 'Point' }, { type: 'LineString' }] } });
    expect(JSON.stringify(found)).toContain('[9,36.144718098817');
    expect(JSON.stringify(found)).toContain('[[9,0],[9,0.0000904');
  });

  it('with a position that is not finite, or outside of where the system holds, is a flaw', async () => {
    for (const crs of [undefined, 'EPSG:22332'])
      expect(await moved(crs, point([Number.NaN, 1]))).toMatchObject({
        kind: 'flaw',
        reason: 'bad-coordinate',
      });
    expect(await moved('EPSG:22332', point([1e30, 1e30]))).toEqual({
      kind: 'flaw',
      reason: 'outside-crs',
      value: [1e30, 1e30],
      detail: 'EPSG:22332',
    });
    expect(await moved('EPSG:22332', point([500000, 4000000]))).toMatchObject({ kind: 'geometry' });
  });

  it('may be large', async () => {
    const coordinates = Array.from({ length: 200_000 }, (_, i) => [500_000 + i, 4_000_000]);
    const found = await moved('EPSG:22332', { type: 'LineString', coordinates });
    const line = (found as { geometry: { coordinates: number[][] } }).geometry.coordinates;
    expect(line).toHaveLength(200_000);
    expect(line[99_999]![0]).toBeCloseTo(10.112030467437966, 10);
  });

  it('may have no position at all', async () => {
    expect(await moved('EPSG:22332', { type: 'MultiPoint', coordinates: [] })).toEqual({
      kind: 'geometry',
      geometry: { type: 'MultiPoint', coordinates: [] },
    });
  });
});

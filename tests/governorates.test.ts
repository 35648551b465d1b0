import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { booleanPointInPolygon, point } from '@turf/turf';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { areaOf } from '../etl/geometry/area.ts';
import { type Geos, openGeos } from '../etl/geometry/geos.ts';
import { governorateBodies } from '../etl/themes/base/governorate-bodies.ts';

const FIXTURES = join(import.meta.dirname, '../fixtures');
const geojson = (name: string) =>
  JSON.parse(readFileSync(join(FIXTURES, 'starter', `${name}.geojson`), 'utf8')) as FeatureCollection;
const table = (path: string) =>
  Papa.parse<Record<string, string>>(readFileSync(join(FIXTURES, path), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;

const governorates = geojson('governorates').features as Feature<MultiPolygon, { ins: string }>[];
const areas = table('build/governorate-areas.csv');
const km2 = (shape: MultiPolygon | Polygon) => areaOf(shape) / 1e6;
const vertices = (positions: Position[]) => new Set(positions.map(String));

/** Inner borders are Natural Earth's, a kilometre or two off; Ariana's with Manouba is our own, Tozeur's runs through the chott. */
const TOLERANCE = 0.1;
const WIDER: Record<string, number> = { 12: 0.14, 62: 0.18 };

describe('the governorates of the starter pack, as a map', () => {
  let geos: Geos;
  beforeAll(async () => {
    geos = await openGeos();
  });

  it('are valid, none over another, with nothing left out between them', () => {
    expect(governorates.map(({ geometry }) => geos.fault(geometry)).filter(Boolean)).toEqual([]);
    const whole = geos.dissolve(governorates.map(({ geometry }) => geometry)) as MultiPolygon;
    const sum = governorates.reduce((total, { geometry }) => total + km2(geometry), 0);
    expect(Math.abs(km2(whole) - sum)).toBeLessThan(0.01);
    expect(sum).toBeGreaterThan(155_000);
    expect(sum).toBeLessThan(164_000);
    expect(whole.coordinates.filter((polygon) => polygon.length > 1)).toEqual([]);
  });

  it.each(areas)('governorate $ins covers about what is published', ({ ins, published_km2 }) => {
    const shape = governorates.find(({ properties }) => properties.ins === ins)?.geometry as MultiPolygon;
    const off = Math.abs(km2(shape) / Number(published_km2) - 1);
    expect(off).toBeLessThan(WIDER[ins as string] ?? TOLERANCE);
  });

  it('are public bodies, too, each in its place and by its name', () => {
    const named = table('starter/crosswalk-governorates.csv').map(({ ins, name_ar, name_en }) => [
      ...[`governorate:ins:${ins}`, `ولاية ${name_ar}`, `Governorate of ${name_en}`],
    ]);
    expect(governorateBodies.map(({ place, name }) => [place, name.ar, name.en])).toEqual(named);
  });

  it('have the coast and the national border for their outer edge', () => {
    const edge = geos.dissolve(governorates.map(({ geometry }) => geometry)) as MultiPolygon;
    const drawn = vertices(
      [...geojson('land').features, ...geojson('borders').features].flatMap(({ geometry }) =>
        geometry.type === 'Polygon'
          ? geometry.coordinates.flat()
          : geometry.type === 'LineString'
            ? geometry.coordinates
            : [],
      ),
    );
    const outer = edge.coordinates.flat(2);
    const own = outer.filter((position) => !drawn.has(String(position)));
    // Only where an inner limit meets the coast or the border there is a vertex of ours.
    expect(own.length / outer.length).toBeLessThan(0.05);
  });

  it.each([
    ['Djerba', 10.85, 33.8, '52'],
    ['Kerkennah', 11.2, 34.72, '34'],
    ['La Galite', 8.93, 37.527, '17'],
    ['Zembra', 10.81, 37.13, '15'],
    ['Kuriat', 11.03, 35.8, '32'],
    ['Tabarka', 8.7605, 36.965, '22'],
  ])('hold the island of %s', (_, lon, lat, ins) => {
    const holders = governorates.filter((each) => booleanPointInPolygon(point([lon, lat]), each));
    expect(holders.map(({ properties }) => properties.ins)).toEqual([ins]);
  });

  it('leave Pantelleria, Lampedusa and the islets of Algeria out', () => {
    const abroad: Position[] = [
      [12, 36.79],
      [12.57, 35.51],
      [8.243, 36.97],
    ];
    const holders = abroad.flatMap((at) =>
      governorates.filter((each) => booleanPointInPolygon(point(at), each)),
    );
    expect(holders).toEqual([]);
  });
});

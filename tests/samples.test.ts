import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bbox, booleanPointInPolygon, centerOfMass, point } from '@turf/turf';
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../etl/rows/random.ts';
import { REGISTRY } from '../etl/themes/index.ts';
import { tunisia } from '../sql/countries/tunisia.ts';

const { features: governorates } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/starter/governorates.geojson'), 'utf8'),
) as FeatureCollection<MultiPolygon, { ins: string; name_fr: string }>;
const boxed = governorates.map((each) => ({ each, box: bbox(each) }));

/** The governorate that a place lies in; undefined in the sea and abroad. */
const holder = ([x = 0, y = 0]: Position): string | undefined =>
  boxed.find(
    ({ each, box: [west, south, east, north] }) =>
      x >= west && x <= east && y >= south && y <= north && booleanPointInPolygon(point([x, y]), each),
  )?.each.properties.ins;

const kmTo = (ins: string, at: Position): number => {
  const region = governorates.find(({ properties }) => properties.ins === ins);
  const off = (region?.geometry.coordinates.flat(2) ?? []).map(
    ([x = 0, y = 0]) => Math.hypot((x - at[0]!) * 0.82, y - at[1]!) * 111.2,
  );
  return Math.min(...off);
};

const samples = REGISTRY.flatMap((theme) =>
  theme.layers.flatMap(({ layer, editions }) =>
    editions.flatMap((edition) =>
      edition.inputs.flatMap((input) =>
        input.kind === 'sample'
          ? [{ layer: layer.id, made: [...input.make(randomOf(input.seed), { country: tunisia })] }]
          : [],
      ),
    ),
  ),
);

const flat = (part: unknown): Position[] =>
  typeof (part as number[])[0] === 'number' ? [part as Position] : (part as unknown[]).flatMap(flat);
const positionsOf = (geometry: Geometry): Position[] =>
  'coordinates' in geometry ? flat(geometry.coordinates) : [];
const centreOf = (geometry: Geometry): Position =>
  centerOfMass({ type: 'Feature', properties: {}, geometry } as Feature).geometry.coordinates;

/** Layers of the sea or of its edge: what else lies in the country, all of it. */
const WET = new Set(['marine-areas', 'coast-segments', 'bathing-sites', 'protected-areas', 'noise-zones']);
const LAND = samples.filter(({ layer }) => !WET.has(layer));
const PLACED = samples.filter(({ made }) => made.some(({ properties }) => properties.governorate));

/** Limits between governorates are a kilometre or two off, and outlines of samples reach over them. */
const NEAR = 8;

describe('samples, laid over the governorates', () => {
  it.each(LAND)('$layer lies in the country, not in the sea and not abroad', ({ made }) => {
    const out = made.map(({ properties, geometry }) => {
      const all = positionsOf(geometry);
      const share = all.filter((position) => !holder(position)).length / all.length;
      return { name: properties.name_fr, share: Number(share.toFixed(2)) };
    });
    expect(out.filter(({ share }) => share > 0)).toEqual([]);
  });

  it.each(PLACED)('$layer lies in the governorate that it names', ({ made }) => {
    const off = made.flatMap(({ properties, geometry }) => {
      const at = centreOf(geometry);
      const ins = String(properties.governorate);
      if (!properties.governorate || holder(at) === ins || kmTo(ins, at) < NEAR) return [];
      return [`${properties.name_fr}: ${ins}, in ${holder(at)}, ${kmTo(ins, at).toFixed(1)} km off`];
    });
    expect(off).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { type Geos, openGeos } from '../geometry/geos.ts';
import type { ReadItem } from '../read/row.ts';
import { groupRows } from './group.ts';
import { randomOf } from './random.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await openGeos();
});

const square = (x: number, y: number): ReadItem & { kind: 'row' } => ({
  kind: 'row',
  row: 10 * x + y,
  properties: { region: x < 2 ? 'west' : 'east', x },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
  },
});

const run = async (items: ReadItem[], group?: Parameters<typeof groupRows>[1]): Promise<ReadItem[]> => {
  const given = async function* () {
    yield* items;
  };
  const out: ReadItem[] = [];
  for await (const item of groupRows(given(), group, geos)) out.push(item);
  return out;
};

const byRegion = (properties: Record<string, unknown>): string => String(properties.region);
const problem: ReadItem = {
  kind: 'problem',
  problem: {
    severity: 'reject',
    row: 7,
    field: null,
    value: 'x',
    reason: 'wrong-field-count',
    message: 'no',
  },
};

describe('rows of one feature', () => {
  it('pass as they are where nothing groups them', async () => {
    const items = [square(0, 0), problem, square(1, 0)];
    expect(await run(items)).toEqual(items);
  });

  it('leave the last', async () => {
    const out = await run([square(0, 0), square(2, 0), problem, square(1, 0)], {
      by: byRegion,
      merge: 'last',
    });
    expect(out).toEqual([problem, square(1, 0), square(2, 0)]);
  });

  it('are united, with the properties and the number of the first', async () => {
    const [west, east] = await run([square(0, 0), square(1, 0), square(2, 0), square(2, 1), square(4, 0)], {
      by: byRegion,
      merge: 'dissolve',
    });
    expect(west).toMatchObject({
      row: 0,
      properties: { region: 'west', x: 0 },
      geometry: { type: 'Polygon' },
    });
    expect(east).toMatchObject({ row: 20, geometry: { type: 'MultiPolygon' } });
    const ring = (west as ReadItem & { kind: 'row' }).geometry as { coordinates: number[][][] };
    expect(ring.coordinates).toHaveLength(1);
    expect(new Set(ring.coordinates[0]!.map(String))).toEqual(
      new Set(['0,0', '1,0', '2,0', '2,1', '1,1', '0,1']),
    );
  });

  it('come for themselves where they cannot be united, so that the checks name them', async () => {
    const empty = { ...square(1, 0), geometry: null };
    const out = await run([square(0, 0), empty], { by: byRegion, merge: 'dissolve' });
    expect(out).toEqual([empty, square(0, 0)]);
    expect(await run([empty], { by: byRegion, merge: 'dissolve' })).toEqual([empty]);
  });
});

describe('random numbers of a seed', () => {
  it('are always the same, between 0 and 1, and spread', () => {
    const [a, b, c] = [randomOf(7), randomOf(7), randomOf(8)];
    const numbers = Array.from({ length: 10_000 }, a);
    expect(numbers.slice(0, 50)).toEqual(Array.from({ length: 50 }, b));
    expect(c()).not.toBe(numbers[0]);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
    // Fixed for good: samples that are published hang on it.
    expect(randomOf(1)()).toBe(0.6270739405881613);
  });
});

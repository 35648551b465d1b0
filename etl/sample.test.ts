import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { openGeos } from './geometry/geos.ts';
import { randomOf } from './rows/random.ts';
import {
  band,
  between,
  lineThrough,
  oneOf,
  paced,
  patch,
  pointNear,
  shifted,
  smooth,
  wholeBetween,
} from './sample.ts';

const TUNIS: Position = [10.18, 36.8];
const RIDGE: Position[] = [
  [8.4, 36.6],
  [8.6, 36.7],
  [8.75, 36.7],
  [8.9, 36.85],
];
/** Kilometres between positions, flat around the first: good to a percent at these sizes. */
const apart = ([ax = 0, ay = 0]: Position, [bx = 0, by = 0]: Position): number =>
  Math.hypot((bx - ax) * 111.195 * Math.cos((ay * Math.PI) / 180), (by - ay) * 111.195);

describe('samples', () => {
  it('are the same for the same seed, and others for another', () => {
    const made = (seed: number) => patch(randomOf(seed), TUNIS, { km: 5 });
    expect(made(7)).toEqual(made(7));
    expect(made(7)).not.toEqual(made(8));
  });

  it('draw between bounds, whole numbers with both ends, and of a list', () => {
    const random = randomOf(1);
    const drawn = Array.from({ length: 500 }, () => wholeBetween(random, 1, 3));
    expect(new Set(drawn)).toEqual(new Set([1, 2, 3]));
    const mixed = Array.from({ length: 500 }, () => between(random, -1, 2));
    expect(Math.min(...mixed)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...mixed)).toBeLessThan(2);
    expect(['a', 'b']).toContain(oneOf(random, ['a', 'b']));
    expect(() => oneOf(random, [])).toThrow('empty list');
  });

  it('measure in kilometres', () => {
    expect(apart(TUNIS, shifted(TUNIS, 3, 4))).toBeCloseTo(5, 1);
    const random = randomOf(2);
    const far = Array.from({ length: 300 }, () => apart(TUNIS, pointNear(random, TUNIS, 6).coordinates));
    expect(Math.max(...far)).toBeLessThan(6.1);
    expect(Math.max(...far)).toBeGreaterThan(5);
  });
});

describe('patches and bands', () => {
  it('are closed and valid, whatever is drawn', async () => {
    const geos = await openGeos();
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomOf(seed);
      const round = patch(random, TUNIS, { km: 8, stretch: 2.5, turn: seed * 7, roughness: 0.3 });
      const strip = band(random, RIDGE, { left: 4, right: 3 });
      for (const { coordinates } of [round, strip]) {
        expect(coordinates[0]!.at(-1)).toEqual(coordinates[0]![0]);
        expect(geos.fault({ type: 'Polygon', coordinates })).toBeNull();
      }
    }
  });

  it('reach about as far as they are told', () => {
    const ring = patch(randomOf(3), TUNIS, { km: 10, roughness: 0.2 }).coordinates[0]!;
    const mean = ring.reduce((sum, position) => sum + apart(TUNIS, position), 0) / ring.length;
    expect(mean).toBeGreaterThan(8);
    expect(mean).toBeLessThan(12);
  });
});

describe('lines', () => {
  it('are paced evenly, from end to end', () => {
    const steps = paced(RIDGE, 5);
    expect(steps[0]).toEqual(RIDGE[0]);
    expect(apart(steps.at(-1)!, RIDGE.at(-1)!)).toBeLessThan(0.01);
    for (const [index, step] of steps.slice(1, 4).entries()) {
      expect(apart(steps[index]!, step)).toBeLessThan(6);
    }
  });

  it('keep their ends when they are made gentle', () => {
    const gentle = smooth(RIDGE);
    expect([gentle[0], gentle.at(-1)]).toEqual([RIDGE[0], RIDGE.at(-1)]);
    expect(gentle.length).toBeGreaterThan(RIDGE.length);
    expect(lineThrough(RIDGE).coordinates).toHaveLength(gentle.length);
  });
});

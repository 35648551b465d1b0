import { describe, expect, it } from 'vitest';
import { RAW_POINTS } from '../../sql/model/grid.ts';
import { cellZooms, type Density, levelPlans, RAW_TILE_BYTES } from './plan.ts';

/** A layer spread evenly: every zoom has a quarter of the features in its densest tile. */
const spread = (features: number, vertices: number, max = 14): Density[] =>
  Array.from({ length: max + 1 }, (_, zoom) => ({
    zoom,
    features: Math.max(1, features / 4 ** zoom),
    vertices: Math.max(1, vertices / 4 ** zoom),
  }));

describe('the zooms of thinned points', () => {
  it('are none for a few points', () => {
    expect(cellZooms(spread(1000, 1000), 40)).toEqual([]);
  });

  it('go up to the last at which a raw tile is too heavy', () => {
    const zooms = cellZooms(spread(10_000, 10_000), 1500);
    expect(zooms).toEqual([0, 1, 2]);
    expect((10_000 / 4 ** 3) * 1503).toBeLessThan(RAW_TILE_BYTES);
    expect((10_000 / 4 ** 2) * 1503).toBeGreaterThan(RAW_TILE_BYTES);
  });

  it('go up to the last at which points lie on each other', () => {
    expect(cellZooms(spread(1_000_000, 1_000_000), 40)).toEqual([0, 1, 2, 3, 4]);
    expect(1_000_000 / 4 ** 5).toBeLessThan(RAW_POINTS);
  });

  it('begin where the layer does', () => {
    expect(cellZooms(spread(1_000_000, 1_000_000).slice(2), 40)).toEqual([2, 3, 4]);
  });
});

describe('the levels of shapes', () => {
  it('are none for a few vertices', () => {
    expect(levelPlans(spread(20, 9000), 40)).toEqual([]);
  });

  it('serve two zooms each where vertices are the burden', () => {
    expect(levelPlans(spread(20, 1_000_000), 40)).toEqual([
      { zoom: 3, from: 2, cell: 1 },
      { zoom: 1, from: 0, cell: 1 },
    ]);
    expect(levelPlans(spread(20, 200_000), 40)).toEqual([
      { zoom: 2, from: 1, cell: 1 },
      { zoom: 0, from: 0, cell: 1 },
    ]);
  });

  it('serve one each, in cells, where features are', () => {
    const plans = levelPlans(spread(100_000, 2_000_000), 40);
    expect(plans.map(({ zoom, from }) => [zoom, from])).toEqual([
      [3, 3],
      [2, 2],
      [1, 1],
      [0, 0],
    ]);
    expect(plans.map(({ cell }) => cell)).toEqual([1, 16, 16, 16]);
    // A tile full of cells weighs what it may.
    expect((512 / 16) ** 2 * (40 + 24)).toBeLessThan(RAW_TILE_BYTES);
  });

  it('leave no zoom out between the first and the last', () => {
    for (const [features, vertices] of [
      [50, 5e5],
      [3e4, 3e5],
      [1e6, 2e7],
      [9000, 1e6],
    ] as const) {
      const plans = levelPlans(spread(features, vertices), 30);
      const served = plans.flatMap(({ from, zoom }) =>
        Array.from({ length: zoom - from + 1 }, (_, i) => from + i),
      );
      expect(served.sort((a, b) => a - b)).toEqual(Array.from({ length: plans[0]!.zoom + 1 }, (_, i) => i));
    }
  });
});

import { describe, expect, it } from 'vitest';
import { decodeTile } from '../../tests/harness/tile.ts';
import { commandsOf } from './commands.ts';
import { fairShare, fittingShapes, reachOf } from './fit.ts';
import type { TileLayer } from './mvt.ts';

/** Squares of growing size, each drawn with many vertices on its edges. */
const squares =
  (count: number, steps: number) =>
  (grain: number): TileLayer => ({
    name: 'squares',
    kind: 'polygon',
    keys: [],
    features: Array.from({ length: count }, (_, id) => {
      const side = 20 + id;
      const along = (step: number) => Math.round((side * step) / steps);
      const ring: number[] = [];
      for (let step = 0; step < steps; step++) ring.push(along(step), 0);
      for (let step = 0; step < steps; step++) ring.push(side, along(step));
      for (let step = 0; step < steps; step++) ring.push(side - along(step), side);
      for (let step = 0; step < steps; step++) ring.push(0, side - along(step));
      const shape = { kind: 'polygon' as const, parts: [Int32Array.from([...ring, 0, 0])], rings: [1] };
      return { id, commands: commandsOf(shape, grain), values: [] };
    }),
  });

describe('shapes in a tile of limited size', () => {
  const whole = fittingShapes(squares(500, 60), Number.POSITIVE_INFINITY);

  it('stay as they are where they fit', () => {
    expect(fittingShapes(squares(500, 60), whole.length).equals(whole)).toBe(true);
  });

  it('are drawn coarser before any is left out', () => {
    const tile = fittingShapes(squares(500, 60), Math.round(whole.length * 0.6));
    expect(tile.length).toBeLessThanOrEqual(whole.length * 0.6);
    expect(decodeTile(tile).squares).toHaveLength(500);
  });

  it('lose the smallest where coarser is not enough, and keep their order', () => {
    const tile = fittingShapes(squares(500, 60), 3000);
    const ids = decodeTile(tile).squares!.map(({ id }) => id as number);
    expect(tile.length).toBeLessThanOrEqual(3000);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    expect(ids.length).toBeGreaterThan(5);
    expect(Math.min(...ids)).toBeGreaterThan(450);
    expect(fittingShapes(squares(500, 60), 3000).equals(tile)).toBe(true);
  });
});

it('the reach of commands is half the girth of their box', () => {
  const shape = {
    kind: 'line' as const,
    parts: [Int32Array.from([5, 5, -5, 30]), Int32Array.from([0, 0, 1, 1])],
    rings: [],
  };
  expect(reachOf(commandsOf(shape))).toBe(10 + 30);
});

describe('a fair share', () => {
  it.each([
    [[10, 20], 100, 100],
    [[10, 90, 90], 100, 45],
    [[60, 60], 100, 50],
    [[], 100, 100],
  ])('of %j in %i is %i', (needs, room, share) => {
    expect(fairShare(needs, room)).toBe(share);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HALF_WORLD } from '../../sql/model/grid.ts';
import { HttpError } from '../http/error.ts';
import { addressOf, boundsOf } from './address.ts';

describe('the address of a tile', () => {
  it('tells its bounds, and neighbours touch', () => {
    expect(boundsOf({ z: 0, x: 0, y: 0 })).toEqual({
      west: -HALF_WORLD,
      south: -HALF_WORLD,
      east: HALF_WORLD,
      north: HALF_WORLD,
    });
    const [left, right] = [boundsOf({ z: 9, x: 260, y: 250 }), boundsOf({ z: 9, x: 261, y: 250 })];
    expect(right.west).toBeCloseTo(left.east, 6);
    expect(boundsOf({ z: 9, x: 260, y: 251 }).north).toBeCloseTo(left.south, 6);
  });

  it.each([
    ['22', '4194303', '0', 200],
    ['23', '0', '0', 404],
    ['3', '8', '0', 404],
    ['3', '0', '8', 404],
    ['03', '0', '0', 400],
    ['1e1', '0', '0', 400],
    ['-1', '0', '0', 400],
    ['', '0', '0', 400],
    ['1.0', '0', '0', 400],
    ['٣', '0', '0', 400],
    ['1', '999999999', '0', 400],
  ])('%s/%s/%s is %i', (z, x, y, status) => {
    const read = () => addressOf({ z, x, y });
    if (status === 200) expect(read()).toEqual({ z: 22, x: 4_194_303, y: 0 });
    else expect(read).toThrow(expect.objectContaining({ status }) as HttpError);
  });

  it('is refused or one of the matrix, whatever is written', () => {
    const text = fc.oneof(fc.string({ maxLength: 12 }), fc.integer().map(String));
    fc.assert(
      fc.property(text, text, text, (z, x, y) => {
        try {
          const address = addressOf({ z, x, y });
          expect(address.x).toBeLessThan(2 ** address.z);
          expect(address.y).toBeLessThan(2 ** address.z);
        } catch (error) {
          expect(error).toBeInstanceOf(HttpError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTile } from '../../tests/harness/tile.ts';
import { pointCommands } from './commands.ts';
import { encodeLayer, type TileFeature, type TileLayer, type TileValue } from './mvt.ts';

const layer = (features: TileFeature[], keys: string[] = []): TileLayer => ({
  name: 'wells',
  kind: 'point',
  keys,
  features,
});

const value: fc.Arbitrary<TileValue | null> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true }).map((double) => ({ double })),
  fc.maxSafeInteger().map((whole) => ({ whole })),
);
const plain = (given: TileValue | null): unknown => {
  if (given === null || typeof given !== 'object') return given;
  return 'double' in given ? given.double : given.whole;
};

const KEYS = ['a', 'b', 'c'];
const feature = fc.record({
  id: fc.nat({ max: Number.MAX_SAFE_INTEGER }),
  x: fc.integer({ min: -256, max: 4352 }),
  y: fc.integer({ min: -256, max: 4352 }),
  values: fc.tuple(value, value, value),
});

describe('a layer of a vector tile', () => {
  it('is read by others as it was written', () => {
    fc.assert(
      fc.property(fc.array(feature, { minLength: 1, maxLength: 20 }), (features) => {
        const bytes = encodeLayer(
          layer(
            features.map(({ id, x, y, values }) => ({ id, commands: pointCommands(x, y), values })),
            KEYS,
          ),
        );
        expect(decodeTile(bytes).wells).toEqual(
          features.map(({ id, x, y, values }) => ({
            id,
            kind: 1,
            geometry: [[[x, y]]],
            properties: Object.fromEntries(
              KEYS.flatMap((key, index) =>
                values[index] === null ? [] : [[key, plain(values[index] as TileValue)]],
              ),
            ),
          })),
        );
      }),
    );
  });

  it('writes each value once, and tells 1 from 1.0 and "1"', () => {
    const features = [{ whole: 1 }, { double: 1 }, '1', { whole: 1 }].map((one, id) => ({
      id,
      commands: pointCommands(0, 0),
      values: [one],
    }));
    const text = Buffer.from(encodeLayer(layer(features, ['a']))).toString('latin1');
    // uint_value 1, double_value 1, string_value "1": field and wire type, then the value.
    expect(text.split('\x22\x02\x28\x01')).toHaveLength(2);
    expect(text.split('\x22\x09\x19\0\0\0\0\0\0\xf0\x3f')).toHaveLength(2);
    expect(text.split('\x22\x03\x0a\x011')).toHaveLength(2);
  });

  it('is no byte without features, and the same bytes each time', () => {
    expect(encodeLayer(layer([]))).toHaveLength(0);
    const one = () => encodeLayer(layer([{ id: 7, commands: pointCommands(1, 2), values: ['ا'] }], ['a']));
    expect(one().equals(one())).toBe(true);
  });
});

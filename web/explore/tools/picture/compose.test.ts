import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roundDistance, wrap } from './compose.ts';

const measure = (text: string): number => text.length;

describe('a picture of the map', () => {
  it.each([
    [123_456, 100_000],
    [99, 50],
    [4999, 2000],
    [5000, 5000],
    [1, 1],
  ])('has a scale bar for %d m of %d m', (metres, expected) => {
    expect(roundDistance(metres)).toBe(expected);
  });

  it('breaks its notes into lines that fit and lose no word', () => {
    expect(wrap(measure, 'one two three', 7)).toEqual(['one two', 'three']);
    expect(wrap(measure, 'unbreakable', 3)).toEqual(['unbreakable']);
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^\w{1,12}$/), { minLength: 1 }),
        fc.integer({ min: 1, max: 40 }),
        (words, width) => {
          const lines = wrap(measure, words.join(' '), width);
          expect(lines.join(' ')).toBe(words.join(' '));
          for (const line of lines) expect(line.length <= width || !line.includes(' ')).toBe(true);
        },
      ),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { commandsOf, doubleArea } from './commands.ts';
import type { Shape } from './twkb.ts';

const shape = (kind: Shape['kind'], parts: number[][], rings: number[] = []): Shape => ({
  kind,
  parts: parts.map((part) => Int32Array.from(part)),
  rings,
});

/** The rings or lines that commands draw, absolute, as a renderer follows them. */
const drawn = (commands: number[]): number[][] => {
  const parts: number[][] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < commands.length; ) {
    const head = commands[at++]!;
    if ((head & 7) === 7) continue;
    for (let count = head >> 3; count > 0; count--) {
      x += (commands[at]! >>> 1) ^ -(commands[at]! & 1);
      y += (commands[at + 1]! >>> 1) ^ -(commands[at + 1]! & 1);
      at += 2;
      if ((head & 7) === 1) parts.push([]);
      parts.at(-1)!.push(x, y);
    }
  }
  return parts;
};

const SQUARE = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0];
const HOLE = [2, 2, 8, 2, 8, 8, 2, 8, 2, 2];
const reversed = (flat: number[]): number[] => {
  const back: number[] = [];
  for (let at = flat.length - 2; at >= 0; at -= 2) back.push(flat[at]!, flat[at + 1]!);
  return back;
};

describe('commands of MVT', () => {
  it('are those of the example in the specification', () => {
    // Mapbox Vector Tile Specification 2.1, 4.3.5.6: a multipolygon with a hole.
    const commands = commandsOf(
      shape(
        'polygon',
        [
          [0, 0, 10, 0, 10, 10, 0, 10, 0, 0],
          [11, 11, 20, 11, 20, 20, 11, 20, 11, 11],
          [13, 13, 13, 17, 17, 17, 17, 13, 13, 13],
        ],
        [1, 2],
      ),
    );
    expect(commands).toEqual([
      9, 0, 0, 26, 20, 0, 0, 20, 19, 0, 15, 9, 22, 2, 26, 18, 0, 0, 18, 17, 0, 15, 9, 4, 13, 26, 0, 8, 8, 0,
      0, 7, 15,
    ]);
  });

  it.each([
    ['as they come', SQUARE, HOLE],
    ['turned', reversed(SQUARE), reversed(HOLE)],
  ])('wind outer rings clockwise on the screen and inner ones against, %s', (_, outer, inner) => {
    const [first, second] = drawn(commandsOf(shape('polygon', [outer, inner], [2])));
    expect(doubleArea(first!)).toBe(200);
    expect(doubleArea(second!)).toBe(-72);
  });

  it.each([
    ['a point', [3, 3, 3, 3, 3, 3, 3, 3]],
    ['a line', [0, 0, 5, 5, 10, 10, 0, 0]],
    ['there and back', [0, 0, 9, 0, 9, 0, 0, 0]],
    ['nothing', []],
  ])('leave out rings that have become %s, with their holes', (_, collapsed) => {
    expect(commandsOf(shape('polygon', [collapsed, HOLE], [2]))).toEqual([]);
    expect(drawn(commandsOf(shape('polygon', [SQUARE, collapsed], [2])))).toHaveLength(1);
  });

  it('go on with the next polygon after one that has collapsed', () => {
    const commands = commandsOf(shape('polygon', [[1, 1, 1, 1, 1, 1, 1, 1], HOLE, SQUARE], [2, 1]));
    expect(drawn(commands)).toEqual([[0, 0, 10, 0, 10, 10, 0, 10]]);
  });

  it('leave out lines of one point and points that repeat', () => {
    const lines = shape('line', [
      [4, 4, 4, 4],
      [0, 0, 0, 0, 5, 5, 5, 5, 9, 9],
    ]);
    expect(drawn(commandsOf(lines))).toEqual([[0, 0, 5, 5, 9, 9]]);
  });

  it('round to a grain', () => {
    expect(drawn(commandsOf(shape('line', [[0, 1, 5, 6, 13, -3]]), 4))).toEqual([[0, 0, 4, 8, 12, -4]]);
    expect(commandsOf(shape('polygon', [HOLE], [1]), 32)).toEqual([]);
  });

  it('draw several points at once', () => {
    expect(
      commandsOf(
        shape('point', [
          [5, 7],
          [3, 2],
        ]),
      ),
    ).toEqual([17, 10, 14, 3, 9]);
  });
});

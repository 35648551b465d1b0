import { describe, expect, it } from 'vitest';
import type { Shape } from '../geometry/wkb.ts';
import { boxAround, partArea } from './measure.ts';
import { type Candidate, withoutSmall } from './small.ts';

const ring = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const square = (x: number, y: number, side: number, period: string | null = null): Candidate => ({
  shape: { type: 'Polygon', coordinates: [ring(x, y, side)] },
  middle: [x + side / 2, y + side / 2],
  period,
});
const areaOf = (shape: Shape | null): number => (shape?.type === 'Polygon' ? partArea(shape.coordinates) : 0);
const grain = { pixel: 1, cell: 4 };

describe('small polygons', () => {
  it('leave large ones as they are', () => {
    const large = square(0, 0, 4);
    expect(withoutSmall([large], grain)).toEqual([large.shape]);
  });

  it('are merged in the cell they share: the largest stands for all, as large as all of them', () => {
    const drawn = withoutSmall([square(0, 0, 1), square(2, 2, 1.5), square(0, 3, 1)], grain);
    expect(drawn.map((shape) => shape !== null)).toEqual([false, true, false]);
    expect(areaOf(drawn[1]!)).toBeCloseTo(1 + 2.25 + 1);
    expect(boxAround(drawn[1]!)[0]).toBeCloseTo(2.75 - Math.sqrt(4.25) / 2);
  });

  it('stay in sight where they are alone: a pixel at least, a cell at most', () => {
    expect(areaOf(withoutSmall([square(0, 0, 0.01)], grain)[0]!)).toBeCloseTo(1);
    const crowd = Array.from({ length: 30 }, () => square(1, 1, 1));
    expect(withoutSmall(crowd, grain).map(areaOf)).toEqual([16, ...Array(29).fill(0)]);
  });

  it('are the first of those of the same size, whatever their number', () => {
    expect(withoutSmall([square(1, 1, 1), square(2, 2, 1)], grain).map((shape) => shape !== null)).toEqual([
      true,
      false,
    ]);
  });

  it('are not merged over periods or cells', () => {
    expect(withoutSmall([square(1, 1, 1, 'a'), square(1, 1, 1, 'b')], grain).every(Boolean)).toBe(true);
    expect(withoutSmall([square(1, 1, 1), square(5, 1, 1)], grain).every(Boolean)).toBe(true);
  });
});

describe('islands and holes', () => {
  const islands = (...sides: number[]): Candidate => ({
    shape: { type: 'MultiPolygon', coordinates: sides.map((side, i) => [ring(100 * i, 0, side)]) },
    middle: [50, 2],
    period: null,
  });

  it('of less than a cell go first', () => {
    expect(withoutSmall([islands(5, 1, 6, 2)], grain)[0]).toMatchObject({
      type: 'MultiPolygon',
      coordinates: [{}, {}],
    });
    expect(withoutSmall([islands(5, 1)], grain)[0]).toMatchObject({ type: 'Polygon' });
  });

  it('that are all small are a small polygon', () => {
    expect(areaOf(withoutSmall([islands(1, 2)], grain)[0]!)).toBeCloseTo(5);
  });

  it('are filled where they are holes', () => {
    const pierced: Candidate = {
      shape: { type: 'Polygon', coordinates: [ring(0, 0, 20), ring(2, 2, 1), ring(8, 8, 6)] },
      middle: [10, 10],
      period: null,
    };
    expect(withoutSmall([pierced], grain)[0]).toMatchObject({ coordinates: [ring(0, 0, 20), ring(8, 8, 6)] });
  });
});

describe('short lines', () => {
  const line = (x: number, length: number): Candidate => ({
    shape: {
      type: 'LineString',
      coordinates: [
        [x, 1],
        [x + length, 1],
      ],
    },
    middle: [x + length / 2, 1],
    period: null,
  });

  it('leave the longest of a cell, as it is', () => {
    const lines = [line(0, 1), line(1, 2), line(0, 9)];
    expect(withoutSmall(lines, grain)).toEqual([null, lines[1]!.shape, lines[2]!.shape]);
  });
});

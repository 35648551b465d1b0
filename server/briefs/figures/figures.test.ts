import { describe, expect, it } from 'vitest';
import { aimFigure } from './aim.ts';
import { axisOf } from './axis.ts';
import { course } from './course.ts';
import { placesMap } from './map.ts';
import { classBar, rankTrack, sparkline } from './small.ts';

const number = (value: number) => String(value);
const base = { ticks: [], marks: [], number, alt: 'x', size: { width: 300, height: 110 }, rtl: false };

describe('axes', () => {
  it.each([
    [
      [3, 97],
      [0, 100],
    ],
    [
      [92, 99],
      [92, 100],
    ],
    [
      [-12, 2],
      [-15, 5],
    ],
    [
      [5, 5],
      [0, 5],
    ],
    [
      [0, 0],
      [0, 1],
    ],
    [
      [1e-3, 9e-3],
      [0, 0.01],
    ],
  ] as [number[], [number, number]][])('of %j are from and to %j', (values, [from, to]) => {
    const axis = axisOf(values);
    expect([axis.from, axis.to]).toEqual([from, to]);
    expect(axis.ticks.length).toBeGreaterThan(1);
  });
});

describe('the way to a target', () => {
  const given = {
    ...{ number, alt: 'x', size: { width: 220, height: 92 }, rtl: false },
    values: [100, 105, 110].map((value, at) => ({ year: 2015 + at, value })),
    base: { year: 2015, value: 100 },
    target: { year: 2025, value: 200 },
    names: { measured: 'measured', needed: 'needed', aim: 'aim' },
  };
  const lines = (svg: string) =>
    [...svg.matchAll(/<path d="(M[^"]*L[^"]*)"/g)].map(([, path = '']) =>
      path
        .split(/[ML]/)
        .slice(1)
        .map((point) => point.split(' ').map(Number)),
    );

  it('begins with what is measured and ends, half as high again each ten years, where it was meant to', () => {
    const { svg, labels } = aimFigure(given);
    const [way = [], measured = []] = lines(svg);
    expect([way.length, measured.length]).toEqual([25, 3]);
    expect(way[0]).toEqual(measured[0]);
    // Growth is constant: half the way is the geometric mean, 141, below the straight line.
    const [first, middle, last] = [way[0]![1]!, way[12]![1]!, way[24]![1]!];
    expect((first - middle) / (first - last)).toBeCloseTo(Math.SQRT2 - 1, 1);
    expect(labels.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['measured', 'needed', 'aim', '2015', '2025']),
    );
  });

  it('is left out where no constant growth leads there, and its key stands where a reader begins', () => {
    expect(lines(aimFigure({ ...given, target: { year: 2025, value: -5 } }).svg)).toHaveLength(1);
    expect(aimFigure({ ...given, rtl: true }).labels[0]).toMatchObject({ anchor: 'end', text: 'measured' });
  });
});

describe('a course', () => {
  it('has a bar for each value, none for what is missing, each as high as its value', () => {
    const { svg } = course({ ...base, values: [10, null, 20], drawn: 'bars' });
    const heights = [...svg.matchAll(/<rect [^>]*height="([\d.]+)"/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(2);
    expect(heights[1]! / heights[0]!).toBeCloseTo(2, 1);
  });

  it('breaks its line at gaps and names a limit on the side that the reader begins at', () => {
    const given = {
      ...base,
      values: [1, 2, null, 3, 4],
      drawn: 'line' as const,
      marks: [{ value: 3.5, label: 'limit' }],
    };
    const { svg, labels } = course({ ...given, rtl: true });
    expect(svg.match(/d="(M[^"]*L[^"]*M[^"]*L[^"]*)"/)).not.toBeNull();
    expect(labels.find(({ text }) => text === 'limit')).toMatchObject({ anchor: 'end', tone: 'bad' });
  });

  it('leaves out a limit that would flatten all values', () => {
    const { labels } = course({
      ...base,
      values: [1, 2],
      drawn: 'line',
      marks: [{ value: 500, label: 'far' }],
    });
    expect(labels.map(({ text }) => text)).not.toContain('far');
  });

  it('of labels of time leaves out those that would run into each other, and keeps the newest', () => {
    const ticks = Array.from({ length: 60 }, (_, at) => ({ at, label: String(at) }));
    const { labels } = course({ ...base, values: ticks.map(({ at }) => at), ticks, drawn: 'bars' });
    const shown = labels.filter(({ anchor }) => anchor === 'middle');
    expect(shown.at(-1)?.text).toBe('59');
    expect(shown.every(({ x }, at) => at === 0 || x - shown[at - 1]!.x >= 34)).toBe(true);
  });
});

describe('small figures', () => {
  it('a line needs three values; equal ones lie in the middle', () => {
    expect(sparkline([1, null, 2], 'x')).toBeNull();
    expect(sparkline([5, 5, 5], 'x', { width: 60, height: 20 })?.svg).toContain('M3 10');
  });

  it('the first stands at the reader’s begin, in either direction', () => {
    const at = (rtl: boolean) => Number(/cx="([\d.]+)"/.exec(rankTrack(1, 24, { rtl, alt: '' }).svg)?.[1]);
    expect([at(false), at(true)]).toEqual([4, 54]);
  });

  it('parts of a bar are as wide as their counts, in the order of reading', () => {
    const counts = [
      { color: '#111111', count: 3 },
      { color: '#222222', count: 1 },
    ];
    const xOf = (rtl: boolean) =>
      [...classBar(counts, { rtl, alt: '' }).svg.matchAll(/x="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect([xOf(false), xOf(true)]).toEqual([
      [0, 72],
      [24, 0],
    ]);
  });
});

describe('a map of places', () => {
  const square = (x: number) =>
    [
      [
        [x, 0],
        [x + 1, 0],
        [x + 1, 1],
        [x, 1],
        [x, 0],
      ],
    ] as [number, number][][];
  const outlines = [
    { id: 'a', rings: square(0) },
    { id: 'b', rings: square(1) },
  ];
  const given = {
    outlines,
    colorOf: (id: string) => (id === 'a' ? '#aa0000' : null),
    most: { width: 100, height: 100 },
    alt: 'x',
  };

  it('fills each in its colour, within its size, and draws the one that it is of above all', () => {
    const map = placesMap({ ...given, here: 'b' })!;
    expect([Math.round(map.width), map.height < 60]).toEqual([100, true]);
    expect(map.svg.match(/<path/g)).toHaveLength(3);
    expect(map.svg).toContain('fill="#aa0000"');
  });

  it('is none where there is nothing to draw', () => {
    expect(placesMap({ ...given, outlines: [] })).toBeNull();
  });
});

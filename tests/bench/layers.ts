import type { Geometry, Position } from 'geojson';
import type { LoadTarget } from '../../etl/load.ts';
import { randomOf } from '../../etl/rows/random.ts';
import type { Theme } from '../../etl/theme.ts';
import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { Text } from '../../sql/model/text.ts';
import { WORLD_THEMES } from '../world/themes.ts';

const text = (word: string): Text => ({ ar: word, fr: word, en: word });

/** A synthetic layer of so many features of a kind. */
export type Sort = { kind: 'point' | 'polygon'; count: number };
export const nameOf = ({ kind, count }: Sort): string => `${kind}s-${count}`;

const LEVELS = ['low', 'middle', 'high'];
/** Where the features lie: a square of so many degrees, its south-west corner at EDGE, EDGE. */
export const EDGE = 2;
export const SIDE = 4;

/** Evenly spread noise of three whole numbers, -0.5 to 0.5: the same corner is the same for all who share it. */
const noise = (x: number, y: number, salt: number): number => {
  const value = Math.sin(x * 127.1 + y * 311.7 + salt * 74.7) * 43_758.5453;
  return value - Math.floor(value) - 0.5;
};

/** Corners of a bent grid, so that neighbours share their borders, each of which has so many vertices. */
const STEPS = 5;
const corner = (x: number, y: number, cell: number): [number, number] => [
  EDGE + (x + 0.3 * noise(x, y, 1)) * cell,
  EDGE + (y + 0.3 * noise(x, y, 2)) * cell,
];
const border = (from: [number, number], to: [number, number]): Position[] =>
  Array.from({ length: STEPS }, (_, step) => [
    from[0] + ((to[0] - from[0]) * step) / STEPS,
    from[1] + ((to[1] - from[1]) * step) / STEPS,
  ]);

const polygon = (index: number, across: number): Geometry => {
  const [x, y, cell] = [index % across, Math.floor(index / across), SIDE / across];
  const a = corner(x, y, cell);
  const b = corner(x + 1, y, cell);
  const c = corner(x + 1, y + 1, cell);
  const d = corner(x, y + 1, cell);
  // The far borders are made from the near side and turned, so that both neighbours have the same vertices.
  const back = (from: [number, number], to: [number, number]) => [to, ...border(from, to).slice(1).reverse()];
  const ring = [...border(a, b), ...border(b, c), ...back(d, c), ...back(a, d)];
  return { type: 'Polygon', coordinates: [[...ring, ring[0] as Position]] };
};

const point = (random: () => number): Geometry => ({
  type: 'Point',
  coordinates: [EDGE + SIDE * random(), EDGE + SIDE * random()],
});

const declarationOf = (sort: Sort): LayerDeclaration => ({
  id: nameOf(sort),
  title: text(nameOf(sort)),
  description: text(`${sort.count} synthetic ${sort.kind}s`),
  geometry: sort.kind,
  key: ['id'],
  properties: [
    { name: 'id', type: 'integer', title: text('id'), required: true },
    { name: 'level', type: 'string', title: text('level'), tile: true },
    { name: 'power', type: 'number', title: text('power'), tile: true },
  ],
  aggregate: { sum: ['power'], worst: { property: 'level', order: LEVELS } },
  draw: { kind: 'single', color: 'accent' },
  popup: { rows: ['id', 'level', 'power'] },
  updateFrequency: 'never',
});

const SEED = 7;
const MOST_KEPT = 100_000;

const rowsOf = function* (sort: Sort, random: () => number) {
  const across = Math.ceil(Math.sqrt(sort.count));
  for (let id = 1; id <= sort.count; id++) {
    const geometry = sort.kind === 'point' ? point(random) : polygon(id - 1, across);
    const level = LEVELS[Math.floor(random() ** 3 * 3)];
    yield { properties: { id, level, power: Math.round(random() * 1000) / 10 }, geometry };
  }
};

/** What to load for a synthetic layer: the same rows every time. */
export const targetOf = (sort: Sort): LoadTarget & { theme: Theme } => {
  // Made beforehand where they fit into memory: making them is no part of loading.
  const kept = sort.count <= MOST_KEPT ? [...rowsOf(sort, randomOf(SEED))] : null;
  const make = (random: () => number) => kept ?? rowsOf(sort, random);
  const expect = { rows: sort.count, features: sort.count, rejects: 0 };
  const source = {
    layer: declarationOf(sort),
    editions: [
      {
        status: 'sample' as const,
        sources: ['world'],
        pack: 'starter' as const,
        inputs: [{ kind: 'sample' as const, seed: SEED, make, expect }],
      },
    ],
  };
  const theme: Theme = { ...(WORLD_THEMES[1] as Theme), layers: [source] };
  return { theme, source, edition: source.editions[0] as LoadTarget['edition'], position: 0 };
};

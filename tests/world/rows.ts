import type { Geometry, Position } from 'geojson';
import { randomOf } from '../../etl/rows/random.ts';

/** A row as a reader gives it, without its number. */
export type WorldRow = { properties: Record<string, unknown>; geometry: Geometry | null };

const CELLS = 4;

/** A corner of the grid of regions, moved a little, the same for all that meet there. */
const corner = (x: number, y: number): Position => {
  const edge = x === 0 || y === 0 || x === CELLS || y === CELLS;
  return edge ? [2 + x, 2 + y] : [2 + x + 0.12 * Math.sin(7 * x + y), 2 + y + 0.12 * Math.cos(x + 5 * y)];
};

/** Points of a border: so many that low zooms are served from generalised levels. */
const STEPS = 256;

/** The border between two corners, drawn from the one that comes first, so that both neighbours get the same points. */
const border = (a: Position, b: Position): Position[] => {
  const [from, to] = a[0]! < b[0]! || (a[0] === b[0] && a[1]! < b[1]!) ? [a, b] : [b, a];
  const points = Array.from({ length: STEPS + 1 }, (_, i): Position => {
    const t = i / STEPS;
    const wave = 0.03 * Math.sin(t * Math.PI * 5) * Math.sin(t * Math.PI);
    return [from[0]! + (to[0]! - from[0]!) * t + wave, from[1]! + (to[1]! - from[1]!) * t + wave];
  });
  return from === a ? points : points.reverse();
};

const ringOf = (corners: Position[]): Position[] => {
  const sides = corners.map((from, i) => border(from, corners[(i + 1) % corners.length]!).slice(0, -1));
  const ring = sides.flat();
  return [...ring, ring[0]!];
};

const cellRing = (x: number, y: number): Position[] =>
  ringOf([corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)]);

const cells = Array.from({ length: CELLS * CELLS }, (_, i) => ({ x: i % CELLS, y: Math.floor(i / CELLS) }));

/** Code of a region: its column and row, from 11 in the south-west to 44 in the north-east. */
const codeOf = (x: number, y: number): string => `${x + 1}${y + 1}`;

const numerals = 'صفر واحد اثنان ثلاثة أربعة'.split(' ');
const arabic = (word: string, x: number, y: number): string =>
  `${word} ${numerals[x + 1]} ${numerals[y + 1]}`;

export const regionRows = (): WorldRow[] =>
  cells.map(({ x, y }) => ({
    properties: {
      code: codeOf(x, y),
      name_ar: arabic('إقليم', x, y),
      name_fr: `Région ${codeOf(x, y)}`,
      name_en: `Region ${codeOf(x, y)}`,
      iso: `ZZ-${codeOf(y, x)}`,
      population: 1000 * (x + 1) * (y + 1),
    },
    geometry: { type: 'Polygon', coordinates: [cellRing(x, y)] },
  }));

/** Two halves of each region, west and east, which share its borders and one straight border. */
export const districtRows = (): WorldRow[] =>
  cells.flatMap(({ x, y }) => {
    const [a, b, c, d] = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)] as const;
    const south = border(a, b);
    const north = border(d, c);
    const low = south[STEPS / 2]!;
    const west = [
      ...south.slice(0, STEPS / 2 + 1),
      ...north.slice(0, STEPS / 2 + 1).reverse(),
      ...border(d, a).slice(1),
    ];
    const east = [
      low,
      ...south.slice(STEPS / 2 + 1),
      ...border(b, c).slice(1, -1),
      ...north.slice(STEPS / 2).reverse(),
      low,
    ];
    return [
      { half: '1', word: 'الغربية', fr: 'Ouest', en: 'West', ring: west },
      { half: '2', word: 'الشرقية', fr: 'Est', en: 'East', ring: east },
    ].map(({ half, word, fr, en, ring }) => ({
      properties: {
        code: `${codeOf(x, y)}${half}`,
        name_ar: arabic(word, x, y),
        name_fr: `${fr} ${codeOf(x, y)}`,
        name_en: `${en} ${codeOf(x, y)}`,
        region: codeOf(x, y),
      },
      geometry: { type: 'Polygon' as const, coordinates: [ring] },
    }));
  });

const KINDS = ['air', 'water', 'soil'];
const STATES = ['good', 'fair', 'bad'];

/** 240 stations on a jittered grid; every ninth has no value. */
export const stationRows = (): WorldRow[] => {
  const random = randomOf(11);
  return Array.from({ length: 240 }, (_, i) => ({
    properties: {
      code: `S${String(i + 1).padStart(3, '0')}`,
      name_ar: `محطة ${i + 1}`,
      name_fr: i % 4 === 3 ? '' : `Station de l’été ${i + 1}`,
      name_en: `Station ${i + 1}`,
      kind: KINDS[i % 3],
      state: STATES[Math.floor(random() * 3)],
      value: i % 9 === 8 ? null : Math.round(random() * 1000) / 10,
      opened: `20${String(10 + (i % 14)).padStart(2, '0')}-0${1 + (i % 9)}-15`,
      active: i % 5 !== 0,
      region: codeOf(i % CELLS, Math.floor(i / CELLS) % CELLS),
    },
    geometry: {
      type: 'Point',
      coordinates: [2.1 + (i % 20) * 0.2 + random() * 0.1, 2.1 + Math.floor(i / 20) * 0.32 + random() * 0.1],
    },
  }));
};

/** Six rivers; the first two meet in a point that both have. */
export const riverRows = (): WorldRow[] =>
  Array.from({ length: 6 }, (_, i) => {
    const points = Array.from({ length: 2000 }, (_, k): Position => {
      const t = k / 1999;
      return [2 + t * 4, 2.3 + i * 0.6 + 0.2 * Math.sin(t * 9 + i) * (1 - t)];
    });
    if (i === 1) points[points.length - 1] = [6, 2.3];
    return {
      properties: {
        id: i + 1,
        name_ar: `وادي ${i + 1}`,
        name_fr: `Oued ${i + 1}`,
        name_en: `River ${i + 1}`,
        rank: (i % 3) + 1,
      },
      geometry:
        i === 5
          ? { type: 'MultiLineString', coordinates: [points.slice(0, 900), points.slice(1100)] }
          : { type: 'LineString', coordinates: points },
    };
  });

const square = (x: number, y: number, side: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ],
});

/** Four municipalities; the first two had other borders before 2018, the third was founded in 2018. */
export const municipalityRows = (): WorldRow[] =>
  [
    { code: 1, side: 0.3, from: null, to: '2018-01-01' },
    { code: 1, side: 0.4, from: '2018-01-01', to: null },
    { code: 2, side: 0.3, from: '2010-01-01', to: '2018-01-01' },
    { code: 2, side: 0.25, from: '2018-01-01', to: null },
    { code: 3, side: 0.2, from: '2018-01-01', to: null },
    { code: 4, side: 0.2, from: null, to: null },
  ].map(({ code, side, from, to }) => ({
    properties: {
      code: String(code),
      name_ar: `بلدية ${code}`,
      name_fr: `Commune ${code}`,
      name_en: `Municipality ${code}`,
      from,
      to,
    },
    geometry: square(2 + code * 0.7, 3, side),
  }));

const HOLDERS = ['Société des Mines du Sud', 'شركة الجنوب', 'Northern Stone Ltd'];

/** Nine permits that lie over regions, rivers and each other, granted and expiring in different years. */
export const permitRows = (): WorldRow[] =>
  Array.from({ length: 9 }, (_, i) => ({
    properties: {
      code: `P-${i + 1}`,
      title_ar: `رخصة ${i + 1}`,
      title_fr: `Permis ${i + 1}`,
      title_en: `Permit ${i + 1}`,
      holder: HOLDERS[i % 3],
      share: [100, 60, 35.5][i % 3],
      from: `20${10 + i}-01-01`,
      to: i === 8 ? null : `20${15 + i}-01-01`,
    },
    geometry: square(2.2 + (i % 3) * 1.1, 2.2 + Math.floor(i / 3) * 1.1, 0.5 + 0.1 * i),
  }));

import type { Crs } from '../features/crs.ts';
import { FilterError, type Shape } from './expression.ts';
import type { Reader } from './reader.ts';
import { reasons } from './reasons.ts';

/** The queryable that stands for a feature's geometry. */
export const GEOMETRY = 'geometry';

type Xy = readonly [x: number, y: number];
type Drawn = { wkt: string; points: readonly Xy[] };

const LIMITS: Record<Crs['kind'], Xy> = { geographic: [180, 90], projected: [20_100_000, 20_100_000] };

/** A position in the order of its CRS becomes x before y; throws where the CRS does not reach. */
export const positionOf = (first: number, second: number, crs: Crs, at: number): Xy => {
  const [x, y] = crs.order === 'xy' ? [first, second] : [second, first];
  const [widest, highest] = LIMITS[crs.kind];
  if (Math.abs(x) > widest || Math.abs(y) > highest)
    throw new FilterError(at, reasons.outside(`${first} ${second}`));
  return [x, y];
};

const written = (points: readonly Xy[]): string => `(${points.map(([x, y]) => `${x} ${y}`).join(',')})`;
const isSame = (a: Xy | undefined, b: Xy | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

/** A line has two points at least; a ring four, of which the last is the first. */
export const lineText = (points: readonly Xy[], at: number): string => {
  if (points.length < 2) throw new FilterError(at, reasons.shortLine);
  return written(points);
};
export const ringText = (points: readonly Xy[], at: number): string => {
  if (points.length < 4 || !isSame(points[0], points.at(-1))) throw new FilterError(at, reasons.openRing);
  return written(points);
};

type Part = (reader: Reader, crs: Crs) => Drawn;

const readPosition = (reader: Reader, crs: Crs): Xy => {
  const { at } = reader.peek();
  const [first, second] = [reader.number(), reader.number()];
  // A height is not looked at: what is stored has none.
  if (reader.peek().kind === 'number') reader.number();
  return positionOf(first, second, crs, at);
};

const point: Part = (reader, crs) => {
  reader.need('(');
  const points = [readPosition(reader, crs)];
  reader.need(')');
  return { wkt: written(points), points };
};

/** Points of a multi-point may stand without parentheses of their own. */
const loosePoint: Part = (reader, crs) => {
  if (reader.isSymbol('(')) return point(reader, crs);
  const points = [readPosition(reader, crs)];
  return { wkt: written(points), points };
};

const positions =
  (text: (points: readonly Xy[], at: number) => string): Part =>
  (reader, crs) => {
    const { at } = reader.peek();
    const points = reader.list(() => readPosition(reader, crs));
    return { wkt: text(points, at), points };
  };

const several =
  (part: Part): Part =>
  (reader, crs) => {
    const parts = reader.list(() => part(reader, crs));
    return {
      wkt: `(${parts.map(({ wkt }) => wkt).join(',')})`,
      points: parts.flatMap(({ points }) => points),
    };
  };

const line = positions(lineText);
const polygon = several(positions(ringText));
const PARTS: Readonly<Record<string, Part>> = {
  POINT: point,
  LINESTRING: line,
  POLYGON: polygon,
  MULTIPOINT: several(loosePoint),
  MULTILINESTRING: several(line),
  MULTIPOLYGON: several(polygon),
};

const readTagged: Part = (reader, crs) => {
  const word = reader.peek();
  const name = word.text.toUpperCase();
  const part = word.kind === 'word' && Object.hasOwn(PARTS, name) ? PARTS[name] : undefined;
  if (!part) throw reader.unexpected('geometry');
  reader.take();
  reader.skipWord('Z');
  const { wkt, points } = part(reader, crs);
  return { wkt: name + wkt, points };
};

const readCollection: Part = (reader, crs) => {
  reader.take();
  reader.skipWord('Z');
  const { wkt, points } = several(readTagged)(reader, crs);
  return { wkt: `GEOMETRYCOLLECTION${wkt}`, points };
};

const boxRing = (west: number, south: number, east: number, north: number): string =>
  `((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`;

/** A box by four numbers, or six of which the heights are not looked at; west may be greater than east. */
export const boxOf = (given: readonly number[], crs: Crs, at: number): Drawn => {
  const [a = 0, b = 0, c = 0, d = 0] =
    given.length === 6 ? [given[0], given[1], given[3], given[4]] : given.length === 4 ? given : [];
  if (given.length !== 4 && given.length !== 6) throw new FilterError(at, reasons.boxSize);
  const [low, high] = [positionOf(a, b, crs, at), positionOf(c, d, crs, at)];
  const [west, south, east, north] = [...low, ...high];
  if (south > north || (west > east && crs.kind === 'projected'))
    throw new FilterError(at, reasons.outside(given.join(', ')));
  if (west <= east) return { wkt: `POLYGON${boxRing(west, south, east, north)}`, points: [low, high] };
  return {
    wkt: `MULTIPOLYGON(${boxRing(west, south, 180, north)},${boxRing(-180, south, east, north)})`,
    points: [
      [-180, south],
      [180, north],
    ],
  };
};

const readDrawn: Part = (reader, crs) => {
  if (reader.isWord('GEOMETRYCOLLECTION')) return readCollection(reader, crs);
  if (!reader.isWord('BBOX')) return readTagged(reader, crs);
  const { at } = reader.take();
  return boxOf(
    reader.list(() => reader.number()),
    crs,
    at,
  );
};

/** What was drawn, with the box around it. */
export const shapeOf = ({ wkt, points }: Drawn, crs: Crs, at: number): Shape => {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] as const;
  return { kind: 'shape', at, wkt, srid: crs.srid, box };
};

/** Reads the name of the geometry, or a geometry in the words of CQL2, with coordinates of a CRS. */
export const readShape = (reader: Reader, crs: Crs): Shape => {
  const { at, kind, text } = reader.peek();
  if (kind === 'word' && text === GEOMETRY) {
    reader.take();
    return { kind: 'geometry', at };
  }
  return shapeOf(readDrawn(reader, crs), crs, at);
};

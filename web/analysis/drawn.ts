import type { Asked } from '../../sql/model/analysis.ts';

/** Longitude, latitude in degrees. */
export type Corner = readonly [lng: number, lat: number];

/** An area that is drawn by hand has fewer; the address is to stay one that can be sent. */
export const MOST_CORNERS = 100;
/** Five decimals are a metre. */
const DECIMALS = 1e5;

const rounded = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

/** Corners as an address has them: `10.1,36.8;10.2,36.9`. */
export const formatCorners = (corners: readonly Corner[]): string =>
  corners.map(([lng, lat]) => `${rounded(lng)},${rounded(lat)}`).join(';');

/** Corners as people read and type them, one a line. */
export const linesOf = (corners: readonly Corner[]): string =>
  corners.map(([lng, lat]) => `${rounded(lng)}, ${rounded(lat)}`).join('\n');

/** Digits and signs of Arabic keyboards as those that numbers are read from. */
const westernised = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/٫/g, '.')
    .replace(/،/g, ',')
    .replace(/؛/g, ';');

const cornerOf = (text: string): Corner | null => {
  const [lng, lat, more] = text.split(/[\s,]+/).filter(Boolean);
  if (lng === undefined || lat === undefined || more !== undefined) return null;
  const [x, y] = [Number(lng), Number(lat)];
  return Math.abs(x) <= 180 && Math.abs(y) <= 85 ? [x, y] : null;
};

/** Reads corners, between semicolons or one a line; null where one is none, or they are too many. */
export const parseCorners = (text: string | undefined): Corner[] | null => {
  const parts = westernised(text ?? '')
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const corners = parts.map(cornerOf);
  return corners.length <= MOST_CORNERS && corners.every((corner) => corner !== null) ? corners : null;
};

/** The area within corners, as questions name it; null before there are three. */
export const areaOf = (text: string | undefined) => {
  const corners = parseCorners(text) ?? [];
  const [first] = corners;
  if (!first || corners.length < 3) return null;
  return { polygon: [[...corners, first].map(([lng, lat]): [number, number] => [lng, lat])] };
};

/** A point, as questions name it; null where there is none. */
export const pointOf = (text: string | undefined) => {
  const [first, more] = parseCorners(text) ?? [];
  return first && !more ? { point: [first[0], first[1]] as [number, number] } : null;
};

/** What of a question was drawn, as a shape. */
export const shapeIn = (question: Asked) => {
  const where = question.kind === 'within' ? question.area : question.kind === 'near' ? question.to : null;
  if (where && 'polygon' in where) return { type: 'Polygon' as const, coordinates: where.polygon };
  return where && 'point' in where ? { type: 'Point' as const, coordinates: where.point } : null;
};

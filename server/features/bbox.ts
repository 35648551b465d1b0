import { badParameter } from '../http/error.ts';
import type { Crs } from './crs.ts';

/** West, south, east, north, or the same of a projected CRS: x before y whatever the order of the CRS is. */
export type Box = readonly [number, number, number, number];

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

const LIMITS: Record<Crs['kind'], { x: number; y: number }> = {
  geographic: { x: 180, y: 90 },
  // A little more than half the length of a meridian or of the equator.
  projected: { x: 20_100_000, y: 20_100_000 },
};

const FOUR_OR_SIX = { ar: 'أربعة أعداد أو ستة', fr: '4 ou 6 nombres', en: '4 or 6 numbers' };

const numbersOf = (text: string, parameter: string): number[] => {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length !== 4 && parts.length !== 6)
    throw badParameter(parameter, 'invalid-parameter', { reason: FOUR_OR_SIX });
  const bad = parts.find((part) => !NUMBER.test(part) || !Number.isFinite(Number(part)));
  if (bad !== undefined)
    throw badParameter(parameter, 'invalid-parameter', { reason: bad.slice(0, 40) || '""' });
  return parts.map(Number);
};

const inOrder = (corners: number[], crs: Crs): Box => {
  const [a = 0, b = 0, c = 0, d = 0] =
    corners.length === 6 ? [corners[0], corners[1], corners[3], corners[4]] : corners;
  return crs.order === 'xy' ? [a, b, c, d] : [b, a, d, c];
};

/**
 * Reads `bbox` (OGC API - Features 7.15.3): four numbers, or six of which the heights are not looked at, in the axis order
 * of the CRS. A box over the antimeridian, whose west is greater than its east, gives two. Throws a 400.
 */
export const boxesOf = (text: string, crs: Crs, parameter = 'bbox'): Box[] => {
  const [west, south, east, north] = inOrder(numbersOf(text, parameter), crs);
  const limits = LIMITS[crs.kind];
  const outside = [west, east]
    .filter((x) => Math.abs(x) > limits.x)
    .concat([south, north].filter((y) => Math.abs(y) > limits.y));
  if (outside.length > 0) throw badParameter(parameter, 'invalid-parameter', { reason: String(outside[0]) });
  if (south > north) throw badParameter(parameter, 'invalid-parameter', { reason: `${south} > ${north}` });
  if (west <= east) return [[west, south, east, north]];
  if (crs.kind === 'projected')
    throw badParameter(parameter, 'invalid-parameter', { reason: `${west} > ${east}` });
  return [
    [west, south, 180, north],
    [-180, south, east, north],
  ];
};

import type { Geometry } from 'geojson';
import { readWkt } from './wkt.ts';

/** Where a table's geometry stands. */
export type Located =
  | { kind: 'none' }
  | { kind: 'point'; x: string; y: string }
  | { kind: 'wkt'; column: string };

const number = (value: unknown): number => {
  if (typeof value === 'number') return value;
  const text = String(value ?? '').trim();
  return text === '' ? Number.NaN : Number(text);
};

/** The geometry of a record, or null where it has none that can be read: what that means is for the checks to say. */
export const locate = (properties: Record<string, unknown>, located: Located): Geometry | null => {
  if (located.kind === 'none') return null;
  if (located.kind === 'wkt') return readWkt(String(properties[located.column] ?? ''));
  const [x, y] = [number(properties[located.x]), number(properties[located.y])];
  return Number.isFinite(x) && Number.isFinite(y) ? { type: 'Point', coordinates: [x, y] } : null;
};

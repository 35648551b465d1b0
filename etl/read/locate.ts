import { wktToGeoJSON } from 'betterknown';
import type { Geometry } from 'geojson';
import type { Reason } from '../../sql/model/reasons.ts';
import { attempt } from './attempt.ts';

/** Where a table's geometry stands. */
export type Located =
  | { kind: 'none' }
  | { kind: 'point'; x: string; y: string }
  | { kind: 'wkt'; column: string };

/** The geometry of a record, null where nothing stands for one; or what stands there and is none. */
export type Place =
  | { kind: 'geometry'; geometry: Geometry | null }
  | { kind: 'flaw'; reason: Reason; field: string; value: unknown };

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

const coordinate = (value: unknown): number => {
  const number = typeof value === 'string' && !NUMBER.test(value.trim()) ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : Number.NaN;
};

const point = (properties: Record<string, unknown>, names: readonly [string, string]): Place => {
  const values = names.map((name) => properties[name]);
  const [x, y] = values.map(coordinate);
  const bad = values.findIndex((value, index) => !isBlank(value) && Number.isNaN(index === 0 ? x : y));
  if (bad >= 0) return { kind: 'flaw', reason: 'bad-coordinate', field: names[bad]!, value: values[bad] };
  if (values.some(isBlank)) return { kind: 'geometry', geometry: null };
  return { kind: 'geometry', geometry: { type: 'Point', coordinates: [x!, y!] } };
};

// An SRID in the text is for the declared CRS to say: this keeps the library from looking for a projection.
const SRID = /^\s*SRID=\d+;/i;

const wkt = (value: unknown, field: string): Place => {
  if (isBlank(value)) return { kind: 'geometry', geometry: null };
  const read = attempt(() => wktToGeoJSON(String(value).replace(SRID, '')));
  if (read.kind === 'failed') return { kind: 'flaw', reason: 'not-wkt', field, value };
  return { kind: 'geometry', geometry: read.value as Geometry | null };
};

/**
 * The geometry that a record has in its columns (WKT as in OGC 06-103r4). Blank is no geometry: what that means is for the
 * checks to say.
 */
export const locate = (properties: Record<string, unknown>, located: Located): Place => {
  switch (located.kind) {
    case 'none':
      return { kind: 'geometry', geometry: null };
    case 'point':
      return point(properties, [located.x, located.y]);
    case 'wkt':
      return wkt(properties[located.column], located.column);
  }
};

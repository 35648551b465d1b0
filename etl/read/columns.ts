import type { Located } from './locate.ts';
import type { ReadOptions } from './row.ts';

/** Names that columns of longitude and latitude have in the files of our sources, folded to letters. */
const LONGITUDES = ['longitude', 'lon', 'long', 'lng', 'x', 'lonwwtp', 'xlon'];
const LATITUDES = ['latitude', 'lat', 'y', 'latwwtp', 'ylat'];
const WKTS = ['wkt', 'geom', 'geometry', 'thegeom', 'wktgeom'];

/** Of a nested name, `location.latitude`, the last part counts. */
const letters = (name: string): string => (name.split('.').at(-1) ?? '').toLowerCase().replace(/[^a-z]/g, '');

const find = (names: readonly string[], wanted: readonly string[]): string | undefined =>
  wanted.map((want) => names.find((name) => letters(name) === want)).find((name) => name !== undefined);

/** Where a table's geometry stands: as declared, else by the usual names, else nowhere. */
export const pointColumns = (names: readonly string[], options: ReadOptions): Located => {
  if (options.wkt) return { kind: 'wkt', column: options.wkt };
  if (options.x && options.y) return { kind: 'point', x: options.x, y: options.y };
  const [x, y, wkt] = [find(names, LONGITUDES), find(names, LATITUDES), find(names, WKTS)];
  if (x && y) return { kind: 'point', x, y };
  return wkt ? { kind: 'wkt', column: wkt } : { kind: 'none' };
};

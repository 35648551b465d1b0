import type { Located } from './locate.ts';
import { ReadError, type ReadOptions } from './row.ts';

/** Names that columns of longitude and latitude have in public files, folded to letters. */
const LONGITUDES = [
  ...['longitude', 'lon', 'long', 'lng', 'longitudedd', 'longitudedeg', 'decimallongitude', 'gpslongitude'],
  ...['longdd', 'londd', 'stoplon', 'xlon', 'lonwwtp', 'longitudex', 'خطالطول', 'الطول'],
  ...['x', 'xcoord', 'coordx', 'coordonneex', 'coordonneesx', 'xwgs', 'pointx', 'easting', 'xm'],
];
const LATITUDES = [
  ...['latitude', 'lat', 'latitudedd', 'latitudedeg', 'decimallatitude', 'gpslatitude'],
  ...['latdd', 'stoplat', 'ylat', 'latwwtp', 'latitudey', 'خطالعرض', 'العرض'],
  ...['y', 'ycoord', 'coordy', 'coordonneey', 'coordonneesy', 'ywgs', 'pointy', 'northing', 'ym'],
];
const WKTS = ['wkt', 'geom', 'geometry', 'geometrie', 'thegeom', 'wktgeom', 'geomwkt', 'wktgeometry'];

/** Of a nested name, `location.latitude`, the last part counts; accents, digits and signs do not. */
const letters = (name: string): string =>
  (name.split('.').at(-1) ?? '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z\u0621-\u064a]/g, '');

const find = (names: readonly string[], wanted: readonly string[]): string | undefined =>
  wanted.map((want) => names.find((name) => letters(name) === want)).find((name) => name !== undefined);

const known = (name: string, names: readonly string[]): string => {
  if (names.includes(name)) return name;
  throw new ReadError(`There is no column ${name}; the columns are: ${names.join(', ')}.`);
};

/**
 * Where a table's geometry stands: as declared, else by the usual names (English, French, Arabic), else nowhere. Throws
 * ReadError where a declared column does not exist.
 */
export const pointColumns = (names: readonly string[], options: ReadOptions): Located => {
  if (options.wkt !== undefined) return { kind: 'wkt', column: known(options.wkt, names) };
  if (options.x !== undefined && options.y !== undefined)
    return { kind: 'point', x: known(options.x, names), y: known(options.y, names) };
  const [x, y, wkt] = [find(names, LONGITUDES), find(names, LATITUDES), find(names, WKTS)];
  if (x !== undefined && y !== undefined) return { kind: 'point', x, y };
  return wkt === undefined ? { kind: 'none' } : { kind: 'wkt', column: wkt };
};

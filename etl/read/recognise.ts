import { basename, extname } from 'node:path';
import type { Format } from './row.ts';

/** The beginning of a file, as bytes and as text. */
export type Head = { bytes: Buffer; text: string };

/** What a format is known by: the endings of names, and what its files begin with. */
export type Marks = { extensions: readonly string[]; begins: (head: Head) => boolean };

/** How much of a file is looked at. */
export const HEAD = 64 * 1024;

const GEOJSON =
  /"type"\s*:\s*"(FeatureCollection|Feature|Point|LineString|Polygon|Multi\w+|GeometryCollection)"/;

const isSqlite = ({ bytes }: Head): boolean => bytes.toString('latin1', 0, 15) === 'SQLite format 3';

const isGeopackage = (head: Head): boolean =>
  isSqlite(head) && /^GP/.test(head.bytes.toString('latin1', 68, 70));

const isJson = ({ text }: Head): boolean => /^\ufeff?\s*[[{]/.test(text);

const RECORD = '\u001e';

/** Whole objects, one a line; or records that begin with their mark. */
const isSequence = ({ text }: Head): boolean =>
  text.trimStart().startsWith(RECORD) || /^\ufeff?\s*\{[^\n]*\}\s*\n\s*\{/.test(text);

const startsWith = ({ bytes }: Head, ...marks: string[]): boolean =>
  marks.some((mark) => bytes.subarray(0, mark.length / 2).toString('hex') === mark);

/** `PK`, then what begins an entry, or the end of an empty archive. */
export const isZip = (head: Head): boolean => startsWith(head, '504b0304', '504b0506');

/** A table has nothing to begin with but text: without zero bytes, or with the mark of UTF-16. */
const isText = (head: Head): boolean =>
  startsWith(head, 'fffe', 'feff') || (head.bytes.length > 0 && !head.text.includes('\0'));

/** The marks of each format, those first that are surer. */
export const MARKS: Record<Format, Marks> = {
  gpkg: { extensions: ['.gpkg'], begins: isGeopackage },
  sqlite: { extensions: ['.sqlite', '.sqlite3', '.db'], begins: isSqlite },
  shapefile: {
    extensions: ['.shp', '.dbf'],
    begins: ({ bytes }) => bytes.length > 100 && bytes.readInt32BE(0) === 9994,
  },
  xlsx: { extensions: ['.xlsx', '.xlsm'], begins: () => false },
  gtfs: { extensions: [], begins: () => false },
  kml: { extensions: ['.kml', '.kmz'], begins: ({ text }) => /<kml[\s>]/.test(text) },
  geojsonseq: {
    extensions: [
      '.geojsonl',
      '.geojsons',
      '.ndjson',
      '.ndgeojson',
      '.geojsonseq',
      '.jsonl',
      '.geojson',
      '.json',
    ],
    begins: (head) => isSequence(head) && GEOJSON.test(head.text),
  },
  geojson: {
    extensions: ['.geojson', '.json'],
    begins: (head) => isJson(head) && GEOJSON.test(head.text) && !/^\ufeff?\s*\[/.test(head.text),
  },
  json: { extensions: ['.json'], begins: isJson },
  csv: { extensions: ['.csv', '.tsv', '.tab', '.txt'], begins: isText },
};

const formats = Object.keys(MARKS) as Format[];

/** Formats that a name may stand for. */
export const formatsNamed = (path: string): Format[] =>
  formats.filter((format) => MARKS[format].extensions.includes(extname(path).toLowerCase()));

/**
 * The format of a file by its name, where that stands for one; where it stands for several or none, by what it begins with.
 * Null where it is none that we know. (Of several formats with one ending the plainest comes last.)
 */
export const formatOf = (path: string, head: Head): Format | null => {
  const named = formatsNamed(path);
  if (named.length === 1) return named[0]!;
  const able = named.length > 0 ? named : formats;
  return able.find((format) => MARKS[format].begins(head)) ?? named.at(-1) ?? null;
};

/** The format that the names in an archive or a folder stand for as a whole. */
export const formatOfFiles = (names: readonly string[]): Format | null => {
  const base = new Set(names.map((name) => basename(name).toLowerCase()));
  if (names.includes('xl/workbook.xml')) return 'xlsx';
  if (
    base.has('stops.txt') &&
    (base.has('routes.txt') || base.has('stop_times.txt') || base.has('trips.txt'))
  )
    return 'gtfs';
  return base.has('doc.kml') ? 'kml' : null;
};

import type { Geometry } from 'geojson';
import type { Problem } from '../../sql/model/problem.ts';

export const FORMATS = [
  'geojson',
  'geojsonseq',
  'csv',
  'xlsx',
  'shapefile',
  'gpkg',
  'kml',
  'sqlite',
  'gtfs',
  'json',
] as const;
export type Format = (typeof FORMATS)[number];

/** What a file does not tell by itself. All may be left out. */
export type ReadOptions = {
  format?: Format;
  /** As the WHATWG names them: `utf-8`, `windows-1252`, `windows-1256`, `utf-16le`... */
  encoding?: string;
  delimiter?: string;
  decimal?: '.' | ',';
  /** `EPSG:22332` or the like, where the file does not say or says it wrong. */
  crs?: string;
  /** Columns of longitude and latitude (or easting and northing), or of WKT. */
  x?: string;
  y?: string;
  wkt?: string;
  sheet?: string;
  layer?: string;
  /** Table of a GTFS feed, without `.txt`: `stops`, `shapes`, `routes`... */
  table?: string;
};

/** Something wrong with a row of a file; the reader goes on behind it. */
export type ReadProblem = Omit<Problem, 'input'>;

/**
 * One thing found in a file. `row` is the number that a person finds it by: of the line in a table (the header is row 1),
 * of the feature or record elsewhere. Geometry is longitude, latitude (EPSG:4326).
 */
export type ReadItem =
  | { kind: 'row'; row: number; properties: Record<string, unknown>; geometry: Geometry | null }
  | { kind: 'problem'; problem: ReadProblem };

export type Reader = (path: string, options: ReadOptions) => AsyncIterable<ReadItem>;

/** The file as a whole cannot be read; one sentence. */
export class ReadError extends Error {
  override name = 'ReadError';
}

/** A row that could not be read. */
export const rejected = (
  row: number | null,
  field: string | null,
  value: unknown,
  reason: string,
  message: string,
): ReadItem => ({
  kind: 'problem',
  problem: { severity: 'reject', row, field, value, reason, message },
});

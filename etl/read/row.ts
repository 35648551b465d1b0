import { finding } from '../../sql/model/check-row.ts';
import type { Problem } from '../../sql/model/problem.ts';
import type { Reason } from '../../sql/model/reasons.ts';
import type { Raw } from '../theme.ts';

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
  /** `utf-8`, `windows-1252`, `windows-1256`, `utf-16le`, `cp850`... */
  encoding?: string;
  delimiter?: string;
  decimal?: '.' | ',';
  /** `EPSG:22332`, a URN or WKT, where the file does not say or says it wrong. */
  crs?: string;
  /** Columns of longitude and latitude (or easting and northing), or of WKT. */
  x?: string;
  y?: string;
  wkt?: string;
  sheet?: string;
  /** Number of the row that names the columns of a sheet, where it is not the first with several cells filled. */
  header?: number;
  /** Layer of a GeoPackage, table of a database, Shapefile of an archive, member of a JSON object that holds the records. */
  layer?: string;
  /** Table of a GTFS feed, without `.txt`: `stops`, `shapes`, `routes`... */
  table?: string;
};

/** Something wrong with a row of a file; the reader goes on behind it. */
export type ReadProblem = Omit<Problem, 'input'>;

/**
 * One thing found in a file. `row` is the number that a person finds it by: of the line in a table (the header is row 1),
 * of the feature or record elsewhere. Geometry is longitude, latitude (EPSG:4326) with finite coordinates.
 */
export type ReadItem = ({ kind: 'row' } & Raw) | { kind: 'problem'; problem: ReadProblem };

export type Reader = (path: string, options: ReadOptions) => AsyncIterable<ReadItem>;

/** The file as a whole cannot be read; one sentence. */
export class ReadError extends Error {
  override name = 'ReadError';
}

type Said = { field?: string | null; value?: unknown; detail?: string };

/** A long value in a problem says no more than its beginning. */
const short = (said: Said): Said =>
  typeof said.value === 'string' && said.value.length > 120
    ? { ...said, value: `${said.value.slice(0, 119)}…` }
    : said;

/** A row that could not be read. */
export const rejected = (row: number, reason: Reason, said: Said = {}): ReadItem => ({
  kind: 'problem',
  problem: { ...finding('reject', reason, short(said)), row },
});

/** Something that a person should look at; `row` is null where it holds for the whole file. */
export const warned = (row: number | null, reason: Reason, said: Said = {}): ReadItem => ({
  kind: 'problem',
  problem: { ...finding('warning', reason, short(said)), row },
});

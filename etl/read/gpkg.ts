import { basename } from 'node:path';
import { closing } from './attempt.ts';
import { openProject } from './crs.ts';
import { ReadError, type ReadItem, type ReadOptions, warned } from './row.ts';
import { geometryCell, openSqlite, propertiesOf, quoted, type Sqlite } from './sqlite.ts';
import { placedRow } from './table.ts';
import { geometryOfGpkg } from './wkb.ts';

/** A layer of a GeoPackage: its table, and where and in which reference system its geometry stands. */
type Layer = { table: string; kind: string; column: string | null; srs: number | null };

const LAYERS = `
  select c.table_name, c.data_type, g.column_name, g.srs_id
  from gpkg_contents c
  left join gpkg_geometry_columns g on g.table_name = c.table_name
  join sqlite_master m on m.type = 'table' and lower(m.name) = lower(c.table_name)
  where c.data_type in ('features', 'attributes')
  order by c.table_name`;

const layersOf = (database: Sqlite): Layer[] =>
  database.all(LAYERS).map((row) => ({
    table: String(row.table_name),
    kind: String(row.data_type),
    column: row.column_name === null ? null : String(row.column_name),
    srs: row.srs_id === null ? null : Number(row.srs_id),
  }));

/** The layer that is wanted, else the only one with geometry, else the only one. */
const chosen = (layers: readonly Layer[], wanted: string | undefined, path: string): Layer => {
  const names = layers.map(({ table }) => table).join(', ') || 'none';
  if (wanted !== undefined) {
    const found = layers.find(({ table }) => table.toLowerCase() === wanted.toLowerCase());
    if (found) return found;
    throw new ReadError(`${basename(path)} has no layer ${wanted}; it has: ${names}.`);
  }
  const features = layers.filter(({ kind }) => kind === 'features');
  const able = features.length > 0 ? features : layers;
  if (able.length === 1) return able[0]!;
  if (able.length === 0) throw new ReadError(`${basename(path)} has no layer of features or attributes.`);
  throw new ReadError(`${basename(path)} has several layers; say which: ${names}.`);
};

/** The CRS of a reference system's number; undefined for those that stand for none (-1 and 0). */
const crsOf = (database: Sqlite, srs: number | null): string | undefined => {
  if (srs === null || srs <= 0) return undefined;
  const [row] = database.all('select * from gpkg_spatial_ref_sys where srs_id = ?', [String(srs)]);
  const authority = String(row?.organization ?? '').toUpperCase();
  if (authority === 'EPSG' || authority === 'ESRI') return `${authority}:${row?.organization_coordsys_id}`;
  return row === undefined ? undefined : String(row.definition);
};

const rowsOf = async function* (
  database: Sqlite,
  path: string,
  options: ReadOptions,
): AsyncGenerator<ReadItem> {
  const { table, column, srs } = chosen(layersOf(database), options.layer, path);
  const crs = options.crs ?? crsOf(database, srs);
  const project = await openProject(crs);
  if (column !== null && crs === undefined) yield warned(null, 'assumed-crs');
  for (const { row, values } of database.each(`select * from ${quoted(table)}`)) {
    const cell = geometryCell(column === null ? null : values[column], row, geometryOfGpkg);
    if (cell.kind === 'item') yield cell.item;
    else yield placedRow(row, propertiesOf(values, column), cell.geometry, project);
  }
};

/**
 * Reads a layer of a GeoPackage (OGC 12-128), row by row as the file has them, in the CRS that it names. Throws ReadError
 * where several layers are there and none is chosen, and for what is no GeoPackage.
 */
export const readGpkg = async function* (path: string, options: ReadOptions): AsyncGenerator<ReadItem> {
  const database = await openSqlite(path);
  yield* closing(rowsOf(database, path, options), database.close);
};

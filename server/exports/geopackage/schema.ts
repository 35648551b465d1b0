/** What the writing thread is told of a file before rows come. Names are our own or a manifest's. */
export type Sheet = {
  file: string;
  table: string;
  title: string;
  description: string;
  /** RFC 3339, of the revision: the same layer gives the same file. */
  changed: string;
  geometryType: 'POINT' | 'MULTILINESTRING' | 'MULTIPOLYGON' | 'GEOMETRY';
  srid: number;
  srsName: string;
  srsDefinition: string;
  bbox: readonly [number, number, number, number] | null;
  idName: string;
  fidName: string;
  geometryName: string;
  columns: readonly { name: string; type: string; title: string; description: string | null }[];
  /** Names and values that go into the file's metadata. */
  metadata: readonly (readonly [string, string])[];
};

type Cell = string | number | null;
/** A statement of the file's making with its values. */
export type Statement = { sql: string; values: Cell[] };

/** A name as SQLite takes any. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const WGS84_WKT =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]';

/** Tables that every GeoPackage 1.3 has, and those of its metadata and schema extensions (OGC 12-128r18). */
export const TABLES = `
create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key, organization text not null,
  organization_coordsys_id integer not null, definition text not null, description text);
create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique,
  description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double,
  srs_id integer references gpkg_spatial_ref_sys (srs_id));
create table gpkg_geometry_columns (table_name text not null unique references gpkg_contents (table_name),
  column_name text not null, geometry_type_name text not null, srs_id integer not null references gpkg_spatial_ref_sys (srs_id),
  z tinyint not null, m tinyint not null, primary key (table_name, column_name));
create table gpkg_extensions (table_name text, column_name text, extension_name text not null, definition text not null,
  scope text not null, unique (table_name, column_name, extension_name));
create table gpkg_data_columns (table_name text not null references gpkg_contents (table_name), column_name text not null,
  name text, title text, description text, mime_type text, constraint_name text,
  primary key (table_name, column_name), unique (table_name, name));
create table gpkg_data_column_constraints (constraint_name text not null, constraint_type text not null, value text,
  min numeric, min_is_inclusive boolean, max numeric, max_is_inclusive boolean, description text,
  unique (constraint_name, constraint_type, value));
create table gpkg_metadata (id integer primary key not null, md_scope text not null default 'dataset',
  md_standard_uri text not null, mime_type text not null default 'text/xml', metadata text not null default '');
create table gpkg_metadata_reference (reference_scope text not null, table_name text, column_name text,
  row_id_value integer, timestamp datetime not null, md_file_id integer not null references gpkg_metadata (id),
  md_parent_id integer references gpkg_metadata (id));`;

const SPEC = 'http://www.geopackage.org/spec131/#';

const reference = (
  name: string,
  id: number,
  organization: string,
  code: number,
  definition: string,
): Statement => ({
  sql: 'insert or ignore into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)',
  values: [name, id, organization, code, definition],
});

const extension = (table: string, name: string, anchor: string): Statement => ({
  sql: 'insert into gpkg_extensions values (?, null, ?, ?, ?)',
  values: [table, name, SPEC + anchor, 'read-write'],
});

const escaped = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );

/** As GDAL keeps metadata items, so that it shows them. */
const metadataXml = (items: Sheet['metadata']): string =>
  `<GDALMultiDomainMetadata><Metadata>${items
    .map(([key, value]) => `<MDI key="${escaped(key)}">${escaped(value)}</MDI>`)
    .join('')}</Metadata></GDALMultiDomainMetadata>`;

const createTable = ({ table, fidName, geometryName, idName, columns }: Sheet): string =>
  `create table ${quoted(table)} (${[
    `${quoted(fidName)} integer primary key autoincrement not null`,
    `${quoted(geometryName)} blob`,
    `${quoted(idName)} text`,
    ...columns.map(({ name, type }) => `${quoted(name)} ${type}`),
  ].join(', ')})`;

/** GDAL and QGIS call a column by `name`, which must be the only one of its kind. */
const describeColumns = ({ table, columns }: Sheet): Statement[] =>
  columns.map(({ name, title, description }) => {
    const isUnique = columns.filter((column) => column.title === title).length === 1;
    return {
      sql: 'insert into gpkg_data_columns values (?, ?, ?, ?, ?, null, null)',
      values: [table, name, isUnique ? title : `${title} (${name})`, title, description],
    };
  });

/** All that is written before the first row. */
export const beginning = (sheet: Sheet): Statement[] => [
  { sql: createTable(sheet), values: [] },
  reference('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined'),
  reference('Undefined geographic SRS', 0, 'NONE', 0, 'undefined'),
  reference('WGS 84 geodetic', 4326, 'EPSG', 4326, WGS84_WKT),
  reference(sheet.srsName, sheet.srid, 'EPSG', sheet.srid, sheet.srsDefinition),
  {
    sql: "insert into gpkg_contents values (?, 'features', ?, ?, ?, ?, ?, ?, ?, ?)",
    values: [
      sheet.table,
      sheet.title,
      sheet.description,
      sheet.changed,
      ...(sheet.bbox ?? [null, null, null, null]),
      sheet.srid,
    ],
  },
  {
    sql: 'insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)',
    values: [sheet.table, sheet.geometryName, sheet.geometryType, sheet.srid],
  },
  extension('gpkg_metadata', 'gpkg_metadata', 'extension_metadata'),
  extension('gpkg_metadata_reference', 'gpkg_metadata', 'extension_metadata'),
  extension('gpkg_data_columns', 'gpkg_schema', 'extension_schema'),
  extension('gpkg_data_column_constraints', 'gpkg_schema', 'extension_schema'),
  ...describeColumns(sheet),
  {
    sql: "insert into gpkg_metadata values (1, 'dataset', 'http://gdal.org', 'text/xml', ?)",
    values: [metadataXml(sheet.metadata)],
  },
  {
    sql: "insert into gpkg_metadata_reference values ('table', ?, null, null, ?, 1, null)",
    values: [sheet.table, sheet.changed],
  },
];

/** The statement that a row is written with. */
export const insertRow = ({ table, geometryName, idName, columns }: Sheet): string => {
  const names = [geometryName, idName, ...columns.map(({ name }) => name)];
  return `insert into ${quoted(table)} (${names.map(quoted).join(', ')}) values (${names.map(() => '?').join(', ')})`;
};

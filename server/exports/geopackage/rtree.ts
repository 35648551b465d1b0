import type { Sheet, Statement } from './schema.ts';
import { quoted } from './schema.ts';

const SPEC = 'http://www.geopackage.org/spec120/#extension_rtree';

/** Name of the index of a sheet's geometry (OGC 12-128r18, annex F.3). */
const indexOf = ({ table, geometryName }: Sheet): string => `rtree_${table}_${geometryName}`;

/** The word that there is an index. */
export const rtreeExtension = (sheet: Sheet): Statement => ({
  sql: "insert into gpkg_extensions values (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
  values: [sheet.table, sheet.geometryName, SPEC],
});

/**
 * The tables that the nodes of an index lie in, and the index itself. SQLite as WebAssembly comes without its R-tree
 * module, so what that would write is written here: three plain tables and a line in the schema.
 */
export const rtreeTables = (sheet: Sheet) => {
  const name = indexOf(sheet);
  const part = (of: string) => quoted(`${name}_${of}`);
  return {
    create: `create table ${part('rowid')} (rowid integer primary key, nodeno);
      create table ${part('node')} (nodeno integer primary key, data);
      create table ${part('parent')} (nodeno integer primary key, parentnode);
      pragma writable_schema = on;`,
    schema: {
      sql: "insert into sqlite_schema (type, name, tbl_name, rootpage, sql) values ('table', ?, ?, 0, ?)",
      values: [name, name, `CREATE VIRTUAL TABLE ${quoted(name)} USING rtree(id, minx, maxx, miny, maxy)`],
    } satisfies Statement,
    row: `insert into ${part('rowid')} values (?, ?)`,
    node: `insert into ${part('node')} values (?, ?)`,
    parent: `insert into ${part('parent')} values (?, ?)`,
  };
};

/** What the annex has whoever edits the file keep the index right by; made when all rows are in, or they would fire. */
export const rtreeTriggers = (sheet: Sheet): string[] => {
  const [table, index] = [quoted(sheet.table), quoted(indexOf(sheet))];
  const [geometry, id] = [quoted(sheet.geometryName), quoted(sheet.fidName)];
  const named = (part: string) => quoted(`${indexOf(sheet)}_${part}`);
  const box = (row: string) =>
    `${row}.${id}, ST_MinX(${row}.${geometry}), ST_MaxX(${row}.${geometry}), ST_MinY(${row}.${geometry}), ST_MaxY(${row}.${geometry})`;
  const isFull = (row: string) => `${row}.${geometry} notnull and not ST_IsEmpty(${row}.${geometry})`;
  const isVoid = (row: string) => `(${row}.${geometry} isnull or ST_IsEmpty(${row}.${geometry}))`;
  const put = `insert or replace into ${index} values (${box('new')});`;
  const drop = (row: string) => `delete from ${index} where id = ${row}.${id};`;
  const on = (name: string, event: string, when: string, work: string) =>
    `create trigger ${named(name)} after ${event} on ${table} when ${when} begin ${work} end`;
  return [
    on('insert', 'insert', isFull('new'), put),
    on('update1', `update of ${geometry}`, `old.${id} = new.${id} and ${isFull('new')}`, put),
    on('update2', `update of ${geometry}`, `old.${id} = new.${id} and ${isVoid('new')}`, drop('old')),
    on('update3', 'update', `old.${id} != new.${id} and ${isFull('new')}`, `${drop('old')} ${put}`),
    on(
      'update4',
      'update',
      `old.${id} != new.${id} and ${isVoid('new')}`,
      `delete from ${index} where id in (old.${id}, new.${id});`,
    ),
    on('delete', 'delete', `old.${geometry} notnull`, drop('old')),
  ];
};

/** The statement that tells the extent of what was written: west, south, east, north, then the table. */
export const EXTENT =
  'update gpkg_contents set min_x = ?, min_y = ?, max_x = ?, max_y = ? where table_name = ?';

import type { Geometry } from 'geojson';
import { pointColumns } from './columns.ts';
import type { Project } from './crs.ts';
import { type Located, locate } from './locate.ts';
import { type ReadItem, type ReadOptions, rejected, warned } from './row.ts';

/** What turns the records of a table into rows: its column names, where geometry stands, and its CRS. */
export type Table = { names: readonly string[]; located: Located; project: Project };

type Names = { names: string[]; problems: ReadItem[] };

/** The first of `name_2`, `name_3`... that is free. */
const free = (name: string, taken: ReadonlySet<string>): string => {
  let number = 2;
  while (taken.has(`${name}_${number}`)) number += 1;
  return `${name}_${number}`;
};

/**
 * The names that a header gives its columns: blank ones become `column_3`, repeated ones `name_2`, and both are told. Blank
 * ones at the end, behind which nothing may stand, are told by whoever finds something there.
 */
export const namesOf = (header: readonly unknown[], row: number): Names => {
  const cells = header.map((cell) => String(cell ?? '').trim());
  const last = cells.findLastIndex((cell) => cell !== '');
  const taken = new Set(cells);
  const problems: ReadItem[] = [];
  const names: string[] = [];
  for (const [index, cell] of cells.entries()) {
    const column = `column_${index + 1}`;
    const name = cell === '' ? column : names.includes(cell) ? free(cell, taken) : cell;
    if (cell === '' && index < last)
      problems.push(warned(row, 'unnamed-column', { field: name, value: index + 1 }));
    if (cell !== '' && name !== cell)
      problems.push(warned(row, 'repeated-column', { field: name, value: cell }));
    taken.add(name);
    names.push(name);
  }
  return { names, problems };
};

/** A table by the names of its columns. Throws ReadError where a declared column is not one. */
export const tableOf = (names: readonly string[], options: ReadOptions, project: Project): Table => ({
  names,
  located: pointColumns(names, options),
  project,
});

/** A row whose geometry is moved to longitude, latitude; or the problem that it has none there. */
export const placedRow = (
  row: number,
  properties: Record<string, unknown>,
  geometry: Geometry | null,
  project: Project,
): ReadItem => {
  if (!geometry) return { kind: 'row', row, properties, geometry };
  const moved = project(geometry);
  if (moved.kind === 'geometry') return { kind: 'row', row, properties, geometry: moved.geometry };
  return rejected(row, moved.reason, { value: moved.value, detail: moved.detail });
};

/** The row of a record, with the geometry that stands in its columns. */
export const rowOf = (row: number, properties: Record<string, unknown>, table: Table): ReadItem => {
  const place = locate(properties, table.located);
  if (place.kind === 'flaw') return rejected(row, place.reason, { field: place.field, value: place.value });
  return placedRow(row, properties, place.geometry, table.project);
};

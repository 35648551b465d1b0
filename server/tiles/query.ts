import { BUFFER } from '../../sql/model/grid.ts';
import { partitionOf, type Selection, type Sql, type SqlValue, visible } from '../layers/visible.ts';
import type { Address } from './address.ts';
import { type Column, propertyColumns, reading } from './columns.ts';
import { boxSql, frameOf, twkbSql } from './frame.ts';

/**
 * A query for rows of a tile: the layer's revision as it is published at that moment, a number for the feature (null:
 * there are no rows), then either TWKB in tile units or x and y, then the columns as text. The order is fixed, so that the same
 * tile has the same bytes.
 */
export type TileQuery = {
  sql: Sql;
  geometry: 'twkb' | 'xy';
  columns: readonly Column[];
  /** The revision that is asked for. */
  revision: number;
};

/**
 * Levels and cells of a revision go when the next is published, and a replica may not have a new one yet: what the
 * database has published is read in the same statement, so that rows of a wrong moment are noticed.
 */
export const guarded = ({ layer }: Selection, rows: string): string =>
  `select now.revision, rows.* from (select revision from layer where no = ${Math.trunc(layer.no)}) as now
   left join (${rows}) as rows on true`;

export const commas = (...parts: readonly string[]): string => parts.join(', ');

export const queryOf = (
  selection: Selection,
  rows: string,
  values: SqlValue[],
  geometry: TileQuery['geometry'],
  columns: readonly Column[],
): TileQuery => ({
  sql: { text: guarded(selection, rows), values },
  geometry,
  columns,
  revision: selection.revision,
});

/** The coarsest stored level that serves a zoom; undefined where features are drawn as they are. */
const levelOf = ({ layer, revision }: Selection, z: number): number | undefined =>
  layer.revision === revision ? layer.levels.find((candidate) => candidate >= z) : undefined;

/** Rows of lines and polygons, from a stored level where there is one. */
export const shapeQuery = (selection: Selection, address: Address): TileQuery => {
  const { layer, revision } = selection;
  const level = levelOf(selection, address.z);
  const feature = partitionOf('feature', layer);
  const columns = propertyColumns(layer.manifest);
  const box = boxSql(address, BUFFER);
  const where = visible(selection);
  const [geometry, from, at] =
    level === undefined
      ? ['f.geom_3857', `${feature} f`, '']
      : [
          'l.geom_3857',
          `${partitionOf('feature_level', layer)} l join ${feature} f on f.vid = l.vid`,
          `l.revision = ${Math.trunc(revision)} and l.level = ${level} and `,
        ];
  const drawn = twkbSql(`ST_ClipByBox2D(${geometry}, ${box})`, frameOf(address));
  const rows = `select ${commas('f.fid', drawn, ...reading(columns, 'f'))} from ${from}
    where ${at}${geometry} && ${box} and ${where.text} order by f.fid, f.vid`;
  return queryOf(selection, rows, where.values, 'twkb', columns);
};

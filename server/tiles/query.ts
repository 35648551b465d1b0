import { BUFFER } from '../../sql/model/grid.ts';
import { partitionOf, type Selection, type Sql, tableOf, visible } from '../layers/visible.ts';
import type { Address } from './address.ts';
import { type Column, propertyColumns, reading } from './columns.ts';
import { boxSql, frameOf, twkbSql } from './frame.ts';

/**
 * A query for rows of a tile: a number for the feature, then either TWKB in tile units or x and y, then the columns as
 * text. The order is fixed, so that the same tile has the same bytes.
 */
export type TileQuery = {
  sql: Sql;
  geometry: 'twkb' | 'xy';
  columns: readonly Column[];
  /**
   * Rows of levels and cells go when the next revision is published; those of features stay for good. Such a query gives
   * no row where another revision is published.
   */
  isPassing: boolean;
};

/** SQL of the condition that the revision is the one published, looked at once, with the rows, in one snapshot. */
export const isPublished = ({ layer, revision }: Selection): string =>
  `(select revision from layer where no = ${Math.trunc(layer.no)}) = ${Math.trunc(revision)}`;

export const commas = (...parts: readonly string[]): string => parts.join(', ');

/** The coarsest stored level that serves a zoom; undefined where features are drawn as they are. */
const levelOf = ({ layer, revision }: Selection, z: number): number | undefined =>
  layer.revision === revision ? layer.levels.find((candidate) => candidate >= z) : undefined;

/** Rows of lines and polygons, from a stored level where there is one. */
export const shapeQuery = (selection: Selection, address: Address): TileQuery => {
  const { layer, revision } = selection;
  const level = levelOf(selection, address.z);
  const feature = tableOf(selection);
  const columns = propertyColumns(layer.manifest);
  const box = boxSql(address, BUFFER);
  const where = visible(selection);
  const [geometry, from, at] =
    level === undefined
      ? ['f.geom_3857', `${feature} f`, '']
      : [
          'l.geom_3857',
          `${partitionOf('feature_level', layer)} l join ${feature} f on f.vid = l.vid`,
          `${isPublished(selection)} and l.revision = ${Math.trunc(revision)} and l.level = ${level} and `,
        ];
  const drawn = twkbSql(`ST_ClipByBox2D(${geometry}, ${box})`, frameOf(address));
  const text = `select ${commas('f.fid', drawn, ...reading(columns, 'f'))} from ${from}
    where ${at}${geometry} && ${box} and ${where.text} order by f.fid, f.vid`;
  return {
    sql: { text, values: where.values },
    geometry: 'twkb',
    columns,
    isPassing: level !== undefined,
  };
};

import { CELLS, EXTENT, HALF_WORLD, tileSide } from '../../sql/model/grid.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { partitionOf, type Selection, tableOf, visible } from '../layers/visible.ts';
import type { Address } from './address.ts';
import { type Column, gatheredColumns, propertyColumns, quoted, reading } from './columns.ts';
import { boxSql, frameOf, unitX, unitY } from './frame.ts';
import { commas, isPublished, type TileQuery } from './query.ts';

/** Points reach further over a tile's edge than outlines: 32 px of a 512 px tile, more than the largest symbol's radius. */
export const POINT_BUFFER = 256;

/** Cells are numbered above the numbers that hashed ids get, which stay below 2^52. */
const FIRST_CELL = 2 ** 52;
const CELL_ROW = 2 ** 26;

/** A number for what a cell shows: the point's own where it is alone, else one of the cell's place. */
const cellNumber = `case when c.point_count = 1 then f.fid
  else ${FIRST_CELL} + (c.cell_y % ${CELL_ROW})::int8 * ${CELL_ROW} + c.cell_x % ${CELL_ROW} end`;

/** SQL of what cells of several points gathered; a point alone tells its own values. */
const ofSeveral = (expressions: readonly string[]): string[] => [
  'nullif(c.point_count, 1)::text',
  ...expressions.map((expression) => `case when c.point_count > 1 then ${expression} end`),
];

/** SQL of the condition that a cell lies in a tile or its buffer. */
const cellsAround = ({ x, y }: Address, cells: number): string => {
  const reach = Math.ceil((POINT_BUFFER / EXTENT) * cells);
  const range = (tile: number) => `between ${tile * cells - reach} and ${(tile + 1) * cells + reach - 1}`;
  return `cell_x ${range(x)} and cell_y ${range(y)}`;
};

/**
 * SQL of where a cell's symbol is drawn, in units of the tile: a point alone at its own place; several at their mean, but
 * a quarter of the cell from its edges, so that the symbols of neighbours do not lie on each other.
 */
const placed = ({ x, y, z }: Address, cells: number): [string, string] => {
  const frame = frameOf({ x, y, z });
  const side = EXTENT / cells;
  const within = (unit: string, cell: string, tile: number) => {
    const from = `(${cell} - ${tile * cells}) * ${side}`;
    return `case when c.point_count = 1 then ${unit}
      else greatest(${from} + ${side / 4}, least(${from} + ${(side * 3) / 4}, ${unit})) end`;
  };
  return [within(unitX('c.x', frame), 'c.cell_x', x), within(unitY('c.y', frame), 'c.cell_y', y)];
};

/**
 * Every point by itself; no more than `most` and one, as a tile that would hold more is thinned instead. Reading stops
 * there: which points are read does not matter when they are too many.
 */
export const singlePoints = (selection: Selection, address: Address, most: number): TileQuery => {
  const { layer } = selection;
  const frame = frameOf(address);
  const columns = propertyColumns(layer.manifest);
  const where = visible(selection);
  const feature = tableOf(selection);
  const inside = `f.geom_3857 && ${boxSql(address, POINT_BUFFER)} and ${where.text}`;
  const from =
    layer.featureCount <= most
      ? `${feature} f where ${inside}`
      : `(select * from ${feature} f where ${inside} limit ${most + 1}) as f`;
  const [x, y] = [unitX('ST_X(f.geom_3857)', frame), unitY('ST_Y(f.geom_3857)', frame)];
  const text = `select ${commas('f.fid', x, y, ...reading(columns, 'f'))} from ${from} order by f.fid, f.vid`;
  return { sql: { text, values: where.values }, geometry: 'xy', columns, isPassing: false };
};

const columnsOfCells = (manifest: Layer): Column[] => [
  ...gatheredColumns(manifest),
  ...propertyColumns(manifest),
];

/** Points as the etl thinned them. */
export const storedCells = (selection: Selection, address: Address): TileQuery => {
  const { layer, revision } = selection;
  const [, ...gathered] = gatheredColumns(layer.manifest);
  const own = reading(propertyColumns(layer.manifest), 'f');
  const text = `select ${commas(cellNumber, ...placed(address, CELLS), ...ofSeveral(reading(gathered, 'c')), ...own)}
    from (select *, ST_X(geom_3857) as x, ST_Y(geom_3857) as y from ${partitionOf('feature_cell', layer)}) c
    left join ${tableOf(selection)} f on f.vid = c.vid and c.point_count = 1
    where ${isPublished(selection)} and c.revision = ${Math.trunc(revision)} and c.zoom = ${address.z} and ${cellsAround(address, CELLS)}
    order by c.cell_y, c.cell_x`;
  const columns = columnsOfCells(layer.manifest);
  return { sql: { text, values: [] }, geometry: 'xy', columns, isPassing: true };
};

/** SQL that gathers sums and the worst class of the points of a cell, as the etl does. */
const gather = ({ aggregate }: Layer): string[] => {
  const sums = (aggregate?.sum ?? []).map((name) => `sum((p.properties->>${quoted(name)})::numeric)::text`);
  const worst = aggregate?.worst;
  if (!worst) return sums;
  const order = `array[${worst.order.map(quoted).join(', ')}]`;
  return [...sums, `(${order})[max(array_position(${order}, p.properties->>${quoted(worst.property)}))]`];
};

/** Where several points lie, the cell's point is their mean, counted in whole millimetres as the etl does. */
const middle = (coordinate: string): string =>
  `case when count(*) = 1 then min(${coordinate}) else (sum(round(${coordinate} * 1000)::int8) / count(*))::float8 / 1000 end`;

/** Points thinned while the query runs, with so many cells across a tile: what is filtered or dated has no stored cells. */
export const flyingCells = (selection: Selection, address: Address, cells: number): TileQuery => {
  const { layer } = selection;
  const where = visible(selection);
  const side = tileSide(address.z) / cells;
  const parts = gather(layer.manifest);
  // A cell more on each side than is drawn, so that those at the edge are whole.
  const box = boxSql(address, POINT_BUFFER + EXTENT / cells);
  const own = reading(propertyColumns(layer.manifest), 'f');
  const gathered = ofSeveral(parts.map((_, index) => `c.gathered_${index}`));
  const text = `with p as (
      select f.vid, f.properties, ST_X(f.geom_3857) as x, ST_Y(f.geom_3857) as y
      from ${tableOf(selection)} f where f.geom_3857 && ${box} and ${where.text}
    ), c as (
      select floor((x + ${HALF_WORLD}) / ${side})::int4 as cell_x, floor((${HALF_WORLD} - y) / ${side})::int4 as cell_y,
        count(*) as point_count, min(vid) as vid, ${middle('x')} as x, ${middle('y')} as y
        ${parts.map((part, index) => `, ${part} as gathered_${index}`).join('')}
      from p group by 1, 2
    )
    select ${commas(cellNumber, ...placed(address, cells), ...gathered, ...own)}
    from c left join ${tableOf(selection)} f on f.vid = c.vid and c.point_count = 1
    where ${cellsAround(address, cells)} order by c.cell_y, c.cell_x`;
  const columns = columnsOfCells(layer.manifest);
  return { sql: { text, values: where.values }, geometry: 'xy', columns, isPassing: false };
};

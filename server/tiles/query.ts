import { BUFFER, CELLS, EXTENT, tileSide } from '../../sql/model/grid.ts';
import { type Layer, tileProperties, zoomsOf } from '../../sql/model/layer.ts';
import { columnsOf, type Property } from '../../sql/model/property.ts';
import { partitionOf, type Selection, type Sql, visible } from '../layers/visible.ts';
import { type Address, boundsOf } from './address.ts';

/** How a column of a tile row, which arrives as text, becomes a value of the tile. */
export type ColumnKind = 'text' | 'double' | 'whole' | 'boolean';
export type Column = { key: string; kind: ColumnKind };

/**
 * Rows of a tile: an id, then either TWKB in tile coordinates or x and y, then the columns as text; in a fixed order, so
 * that the same tile has the same bytes.
 */
export type TileQuery = { sql: Sql; geometry: 'twkb' | 'xy'; columns: readonly Column[] };

/** Aggregated cells are numbered above all fids, which stay below 2^52. */
const FIRST_CELL = 2 ** 52;
const CELL_ROW = 2 ** 24;
/** A layer with fewer points than this is never thinned on the fly. */
const FEW = 2000;

const KINDS: Record<Property['type'], ColumnKind> = {
  string: 'text',
  text: 'text',
  place: 'text',
  date: 'text',
  number: 'double',
  integer: 'whole',
  boolean: 'boolean',
};

const propertyColumns = (manifest: Layer): Column[] =>
  tileProperties(manifest).flatMap((property) =>
    columnsOf(property).map((key) => ({ key, kind: KINDS[property.type] })),
  );

const aggregateColumns = ({ aggregate }: Layer): Column[] => [
  { key: 'point_count', kind: 'whole' },
  ...(aggregate?.sum ?? []).map((name): Column => ({ key: `sum_${name}`, kind: 'double' })),
  ...(aggregate?.worst ? [{ key: `worst_${aggregate.worst.property}`, kind: 'text' } as const] : []),
];

/** Names come from manifests, which allow letters, digits and underscores only; quoted all the same. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;
const reading = (columns: readonly Column[], from: string): string[] =>
  columns.map(({ key }) => `${from}.properties->>${quoted(key)}`);
const list = (...parts: readonly string[]): string => parts.join(', ');

type Frame = { box: string; scale: number; west: number; north: number };

const frameOf = (address: Address, units = BUFFER): Frame => {
  const { west, south, east, north } = boundsOf(address);
  const reach = (tileSide(address.z) / EXTENT) * units;
  const box = `ST_MakeEnvelope(${west - reach}, ${south - reach}, ${east + reach}, ${north + reach}, 3857)`;
  return { box, scale: EXTENT / (east - west), west, north };
};

const tileX = (point: string, { west, scale }: Frame): string =>
  `round((ST_X(${point}) - (${west})) * ${scale})::int4`;
const tileY = (point: string, { north, scale }: Frame): string =>
  `round(((${north}) - ST_Y(${point})) * ${scale})::int4`;

/** Lines and polygons, from the coarsest stored level that serves the zoom, else as they are. */
const shapes = (selection: Selection, address: Address): TileQuery => {
  const { layer, revision } = selection;
  const frame = frameOf(address);
  const level =
    layer.revision === revision ? layer.levels.find((candidate) => candidate >= address.z) : undefined;
  const columns = propertyColumns(layer.manifest);
  const where = visible(selection);
  const geometry = level === undefined ? 'f.geom_3857' : 'l.geom_3857';
  const { scale, west, north } = frame;
  const drawn = `ST_AsTWKB(ST_Affine(ST_ClipByBox2D(${geometry}, ${frame.box}), ${scale}, 0, 0, -${scale}, ${-west * scale}, ${north * scale}), 0)`;
  const from =
    level === undefined
      ? `${partitionOf('feature', layer)} f`
      : `${partitionOf('feature_level', layer)} l join ${partitionOf('feature', layer)} f on f.vid = l.vid`;
  const at = level === undefined ? '' : `l.revision = ${revision} and l.level = ${level} and `;
  const text = `select ${list('f.fid', drawn, ...reading(columns, 'f'))} from ${from}
    where ${at}${geometry} && ${frame.box} and ${where.text} order by f.fid, f.vid`;
  return { sql: { text, values: where.values }, geometry: 'twkb', columns };
};

const singlePoints = (selection: Selection, address: Address): TileQuery => {
  const frame = frameOf(address);
  const columns = propertyColumns(selection.layer.manifest);
  const where = visible(selection);
  // A point layer may hold multi-points; each is drawn where its first point lies.
  const point = 'ST_GeometryN(f.geom_3857, 1)';
  const text = `select ${list('f.fid', tileX(point, frame), tileY(point, frame), ...reading(columns, 'f'))}
    from ${partitionOf('feature', selection.layer)} f
    where f.geom_3857 && ${frame.box} and ${where.text} order by f.fid, f.vid`;
  return { sql: { text, values: where.values }, geometry: 'xy', columns };
};

const cellId = (fid: string): string =>
  `case when c.point_count = 1 then ${fid} else ${FIRST_CELL} + c.cell_y * ${CELL_ROW}::int8 + c.cell_x end`;

/** Points as the etl thinned them. */
const storedCells = ({ layer, revision }: Selection, address: Address): TileQuery => {
  const frame = frameOf(address);
  const own = propertyColumns(layer.manifest);
  const [, ...added] = aggregateColumns(layer.manifest);
  const point = 'c.geom_3857';
  const first = { x: address.x * CELLS - 1, y: address.y * CELLS - 1 };
  const text = `select ${list(cellId('f.fid'), tileX(point, frame), tileY(point, frame), 'nullif(c.point_count, 1)::text', ...reading(added, 'c'), ...reading(own, 'f'))}
    from ${partitionOf('feature_cell', layer)} c left join ${partitionOf('feature', layer)} f on f.vid = c.vid and c.point_count = 1
    where c.revision = ${revision} and c.zoom = ${address.z}
      and c.cell_x between ${first.x} and ${first.x + CELLS + 1} and c.cell_y between ${first.y} and ${first.y + CELLS + 1}
    order by c.cell_y, c.cell_x`;
  return {
    sql: { text, values: [] },
    geometry: 'xy',
    columns: [...aggregateColumns(layer.manifest), ...own],
  };
};

/** How sums and the worst class of a cell are taken from its points; absent in a cell of one. */
const gathered = ({ aggregate }: Layer): string[] => {
  const sums = (aggregate?.sum ?? []).map(
    (name) => `sum((p.properties->>${quoted(name)})::numeric)::float8::text`,
  );
  const worst = aggregate?.worst;
  if (!worst) return sums;
  const order = `array[${worst.order.map(quoted).join(', ')}]`;
  return [...sums, `(${order})[max(array_position(${order}, p.properties->>${quoted(worst.property)}))]`];
};

/** Points thinned while the query runs: what is filtered or dated has no stored cells. */
const flyingCells = (selection: Selection, address: Address): TileQuery => {
  const { layer } = selection;
  // A cell more on each side, so that the cells at the edge are whole.
  const frame = frameOf(address, EXTENT / CELLS);
  const own = propertyColumns(layer.manifest);
  const columns = aggregateColumns(layer.manifest);
  const where = visible(selection);
  const unit = EXTENT / CELLS;
  const point = 'ST_GeometryN(f.geom_3857, 1)';
  const parts = gathered(layer.manifest);
  const alone = parts.map((_, index) => `case when c.point_count > 1 then c.a${index} end`);
  const text = `with p as (
      select f.vid, f.properties, ${tileX(point, frame)} as x, ${tileY(point, frame)} as y
      from ${partitionOf('feature', layer)} f where f.geom_3857 && ${frame.box} and ${where.text}
    ), c as (
      select floor(x / ${unit}.0)::int4 + ${address.x * CELLS} as cell_x, floor(y / ${unit}.0)::int4 + ${address.y * CELLS} as cell_y,
             count(*) as point_count, min(vid) as vid, round(avg(x))::int4 as x, round(avg(y))::int4 as y
             ${parts.map((part, index) => `, ${part} as a${index}`).join('')}
      from p group by 1, 2
    )
    select ${list(cellId('f.fid'), 'c.x', 'c.y', 'nullif(c.point_count, 1)::text', ...alone, ...reading(own, 'f'))}
    from c left join ${partitionOf('feature', layer)} f on f.vid = c.vid and c.point_count = 1
    order by c.cell_y, c.cell_x`;
  return { sql: { text, values: where.values }, geometry: 'xy', columns: [...columns, ...own] };
};

const points = (selection: Selection, address: Address): TileQuery => {
  const { layer, revision, period, filter } = selection;
  const isStored = layer.levels.includes(address.z);
  if (isStored && !period && !filter && revision === layer.revision) return storedCells(selection, address);
  const isMany = layer.featureCount > FEW && address.z < zoomsOf(layer.manifest).max;
  return isStored || (isMany && layer.levels.length === 0)
    ? flyingCells(selection, address)
    : singlePoints(selection, address);
};

/** The query for the rows of a layer in a tile. */
export const tileQuery = (selection: Selection, address: Address): TileQuery =>
  selection.layer.manifest.geometry === 'point' ? points(selection, address) : shapes(selection, address);

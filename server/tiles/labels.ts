import { EXTENT, tileSide } from '../../sql/model/grid.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { columnsOf } from '../../sql/model/property.ts';
import { type Selection, tableOf, visible } from '../layers/visible.ts';
import { type Address, boundsOf } from './address.ts';
import { type Column, propertyColumns, reading } from './columns.ts';
import { boxSql, frameOf, unitX, unitY } from './frame.ts';
import { commas, type TileQuery } from './query.ts';

/** A tile of 512 px has no room for more names. */
const MOST = 250;
/** Units of a tile that a polygon must be wide for its name to be sent: 8 px of 512. */
const LEAST_ROOM = 64;

/** The names, and the room there is for them, metres: the larger go first. */
export const labelColumns = (manifest: Layer): Column[] => {
  const names = manifest.properties.filter(({ name }) => name === manifest.label).flatMap(columnsOf);
  return propertyColumns(manifest).filter(({ key }) => names.includes(key));
};
export const ROOM: Column = { key: 'label_room', kind: 'whole' };

/**
 * The points of names, each in the one tile it lies in: names are placed across the edges of tiles, and would be there
 * twice. Where there are too many, the largest polygons'.
 */
export const labelQuery = (selection: Selection, address: Address): TileQuery => {
  const { layer } = selection;
  const frame = frameOf(address);
  const { west, south, east, north } = boundsOf(address);
  const where = visible(selection);
  const names = labelColumns(layer.manifest);
  const room = (LEAST_ROOM / EXTENT) * tileSide(address.z);
  const [x, y] = [unitX('ST_X(f.label_point)', frame), unitY('ST_Y(f.label_point)', frame)];
  const text = `select ${commas('f.fid', x, y, ...reading(names, 'f'), 'round(f.label_room)::int8::text')}
    from (select * from ${tableOf(selection)} f
      where f.label_point && ${boxSql(address, 0)} and f.label_room >= ${room} and ${where.text}
        and ST_X(f.label_point) >= ${west} and ST_X(f.label_point) < ${east}
        and ST_Y(f.label_point) > ${south} and ST_Y(f.label_point) <= ${north}
      order by f.label_room desc, f.fid, f.vid limit ${MOST}) as f
    order by f.fid, f.vid`;
  return { sql: { text, values: where.values }, geometry: 'xy', columns: [...names, ROOM], isPassing: false };
};

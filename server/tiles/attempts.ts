import { CELLS, RAW_POINTS } from '../../sql/model/grid.ts';
import { zoomsOf } from '../../sql/model/layer.ts';
import type { Selection } from '../layers/visible.ts';
import type { Address } from './address.ts';
import { flyingCells, singlePoints, storedCells } from './points.ts';
import type { TileQuery } from './query.ts';

/** A way to fill a tile with points, good if it takes no more rows and bytes than this. */
export type Attempt = { query: () => TileQuery; rows: number; bytes: number };

/** Points are drawn one by one where they take no more than this and are not too many: as the etl decides on stored cells. */
const RAW_BYTES = 250_000;
/** A tile is asked for with what lies around it, to the reach of a symbol. */
const AROUND = 1.5;
/** A point takes no fewer bytes: its headers, number and place. */
const POINT_BYTES = 20;
/** Cells across a tile, ever fewer, where tiles of so many would still be too large: values of points alone may be long. */
const COARSER = [CELLS / 2, CELLS / 4];
/** At the last zoom, beyond which clients enlarge, points stay apart as long as they can. */
const FINER = [CELLS * 8, CELLS * 4, CELLS * 2];

const isAsPublished = ({ layer, revision, period, filter }: Selection): boolean =>
  !period && !filter && revision === layer.revision;

/**
 * Ways to fill a tile of a point layer, the best first: stored cells where the etl made some, points one by one where
 * they are few, else cells made on the fly, of the same size; coarser until a tile holds no more than `bytes`.
 */
export const pointAttempts = (selection: Selection, address: Address, bytes: number): Attempt[] => {
  const { layer } = selection;
  const flying = (cells: number): Attempt => ({
    query: () => flyingCells(selection, address, cells),
    rows: Number.POSITIVE_INFINITY,
    bytes,
  });
  const isLast = address.z >= zoomsOf(layer.manifest).max;
  const raw = isLast ? bytes : Math.min(bytes, RAW_BYTES);
  const fit = Math.ceil(raw / POINT_BYTES);
  const most = isLast ? fit : Math.min(fit, RAW_POINTS * AROUND);
  const rest = COARSER.map(flying);
  if (!layer.levels.includes(address.z)) {
    const single = { query: () => singlePoints(selection, address, most), rows: most, bytes: raw };
    return [single, ...(isLast ? FINER : []).map(flying), flying(CELLS), ...rest];
  }
  const first = isAsPublished(selection)
    ? { query: () => storedCells(selection, address), rows: Number.POSITIVE_INFINITY, bytes }
    : flying(CELLS);
  return [first, ...rest];
};

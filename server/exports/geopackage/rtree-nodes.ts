import { type Box, type Envelopes, hilbertOrder, unionOf } from '../envelopes.ts';

/** A node of SQLite's R-tree: its number, its bytes, and the node above it (none above the root, which is 1). */
export type RtreeNode = { number: number; data: Uint8Array; parent: number | null; rows: readonly number[] };

/** As many cells as SQLite puts in a node, and the bytes of a cell: a number, then four floats. */
const CELLS = 51;
const CELL_BYTES = 24;
const NODE_BYTES = 4 + CELLS * CELL_BYTES;

type Cell = { id: number; box: Box };

/** The next float at or below a number, and at or above it: an index may find too much, never too little. */
const roundDown = (value: number): number => {
  const near = Math.fround(value);
  return near <= value ? near : Math.fround(near - Math.abs(near) * 2 ** -23 - 2 ** -149);
};
const roundUp = (value: number): number => -roundDown(-value);

/** The bytes of a node: the depth of the tree (in its root alone), how many cells, the cells; all big-endian. */
const bytesOf = (cells: readonly Cell[], depth: number): Uint8Array => {
  const data = new Uint8Array(NODE_BYTES);
  const view = new DataView(data.buffer);
  view.setUint16(0, depth);
  view.setUint16(2, cells.length);
  for (const [index, { id, box }] of cells.entries()) {
    const at = 4 + index * CELL_BYTES;
    view.setBigInt64(at, BigInt(id));
    // SQLite's order is least x, greatest x, least y, greatest y.
    const floats = [roundDown(box[0]), roundUp(box[2]), roundDown(box[1]), roundUp(box[3])];
    for (const [place, value] of floats.entries()) view.setFloat32(at + 8 + 4 * place, value);
  }
  return data;
};

/** How many nodes each level has, the leaves first, the root last. */
const levelsOf = (count: number): number[] => {
  const levels = [Math.max(1, Math.ceil(count / CELLS))];
  while ((levels.at(-1) ?? 1) > 1) levels.push(Math.ceil((levels.at(-1) ?? 1) / CELLS));
  return levels;
};

/** The numbers of nodes: the root is 1, the leaves begin at 2, each level goes on behind the one below. */
const numbersOf = (levels: readonly number[]) => {
  const starts = levels.map((_, level) => levels.slice(0, level).reduce((sum, nodes) => sum + nodes, 2));
  return (level: number, index: number): number =>
    level === levels.length - 1 ? 1 : (starts[level] ?? 0) + index;
};

/**
 * The nodes of an R-tree over rows that are numbered from 1 in the order of their boxes, packed along Hilbert's curve, as
 * SQLite stores them ("The SQLite R*Tree Module", section 7.1). `rowOf` gives the number of a row by its box's place.
 */
export const rtreeNodes = function* (
  envelopes: Envelopes,
  rowOf: (index: number) => number,
): Generator<RtreeNode> {
  const order = hilbertOrder(envelopes);
  const levels = levelsOf(order.length);
  const numberOf = numbersOf(levels);
  const top = levels.length - 1;
  let boxes: Box[] = [];
  for (const [level, nodes] of levels.entries()) {
    const cellAt = (at: number): Cell =>
      level === 0
        ? { id: rowOf(order[at]!), box: envelopes.at(order[at]!) }
        : { id: numberOf(level - 1, at), box: boxes[at]! };
    const count = level === 0 ? order.length : boxes.length;
    const above: Box[] = [];
    for (let index = 0; index < nodes; index++) {
      const length = Math.min(CELLS, count - index * CELLS);
      const cells = Array.from({ length }, (_, at) => cellAt(index * CELLS + at));
      above.push(unionOf(cells.map(({ box }) => box)));
      yield {
        number: numberOf(level, index),
        data: bytesOf(cells, level === top ? top : 0),
        parent: level === top ? null : numberOf(level + 1, Math.floor(index / CELLS)),
        rows: level === 0 ? cells.map(({ id }) => id) : [],
      };
    }
    boxes = above;
  }
};

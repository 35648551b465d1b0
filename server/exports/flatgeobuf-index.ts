import {
  DEFAULT_NODE_SIZE,
  generateLevelBounds,
  NODE_ITEM_BYTE_LEN,
} from 'flatgeobuf/lib/mjs/packedrtree.js';
import { type Box, type Envelopes, unionOf } from './envelopes.ts';

/** How many boxes a node of the tree has. */
export const NODE_SIZE = DEFAULT_NODE_SIZE;

/**
 * The packed R-tree of a FlatGeobuf file (its specification, "Spatial index"): 40 bytes a node, the root first, leaves last
 * in the order of the features; a leaf has where its feature begins, another node which its first child is.
 */
export const indexBytes = (
  envelopes: Envelopes,
  order: Uint32Array,
  lengthOf: (index: number) => number,
): Buffer => {
  const levels = generateLevelBounds(order.length, NODE_SIZE);
  const data = Buffer.alloc((levels[0]?.[1] ?? 0) * NODE_ITEM_BYTE_LEN);
  const put = (node: number, box: Box, offset: number): void => {
    const at = node * NODE_ITEM_BYTE_LEN;
    for (const [place, edge] of box.entries()) data.writeDoubleLE(edge, at + 8 * place);
    data.writeBigUInt64LE(BigInt(offset), at + 32);
  };
  const boxAt = (node: number): Box =>
    [0, 8, 16, 24].map((place) => data.readDoubleLE(node * NODE_ITEM_BYTE_LEN + place)) as unknown as Box;
  let begin = 0;
  for (const [place, index] of order.entries()) {
    put((levels[0]?.[0] ?? 0) + place, envelopes.at(index), begin);
    begin += lengthOf(index);
  }
  for (const [level, [first, end]] of levels.slice(0, -1).entries()) {
    let parent = levels[level + 1]?.[0] ?? 0;
    for (let child = first; child < end; child += NODE_SIZE, parent++) {
      const count = Math.min(NODE_SIZE, end - child);
      put(parent, unionOf(Array.from({ length: count }, (_, at) => boxAt(child + at))), child);
    }
  }
  return data;
};

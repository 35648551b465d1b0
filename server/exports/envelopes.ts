/** West, south, east, north. */
export type Box = readonly [number, number, number, number];

/**
 * The boxes of a file's features, in the order of its rows, in flat arrays: 32 bytes a feature, as an index can be made
 * only when all are known.
 */
export type Envelopes = {
  count: () => number;
  add: (box: Box) => void;
  at: (index: number) => Box;
  /** Around all; null where there are none. */
  extent: () => Box | null;
};

const around = (a: Box | null, b: Box): Box =>
  a === null ? b : [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];

const larger = (values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  const grown = new Float64Array(values.length * 2);
  grown.set(values);
  return grown;
};

export const openEnvelopes = (): Envelopes => {
  let values = new Float64Array(4096);
  let length = 0;
  let extent: Box | null = null;
  return {
    count: () => length / 4,
    add: (box) => {
      if (length === values.length) values = larger(values);
      values.set(box, length);
      length += 4;
      extent = around(extent, box);
    },
    at: (index) => [...values.subarray(4 * index, 4 * index + 4)] as unknown as Box,
    extent: () => extent,
  };
};

const SIDE = 2 ** 16;

/** Where a cell of a grid of 2^16 by 2^16 lies on Hilbert's curve (Wikipedia, "Hilbert curve", xy2d). */
const hilbert = (column: number, row: number): number => {
  let [x, y, along] = [column, row, 0];
  for (let half = SIDE / 2; half >= 1; half /= 2) {
    const right = (x & half) > 0 ? 1 : 0;
    const up = (y & half) > 0 ? 1 : 0;
    along += half * half * ((3 * right) ^ up);
    if (up === 1) continue;
    if (right === 1) [x, y] = [SIDE - 1 - x, SIDE - 1 - y];
    [x, y] = [y, x];
  }
  return along;
};

/** The numbers of the features along Hilbert's curve through the middles of their boxes: neighbours stay neighbours. */
export const hilbertOrder = (envelopes: Envelopes): Uint32Array => {
  const [west, south, east, north] = envelopes.extent() ?? [0, 0, 0, 0];
  const cell = (value: number, from: number, to: number): number =>
    to > from ? Math.min(SIDE - 1, Math.floor(((value - from) / (to - from)) * SIDE)) : 0;
  const places = new Float64Array(envelopes.count());
  for (let index = 0; index < places.length; index++) {
    const box = envelopes.at(index);
    places[index] = hilbert(
      cell((box[0] + box[2]) / 2, west, east),
      cell((box[1] + box[3]) / 2, south, north),
    );
  }
  return Uint32Array.from(places.keys()).sort((a, b) => places[a]! - places[b]! || a - b);
};

/** The box around several. */
export const unionOf = (boxes: readonly Box[]): Box => boxes.reduce<Box | null>(around, null) ?? [0, 0, 0, 0];

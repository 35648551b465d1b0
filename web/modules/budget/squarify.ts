/** A rectangle of a tree map, in the units of the whole; `x` from where a reader begins. */
export type Box = { x: number; y: number; width: number; height: number };

/** The greatest ratio of sides that a row of areas would have along a side. */
const worst = (row: readonly number[], side: number): number => {
  const sum = row.reduce((a, b) => a + b, 0);
  const thickness = sum / side;
  return Math.max(
    ...row.map((area) => Math.max(area / thickness / thickness, (thickness * thickness) / area)),
  );
};

/**
 * Squarified tree map (Bruls, Huizing and van Wijk 2000): areas in the order given, which should fall, as boxes of just those
 * areas that fill a rectangle, each as near to a square as the order allows. Values that are not above zero have a box of no
 * area. Own code, as the whole of it is shorter than what a library would bring.
 */
export const squarify = (values: readonly number[], whole: Box): Box[] => {
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const scale = total > 0 ? (whole.width * whole.height) / total : 0;
  const areas = values.map((value) => Math.max(0, value) * scale);
  const boxes: Box[] = [];
  let free = whole;
  let at = 0;
  while (at < areas.length) {
    const side = Math.min(free.width, free.height);
    const first = areas[at]!;
    if (first <= 0 || side <= 0) {
      boxes.push({ x: free.x, y: free.y, width: 0, height: 0 });
      at += 1;
      continue;
    }
    const row = [first];
    for (let next = areas[at + row.length]; next !== undefined && next > 0; next = areas[at + row.length]) {
      if (worst([...row, next], side) > worst(row, side)) break;
      row.push(next);
    }
    const thickness = row.reduce((a, b) => a + b, 0) / side;
    const isAcross = free.width >= free.height;
    let along = isAcross ? free.y : free.x;
    for (const area of row) {
      const length = area / thickness;
      boxes.push(
        isAcross
          ? { x: free.x, y: along, width: thickness, height: length }
          : { x: along, y: free.y, width: length, height: thickness },
      );
      along += length;
    }
    free = isAcross
      ? { ...free, x: free.x + thickness, width: Math.max(0, free.width - thickness) }
      : { ...free, y: free.y + thickness, height: Math.max(0, free.height - thickness) };
    at += row.length;
  }
  return boxes;
};

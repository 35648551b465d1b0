import type { Shape } from './twkb.ts';

/** Geometry of a feature as MVT 2.1 (4.3) writes it: commands and zigzag deltas. Empty when nothing is left to draw. */
export type Commands = number[];

const MOVE = 1;
const LINE = 2;
const CLOSE = 7;

const command = (id: number, count: number): number => (id & 0x7) | (count << 3);
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

type Pen = { out: Commands; x: number; y: number };

const to = (pen: Pen, x: number, y: number): void => {
  pen.out.push(zigzag(x - pen.x), zigzag(y - pen.y));
  pen.x = x;
  pen.y = y;
};

const rounded = (value: number, grain: number): number =>
  grain === 1 ? value : Math.round(value / grain) * grain;

/** Coordinates rounded to the grain; points that repeat the one before say nothing. */
const distinct = (flat: Int32Array, grain: number): number[] => {
  const kept: number[] = [];
  for (let index = 0; index < flat.length; index += 2) {
    const x = rounded(flat[index] as number, grain);
    const y = rounded(flat[index + 1] as number, grain);
    const last = kept.length;
    if (last === 0 || kept[last - 2] !== x || kept[last - 1] !== y) kept.push(x, y);
  }
  return kept;
};

/** Twice the area of a ring, positive where it runs clockwise on the screen (y down). */
export const doubleArea = (ring: readonly number[]): number => {
  let sum = 0;
  for (let index = 0; index < ring.length; index += 2) {
    const next = (index + 2) % ring.length;
    sum +=
      (ring[index] as number) * (ring[next + 1] as number) -
      (ring[next] as number) * (ring[index + 1] as number);
  }
  return sum;
};

const run = (pen: Pen, flat: readonly number[]): void => {
  pen.out.push(command(MOVE, 1));
  to(pen, flat[0] as number, flat[1] as number);
  pen.out.push(command(LINE, flat.length / 2 - 1));
  for (let index = 2; index < flat.length; index += 2)
    to(pen, flat[index] as number, flat[index + 1] as number);
};

const reversed = (ring: readonly number[]): number[] => {
  const back: number[] = [];
  for (let index = ring.length - 2; index >= 0; index -= 2)
    back.push(ring[index] as number, ring[index + 1] as number);
  return back;
};

/** Outer rings clockwise, inner ones against; false where a ring has collapsed to a line or a point. */
const ring = (pen: Pen, flat: Int32Array, isOuter: boolean, grain: number): boolean => {
  const open = distinct(flat, grain);
  if (open.length > 2 && open[0] === open.at(-2) && open[1] === open.at(-1)) open.length -= 2;
  const area = open.length < 6 ? 0 : doubleArea(open);
  if (area === 0) return false;
  run(pen, area > 0 === isOuter ? open : reversed(open));
  pen.out.push(command(CLOSE, 1));
  return true;
};

const polygons = (pen: Pen, shape: Shape, grain: number): void => {
  let at = 0;
  for (const count of shape.rings) {
    const isThere = count > 0 && ring(pen, shape.parts[at] as Int32Array, true, grain);
    for (let hole = 1; isThere && hole < count; hole++)
      ring(pen, shape.parts[at + hole] as Int32Array, false, grain);
    at += count;
  }
};

const lines = (pen: Pen, shape: Shape, grain: number): void => {
  for (const part of shape.parts) {
    const flat = distinct(part, grain);
    if (flat.length >= 4) run(pen, flat);
  }
};

const points = (pen: Pen, shape: Shape): void => {
  if (shape.parts.length === 0) return;
  pen.out.push(command(MOVE, shape.parts.length));
  for (const part of shape.parts) to(pen, part[0] as number, part[1] as number);
};

const DRAW = { point: points, line: lines, polygon: polygons };

/** The commands of a shape, its coordinates rounded to the grain (tile units); degenerate rings and lines are left out. */
export const commandsOf = (shape: Shape, grain = 1): Commands => {
  const pen: Pen = { out: [], x: 0, y: 0 };
  DRAW[shape.kind](pen, shape, grain);
  return pen.out;
};

/** The commands of one point, without the way through a shape. */
export const pointCommands = (x: number, y: number): Commands => [command(MOVE, 1), zigzag(x), zigzag(y)];

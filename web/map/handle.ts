import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature, FeatureCollection } from 'geojson';
import type { Camera } from '../url.ts';

export type Point = { lng: number; lat: number };
/** A feature under the pointer, from the tiles, by its number there. `count` above 1: a circle that stands for several. */
export type Hit = Point & {
  layer: string;
  fid: number;
  properties: Record<string, unknown>;
  count: number;
};
/** West, south, east, north in degrees. */
export type Box = readonly [number, number, number, number];

/** Pixels that the panel covers, at the reading side or from below. */
export type Hidden = { start: number; bottom: number };

export type MapEvents = {
  moved: (camera: Camera) => void;
  clicked: (hits: Hit[], at: Point) => void;
  /** What a feature under the pointer is called, for the text beside it; null where it has no name. */
  named: (hit: Hit) => string | null;
  failed: () => void;
  ready: () => void;
};

/** Told where the reader points while a tool is at work; `move` follows the pointer. */
export type Pointing = {
  click: (at: Point) => void;
  move: (at: Point) => void;
  end: () => void;
  /** Whether what is drawn is taken along from there; then `click` is told where it comes to, and the map stays. */
  grabs?: (at: Point) => boolean;
};

/** The map as the rest of the page knows it. */
export type MapHandle = {
  show: (style: StyleSpecification, selected: Feature | null) => void;
  /** Draws a tool's shapes on top; null takes them away. */
  draw: (shapes: FeatureCollection | null) => void;
  /** Gives clicks to a tool instead of to identifying; null gives them back. */
  point: (listener: Pointing | null) => void;
  /** Follows every step of a movement; returns how to stop. */
  follow: (listener: (camera: Camera) => void) => () => void;
  go: (camera: Camera) => void;
  fit: (box: Box, hidden: Hidden) => void;
  zoomBy: (steps: number) => void;
  camera: () => Camera;
  /** Metres that a pixel of the page covers in the middle of the map. */
  metresPerPixel: () => number;
  /** What is seen now, as a picture. */
  picture: () => Promise<HTMLCanvasElement>;
  resize: () => void;
  remove: () => void;
};

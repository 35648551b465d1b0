import {
  interpolateViridis,
  schemeBlues,
  schemeBrBG,
  schemeBuPu,
  schemeGreens,
  schemeOranges,
  schemePuOr,
  schemePurples,
  schemeRdYlBu,
  schemeYlGnBu,
  schemeYlOrRd,
} from 'd3-scale-chromatic';
import type { RAMPS } from '../draw.ts';

type Ramp = (typeof RAMPS)[number];
type Scheme = ReadonlyArray<ReadonlyArray<string>>;

const SCHEMES: Record<Exclude<Ramp, 'viridis'>, Scheme> = {
  YlGnBu: schemeYlGnBu,
  YlOrRd: schemeYlOrRd,
  Blues: schemeBlues,
  Greens: schemeGreens,
  Purples: schemePurples,
  Oranges: schemeOranges,
  BuPu: schemeBuPu,
  RdYlBu: schemeRdYlBu,
  PuOr: schemePuOr,
  BrBG: schemeBrBG,
};

const hex = (color: string): string => {
  const parts = /rgb\((\d+), (\d+), (\d+)\)/.exec(color)?.slice(1).map(Number);
  return parts ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` : color;
};

const colors = (ramp: Ramp, count: number): readonly string[] => {
  if (ramp === 'viridis')
    return Array.from({ length: count }, (_, index) =>
      hex(interpolateViridis(index / Math.max(1, count - 1))),
    );
  const scheme = SCHEMES[ramp];
  // ColorBrewer begins at three classes; two take the outer ones of three.
  const three = scheme[3] ?? [];
  return count < 3 ? [three[0] ?? '#000000', three[2] ?? '#000000'].slice(0, count) : (scheme[count] ?? []);
};

/** The colours of a ramp's classes, low to high (or high to low, `reverse`). ColorBrewer; viridis at even steps. */
export const rampColors = (ramp: Ramp, count: number, reverse = false): string[] => {
  const found = [...colors(ramp, count)];
  return reverse ? found.reverse() : found;
};

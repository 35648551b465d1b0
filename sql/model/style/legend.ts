import type { Layer } from '../layer.ts';
import type { Text } from '../text.ts';
import { classesOf, type DrawnClass, radiusOf } from './paint.ts';
import { colorOf, type Scheme } from './palette.ts';

/** A sign of the legend, drawn as on the map. */
export type Sign = { shape: 'circle' | 'line' | 'area'; color: string; radius?: number };
export type LegendRow = {
  sign: Sign;
  meaning:
    | { kind: 'layer' }
    | { kind: 'title'; title: Text }
    | { kind: 'range'; from: number | null; to: number | null }
    | { kind: 'amount'; value: number };
};

const SHAPES = { point: 'circle', line: 'line', polygon: 'area' } as const;

const meaningOf = (one: DrawnClass): LegendRow['meaning'] => {
  if (one.kind === 'value') return { kind: 'title', title: one.title };
  return one.kind === 'range' ? { kind: 'range', from: one.from, to: one.to } : { kind: 'layer' };
};

/** Round amounts below the largest, for the sizes of a legend: the largest, about a third and a tenth of it. */
const amounts = (max: number): number[] => {
  const nice = (value: number) => {
    const step = 10 ** Math.floor(Math.log10(value));
    return Math.max(1, Math.round(value / step)) * step;
  };
  return [...new Set([max, nice(max / 3), nice(max / 12)])];
};

/** The rows of a layer's legend; the colours are those of the style. */
export const legendOf = (layer: Layer, scheme: Scheme): LegendRow[] => {
  const { draw } = layer;
  const shape = SHAPES[layer.geometry];
  const classes = classesOf(draw, scheme).map(
    (one): LegendRow => ({ sign: { shape, color: one.color }, meaning: meaningOf(one) }),
  );
  if (draw.kind === 'single')
    return [{ sign: { shape, color: colorOf(draw.color, scheme) }, meaning: { kind: 'layer' } }];
  if (draw.kind !== 'proportional') return classes;
  const sizes = amounts(draw.max).map(
    (value): LegendRow => ({
      sign: { shape, color: colorOf(draw.color, scheme), radius: radiusOf(value, draw.max) },
      meaning: { kind: 'amount', value },
    }),
  );
  return [...classes, ...sizes];
};

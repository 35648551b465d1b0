import type { Layer } from '../layer.ts';
import type { Text } from '../text.ts';
import { ICON_PATHS } from './icon-paths.ts';
import { classesOf, type DrawnClass, radiusOf } from './paint.ts';
import { colorOf, NO_DATA, type Scheme } from './palette.ts';
import { INKS, inkOn } from './sprite.ts';

/** A sign of the legend, drawn as on the map. */
export type Sign = {
  shape: 'circle' | 'line' | 'area';
  color: string;
  radius?: number;
  /** In a circle of this colour, in the ink that is read on it. */
  icon?: { path: string; ink: string };
  /** Hatched, or paler where it is a point. */
  isHatched?: true;
};
export type LegendRow = {
  sign: Sign;
  meaning:
    | { kind: 'layer' }
    | { kind: 'title'; title: Text }
    | { kind: 'range'; from: number | null; to: number | null }
    | { kind: 'amount'; value: number };
};
/** Rows that speak of one property; null: of the layer itself. */
export type LegendGroup = { property: string | null; rows: LegendRow[] };

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

const sizes = (draw: Extract<Layer['draw'], { kind: 'proportional' }>, scheme: Scheme): LegendGroup => ({
  property: draw.property,
  rows: amounts(draw.max).map((value) => ({
    sign: { shape: 'circle', color: colorOf(draw.color, scheme), radius: radiusOf(value, draw.max) },
    meaning: { kind: 'amount', value },
  })),
});

const iconOn = ({ icon, status }: Layer, color: string, scheme: Scheme): Pick<Sign, 'icon'> => {
  if (!icon) return {};
  const ink = status === 'sample' ? (scheme === 'light' ? 'deep' : 'pale') : inkOn(color);
  return { icon: { path: ICON_PATHS[icon], ink: INKS[ink] } };
};

/** What hatches mean, where they mean something. */
const hatched = ({ hatch, geometry }: Layer, scheme: Scheme): LegendGroup[] =>
  hatch
    ? [
        {
          property: hatch.property,
          rows: [
            {
              sign: { shape: SHAPES[geometry], color: NO_DATA[scheme], isHatched: true },
              meaning: { kind: 'title', title: hatch.title },
            },
          ],
        },
      ]
    : [];

/** A layer's legend, a group for each property that the drawing shows; the colours are those of the style. */
export const legendOf = (layer: Layer, scheme: Scheme): LegendGroup[] => {
  const { draw, geometry } = layer;
  const shape = SHAPES[geometry];
  const rows = classesOf(draw, scheme).map((one) => ({
    sign: { shape, color: one.color, ...iconOn(layer, one.color, scheme) },
    meaning: meaningOf(one),
  }));
  switch (draw.kind) {
    case 'single':
      return [
        {
          property: null,
          rows: [
            {
              sign: {
                shape,
                color: colorOf(draw.color, scheme),
                ...iconOn(layer, colorOf(draw.color, scheme), scheme),
              },
              meaning: { kind: 'layer' },
            },
          ],
        },
      ];
    case 'category':
    case 'choropleth':
      return [{ property: draw.property, rows }, ...hatched(layer, scheme)];
    case 'proportional':
      return [...(draw.category ? [{ property: draw.category.property, rows }] : []), sizes(draw, scheme)];
  }
};

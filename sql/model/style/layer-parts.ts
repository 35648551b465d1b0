import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { hasLabelPoints, type Layer, labelLayerOf } from '../layer.ts';
import type { Language } from '../text.ts';
import { FONTS, LARGEST_FIRST, labelOf } from './label.ts';
import { radiusExpression } from './paint.ts';
import { BASE, type Scheme } from './palette.ts';

/** How a layer is looked at. `opacity` is 0 to 1. */
export type LayerLook = { scheme: Scheme; language: Language; opacity: number };

/** The source of a data layer's tiles. */
export const sourceOf = (id: string): string => `layer-${id}`;

/** Points that stand for themselves, not cells of several. */
export const ALONE: FilterSpecification = ['!', ['has', 'point_count']];

/** What the viewer marks under the pointer; other clients may set the same state. */
export const HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
/** A value for what is under the pointer, and one for all else. */
export const whenHovered = <T extends number | string>(then: T, otherwise: T): ExpressionSpecification => [
  'case',
  HOVERED,
  then,
  otherwise,
];
/** What every style layer of a data layer starts with. */
export const part = (layer: Layer, name: string) => ({
  id: `${layer.id}-${name}`,
  source: sourceOf(layer.id),
  'source-layer': layer.id,
});

const haloed = (scheme: Scheme, opacity: number) => ({
  'text-color': BASE[scheme].label,
  'text-halo-color': BASE[scheme].halo,
  'text-halo-width': 1.4,
  'text-opacity': opacity,
});

const TEXT_SIZE = 12;

/** Distance of a name from its point, in ems: outside the circle, however large. */
const labelOffset = ({ draw }: Layer): number | ExpressionSpecification =>
  draw.kind === 'proportional' ? ['+', 0.35, ['/', radiusExpression(draw), TEXT_SIZE]] : 0.95;

/** The names of a layer from a zoom on; none where it has no label. */
export const label = (
  layer: Layer,
  { scheme, language, opacity }: LayerLook,
  minzoom: number,
  isPoint: boolean,
): LayerSpecification[] => {
  const field = labelOf(layer, language);
  if (!field) return [];
  return [
    {
      ...part(layer, 'label'),
      ...(hasLabelPoints(layer) ? { 'source-layer': labelLayerOf(layer.id) } : {}),
      type: 'symbol',
      minzoom,
      ...(isPoint ? { filter: ALONE } : {}),
      layout: {
        'text-field': field,
        'text-font': FONTS,
        'text-size': TEXT_SIZE,
        'text-max-width': 9,
        ...(layer.geometry === 'line' ? { 'symbol-placement': 'line' } : {}),
        ...(isPoint
          ? {
              'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
              'text-radial-offset': labelOffset(layer),
            }
          : {}),
        ...(hasLabelPoints(layer) ? { 'symbol-sort-key': LARGEST_FIRST } : {}),
        'text-optional': true,
      },
      paint: haloed(scheme, opacity),
    } as LayerSpecification,
  ];
};

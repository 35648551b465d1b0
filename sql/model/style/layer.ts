import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import { hasLabelPoints, type Layer, labelLayerOf } from '../layer.ts';
import type { Language } from '../text.ts';
import { FONTS, LARGEST_FIRST, labelOf } from './label.ts';
import { clusterColor, colorExpression, radiusExpression } from './paint.ts';
import { BASE, type Scheme } from './palette.ts';

/** How a layer is looked at. `opacity` is 0 to 1. */
export type LayerLook = { scheme: Scheme; language: Language; opacity: number };

/** The source of a data layer's tiles. */
export const sourceOf = (id: string): string => `layer-${id}`;

const ALONE: FilterSpecification = ['!', ['has', 'point_count']];
const MANY: FilterSpecification = ['has', 'point_count'];
const CLUSTER_RADIUS: ExpressionSpecification = [
  'interpolate',
  ['linear'],
  ['log10', ['get', 'point_count']],
  0.3,
  9,
  1,
  11,
  2,
  13,
  3,
  16,
  5,
  20,
];
/** Long counts are shortened, as in 12k. */
const CLUSTER_COUNT: ExpressionSpecification = [
  'case',
  ['>=', ['get', 'point_count'], 1000],
  ['concat', ['to-string', ['round', ['/', ['get', 'point_count'], 1000]]], 'k'],
  ['to-string', ['get', 'point_count']],
];

const part = (layer: Layer, name: string) => ({
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

const label = (
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
        'text-size': 12,
        'text-max-width': 9,
        ...(layer.geometry === 'line' ? { 'symbol-placement': 'line' } : {}),
        ...(isPoint
          ? { 'text-variable-anchor': ['top', 'bottom', 'left', 'right'], 'text-radial-offset': 0.9 }
          : {}),
        ...(hasLabelPoints(layer) ? { 'symbol-sort-key': LARGEST_FIRST } : {}),
        'text-optional': true,
      },
      paint: haloed(scheme, opacity),
    } as LayerSpecification,
  ];
};

const points = (layer: Layer, look: LayerLook): LayerSpecification[] => {
  const { scheme, opacity } = look;
  const stroke = { 'circle-stroke-color': BASE[scheme].halo, 'circle-stroke-opacity': opacity };
  const sample = layer.status === 'sample';
  return [
    {
      ...part(layer, 'cluster'),
      type: 'circle',
      filter: MANY,
      paint: {
        'circle-color': clusterColor(layer.draw, layer.aggregate?.worst?.property, scheme),
        'circle-radius': CLUSTER_RADIUS,
        'circle-opacity': opacity * 0.85,
        'circle-stroke-width': 1.5,
        ...stroke,
      },
    },
    {
      ...part(layer, 'circle'),
      type: 'circle',
      filter: ALONE,
      layout:
        layer.draw.kind === 'proportional'
          ? { 'circle-sort-key': ['-', 0, ['to-number', ['get', layer.draw.property], 0]] }
          : {},
      paint: {
        'circle-color': colorExpression(layer.draw, scheme),
        'circle-radius': radiusExpression(layer.draw),
        'circle-opacity': opacity * (sample ? 0.55 : layer.draw.kind === 'proportional' ? 0.8 : 0.95),
        'circle-stroke-width': layer.draw.kind === 'proportional' ? 1 : 1.5,
        ...stroke,
      },
    },
    {
      ...part(layer, 'count'),
      type: 'symbol',
      filter: MANY,
      layout: {
        'text-field': CLUSTER_COUNT,
        'text-font': FONTS,
        'text-size': 11,
        'text-allow-overlap': true,
      },
      paint: { 'text-color': scheme === 'light' ? '#ffffff' : '#10171d', 'text-opacity': opacity },
    },
    ...label(layer, look, 9, true),
  ];
};

const widthOf = (layer: Layer): number => ('width' in layer.draw ? (layer.draw.width ?? 1.8) : 1.8);

const lines = (layer: Layer, look: LayerLook): LayerSpecification[] => [
  {
    ...part(layer, 'line'),
    type: 'line',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': colorExpression(layer.draw, look.scheme),
      'line-width': [
        'interpolate',
        ['exponential', 1.4],
        ['zoom'],
        5,
        widthOf(layer) * 0.6,
        12,
        widthOf(layer) * 2,
      ],
      'line-opacity': look.opacity,
      ...(layer.status === 'sample' || (layer.draw.kind === 'single' && layer.draw.dash)
        ? { 'line-dasharray': [2, 1.5] }
        : {}),
    },
  },
  ...label(layer, look, 10, false),
];

const polygons = (layer: Layer, look: LayerLook): LayerSpecification[] => {
  const color = colorExpression(layer.draw, look.scheme);
  const isChoropleth = layer.draw.kind === 'choropleth';
  return [
    {
      ...part(layer, 'fill'),
      type: 'fill',
      paint: { 'fill-color': color, 'fill-opacity': look.opacity * (isChoropleth ? 0.78 : 0.28) },
    },
    {
      ...part(layer, 'outline'),
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': isChoropleth ? BASE[look.scheme].halo : color,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, 0.6, 12, 1.8],
        'line-opacity': look.opacity,
        ...(layer.status === 'sample' ? { 'line-dasharray': [3, 2] } : {}),
      },
    },
    ...label(layer, look, 8, false),
  ];
};

const DRAW = { point: points, line: lines, polygon: polygons };

/** The style layers that draw a data layer, from the bottom up. */
export const layerStyle = (layer: Layer, look: LayerLook): LayerSpecification[] => {
  const zoom = layer.zoom ? { minzoom: layer.zoom.min } : {};
  return DRAW[layer.geometry](layer, look).map((drawn) => ({ ...zoom, ...drawn }) as LayerSpecification);
};

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
import { hatchOf, iconExpression, imageOf } from './sprite.ts';

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

/** What the viewer marks under the pointer; other clients may set the same state. */
const HOVERED: ExpressionSpecification = ['boolean', ['feature-state', 'hover'], false];
const whenHovered = <T extends number | string>(then: T, otherwise: T): ExpressionSpecification => [
  'case',
  HOVERED,
  then,
  otherwise,
];
/** Below this radius in pixels a circle has no room for an icon. */
const ICON_RADIUS = 8;
const ICON_ZOOM = 7.5;

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

/** Circles of one size grow where they have room for an icon. */
const circleRadius = (layer: Layer): number | ExpressionSpecification =>
  layer.icon && layer.draw.kind !== 'proportional'
    ? ['interpolate', ['linear'], ['zoom'], 6, 5.5, ICON_ZOOM, ICON_RADIUS, 10, 9.5]
    : radiusExpression(layer.draw);

/** The icon in each circle; where size says an amount, only in those that are large enough. */
const icons = (layer: Layer, { scheme, opacity }: LayerLook): LayerSpecification[] => {
  if (!layer.icon) return [];
  const isSized = layer.draw.kind === 'proportional';
  const image =
    layer.status === 'sample'
      ? imageOf(layer.icon, scheme === 'light' ? 'deep' : 'pale')
      : iconExpression(layer.icon, colorExpression(layer.draw, scheme));
  const filter = isSized ? ['all', ALONE, ['>=', radiusExpression(layer.draw), ICON_RADIUS]] : ALONE;
  return [
    {
      ...part(layer, 'icon'),
      type: 'symbol',
      ...(isSized ? {} : { minzoom: ICON_ZOOM }),
      filter: filter as FilterSpecification,
      layout: {
        'icon-image': image,
        'icon-size': isSized ? 0.75 : ['interpolate', ['linear'], ['zoom'], ICON_ZOOM, 0.7, 10, 0.85],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': opacity },
    } as LayerSpecification,
  ];
};

/** Points are filled circles; those of samples hollow rings. */
const circle = (layer: Layer, { scheme, opacity }: LayerLook): LayerSpecification => {
  const color = colorExpression(layer.draw, scheme);
  const isSized = layer.draw.kind === 'proportional';
  const isSample = layer.status === 'sample';
  const edge = isSample ? color : BASE[scheme].halo;
  return {
    ...part(layer, 'circle'),
    type: 'circle',
    filter: ALONE,
    layout: isSized
      ? {
          'circle-sort-key': [
            '-',
            0,
            ['to-number', ['get', 'property' in layer.draw ? layer.draw.property : ''], 0],
          ],
        }
      : {},
    paint: {
      'circle-color': color,
      'circle-radius': circleRadius(layer),
      'circle-opacity': opacity * (isSample ? 0.22 : isSized ? 0.8 : 0.95),
      'circle-stroke-width': whenHovered(3, isSample ? 2 : isSized ? 1 : 1.5),
      'circle-stroke-color': ['case', HOVERED, BASE[scheme].label, edge],
      'circle-stroke-opacity': opacity,
    },
  } as LayerSpecification;
};

const points = (layer: Layer, look: LayerLook): LayerSpecification[] => {
  const { scheme, opacity } = look;
  const stroke = { 'circle-stroke-color': BASE[scheme].halo, 'circle-stroke-opacity': opacity };
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
    circle(layer, look),
    ...icons(layer, look),
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
        whenHovered(widthOf(layer) * 1.2 + 1, widthOf(layer) * 0.6),
        12,
        whenHovered(widthOf(layer) * 2.6 + 1, widthOf(layer) * 2),
      ],
      'line-opacity': look.opacity,
      ...(layer.status === 'sample' || (layer.draw.kind === 'single' && layer.draw.dash)
        ? { 'line-dasharray': [2, 1.5] }
        : {}),
    },
  },
  ...label(layer, look, 10, false),
];

/** Areas of samples are hatched, so that nobody takes them for surveyed ones. */
const hatch = (layer: Layer, { scheme, opacity }: LayerLook): LayerSpecification[] =>
  layer.status === 'sample'
    ? [
        {
          ...part(layer, 'hatch'),
          type: 'fill',
          paint: { 'fill-pattern': hatchOf(scheme), 'fill-opacity': opacity * 0.45 },
        },
      ]
    : [];

const polygons = (layer: Layer, look: LayerLook): LayerSpecification[] => {
  const color = colorExpression(layer.draw, look.scheme);
  const isChoropleth = layer.draw.kind === 'choropleth';
  return [
    {
      ...part(layer, 'fill'),
      type: 'fill',
      paint: {
        'fill-color': color,
        'fill-opacity': whenHovered(
          look.opacity * (isChoropleth ? 0.9 : 0.42),
          look.opacity * (isChoropleth ? 0.78 : 0.28),
        ),
      },
    },
    ...hatch(layer, look),
    {
      ...part(layer, 'outline'),
      type: 'line',
      layout: { 'line-join': 'round' },
      paint: {
        'line-color': isChoropleth
          ? ['case', HOVERED, BASE[look.scheme].label, BASE[look.scheme].halo]
          : color,
        'line-width': ['interpolate', ['linear'], ['zoom'], 5, whenHovered(2, 0.6), 12, whenHovered(3, 1.8)],
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

import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
} from '@maplibre/maplibre-gl-style-spec';
import type { Layer } from '../layer.ts';
import { FONTS } from './label.ts';
import { ALONE, HOVERED, type LayerLook, label, part, whenHovered } from './layer-parts.ts';
import { clusterColor, colorExpression, radiusExpression } from './paint.ts';
import { BASE } from './palette.ts';
import { iconExpression, imageOf } from './sprite.ts';

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

/** Below this radius in pixels a circle has no room for an icon. */
const ICON_RADIUS = 8;
const ICON_ZOOM = 7.5;
/** Below this zoom circles of amounts lie on each other, and icons would be a heap. */
const SIZED_ICON_ZOOM = 6.8;

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
      minzoom: isSized ? SIZED_ICON_ZOOM : ICON_ZOOM,
      filter: filter as FilterSpecification,
      layout: {
        'icon-image': image,
        'icon-size': isSized
          ? ['min', 1, ['/', radiusExpression(layer.draw), 13]]
          : ['interpolate', ['linear'], ['zoom'], ICON_ZOOM, 0.7, 10, 0.85],
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
      },
      paint: { 'icon-opacity': opacity },
    } as LayerSpecification,
  ];
};

/** What is hatched of areas is paler of points. */
const opacityOf = ({ hatch }: Layer, full: number): number | ExpressionSpecification =>
  hatch ? ['case', ['==', ['get', hatch.property], hatch.value], full * 0.35, full] : full;

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
      'circle-opacity': opacityOf(layer, opacity * (isSample ? 0.22 : isSized ? 0.8 : 0.95)),
      'circle-stroke-width': whenHovered(3, isSample ? 2 : isSized ? 1 : 1.5),
      'circle-stroke-color': ['case', HOVERED, BASE[scheme].label, edge],
      'circle-stroke-opacity': opacity,
    },
  } as LayerSpecification;
};

/** The style layers of points: cells with counts, circles, icons, names. */
export const points = (layer: Layer, look: LayerLook): LayerSpecification[] => {
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

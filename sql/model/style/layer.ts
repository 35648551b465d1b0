import type { LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Layer } from '../layer.ts';
import { HOVERED, type LayerLook, label, part, whenHovered } from './layer-parts.ts';
import { colorExpression } from './paint.ts';
import { BASE } from './palette.ts';
import { points } from './point-layer.ts';
import { hatchOf } from './sprite.ts';

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

/** Areas of samples are hatched, so that nobody takes them for surveyed ones; where hatches mean something else, only their edges tell. */
const hatch = (layer: Layer, { scheme, opacity }: LayerLook): LayerSpecification[] =>
  layer.hatch || layer.status === 'sample'
    ? [
        {
          ...part(layer, 'hatch'),
          type: 'fill',
          ...(layer.hatch ? { filter: ['==', ['get', layer.hatch.property], layer.hatch.value] } : {}),
          paint: { 'fill-pattern': hatchOf(scheme), 'fill-opacity': opacity * (layer.hatch ? 0.7 : 0.45) },
        } as LayerSpecification,
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

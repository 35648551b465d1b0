import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Feature } from 'geojson';

const SOURCE = 'selected';
const COLOR = '#e8590c';

/** Outlines the selected feature, whatever it is: a ring around a point, a line along a border. */
const outlines: LayerSpecification[] = [
  {
    id: 'selected-line-casing',
    type: 'line',
    source: SOURCE,
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': '#ffffff', 'line-width': 5, 'line-opacity': 0.8 },
  },
  {
    id: 'selected-line',
    type: 'line',
    source: SOURCE,
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-join': 'round' },
    paint: { 'line-color': COLOR, 'line-width': 2.5 },
  },
  {
    id: 'selected-ring',
    type: 'circle',
    source: SOURCE,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 13,
      'circle-color': 'rgba(0,0,0,0)',
      'circle-stroke-color': COLOR,
      'circle-stroke-width': 3,
    },
  },
];

/** A style with the selected feature marked on top. */
export const withHighlight = (style: StyleSpecification, selected: Feature | null): StyleSpecification =>
  selected
    ? {
        ...style,
        sources: { ...style.sources, [SOURCE]: { type: 'geojson', data: selected } },
        layers: [...style.layers, ...outlines],
      }
    : style;

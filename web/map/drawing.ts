import type { LayerSpecification, StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { FeatureCollection } from 'geojson';

/** The source of what tools draw. */
export const DRAWN = 'drawn';
const COLOR = '#c2255c';

const layers: LayerSpecification[] = [
  {
    id: 'drawn-area',
    type: 'fill',
    source: DRAWN,
    filter: ['==', ['geometry-type'], 'Polygon'],
    paint: { 'fill-color': COLOR, 'fill-opacity': 0.14 },
  },
  {
    id: 'drawn-line-casing',
    type: 'line',
    source: DRAWN,
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': '#ffffff', 'line-width': 5, 'line-opacity': 0.75 },
  },
  {
    id: 'drawn-line',
    type: 'line',
    source: DRAWN,
    filter: ['!=', ['geometry-type'], 'Point'],
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: { 'line-color': COLOR, 'line-width': 2.5 },
  },
  {
    id: 'drawn-corner',
    type: 'circle',
    source: DRAWN,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 5,
      'circle-color': '#ffffff',
      'circle-stroke-color': COLOR,
      'circle-stroke-width': 2.5,
    },
  },
];

/** A style with a tool's shapes on top of all. */
export const withDrawing = (
  style: StyleSpecification,
  shapes: FeatureCollection | null,
): StyleSpecification =>
  shapes
    ? {
        ...style,
        sources: { ...style.sources, [DRAWN]: { type: 'geojson', data: shapes } },
        layers: [...style.layers, ...layers],
      }
    : style;

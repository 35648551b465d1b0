import type { ExpressionSpecification, LayerSpecification } from '@maplibre/maplibre-gl-style-spec';
import { type Layer, labelLayerOf } from '../layer.ts';
import type { Language } from '../text.ts';
import { FONTS, LARGEST_FIRST, textIn } from './label.ts';
import { BASE, type BasePalette, type Scheme } from './palette.ts';

/** The source that all layers of the base map come from, so that a tile of it is one request. */
export const BASE_SOURCE = 'base';

type Role = NonNullable<Layer['basemap']>['role'];
type Look = { palette: BasePalette; language: Language };
type Part = (id: string, look: Look) => LayerSpecification[];

const at = (id: string, part: string) => ({
  id: `base-${id}-${part}`,
  source: BASE_SOURCE,
  'source-layer': id,
});
/** Names of polygons, from the points that tiles hold for them. */
const named = (id: string) => ({ ...at(id, 'label'), 'source-layer': labelLayerOf(id) });
const byZoom = (...stops: number[]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.4],
  ['zoom'],
  ...stops,
];

const halo = (palette: BasePalette, color: string) => ({
  'text-color': color,
  'text-halo-color': palette.halo,
  'text-halo-width': 1.4,
  'text-halo-blur': 0.5,
});

/** Names of areas are set wide, in capitals; Arabic has neither. */
const spaced = (language: Language, spacing: number) =>
  language === 'ar' ? {} : ({ 'text-letter-spacing': spacing, 'text-transform': 'uppercase' } as const);

const land: Part = (id, { palette }) => [
  { ...at(id, 'fill'), type: 'fill', paint: { 'fill-color': palette.land, 'fill-antialias': true } },
];

const lake: Part = (id, { palette }) => [
  { ...at(id, 'fill'), type: 'fill', paint: { 'fill-color': palette.lake } },
  { ...at(id, 'line'), type: 'line', minzoom: 7, paint: { 'line-color': palette.river, 'line-width': 0.6 } },
];

const river: Part = (id, { palette }) => [
  {
    ...at(id, 'line'),
    type: 'line',
    minzoom: 5,
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': palette.river, 'line-width': byZoom(5, 0.4, 8, 1, 12, 2.2) },
  },
];

const coastline: Part = (id, { palette }) => [
  {
    ...at(id, 'line'),
    type: 'line',
    minzoom: 4,
    paint: { 'line-color': palette.coast, 'line-width': byZoom(4, 0.4, 8, 0.8, 13, 1.4) },
  },
];

const border: Part = (id, { palette }) => [
  {
    ...at(id, 'line'),
    type: 'line',
    minzoom: 4,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.border,
      'line-width': byZoom(4, 0.7, 8, 1.4, 12, 2.4),
      'line-dasharray': [5, 1.5, 1, 1.5],
    },
  },
];

const country: Part = (id, { palette, language }) => [
  { ...at(id, 'line'), type: 'line', maxzoom: 4, paint: { 'line-color': palette.border, 'line-width': 0.5 } },
  {
    ...named(id),
    type: 'symbol',
    minzoom: 1,
    maxzoom: 8,
    layout: {
      'text-field': textIn('name', language),
      'text-font': FONTS,
      'text-size': byZoom(2, 10.5, 6, 17),
      'text-max-width': 7,
      'symbol-sort-key': LARGEST_FIRST,
      ...spaced(language, 0.12),
    },
    paint: halo(palette, palette.labelMuted),
  },
];

const admin: Part = (id, { palette, language }) => [
  {
    ...at(id, 'line'),
    type: 'line',
    minzoom: 5.5,
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': palette.admin,
      'line-width': byZoom(5, 0.5, 8, 1, 12, 1.6),
      'line-dasharray': [3, 2],
    },
  },
  {
    ...named(id),
    type: 'symbol',
    minzoom: 6.6,
    maxzoom: 10,
    layout: {
      'text-field': textIn('name', language),
      'text-font': FONTS,
      'text-size': byZoom(6, 10.5, 9, 14),
      'text-max-width': 8,
      'symbol-sort-key': LARGEST_FIRST,
      ...spaced(language, 0.06),
    },
    paint: { ...halo(palette, palette.labelMuted), 'text-opacity': 0.9 },
  },
];

/** Larger towns first, and at smaller scales only these. */
const town: Part = (id, { palette, language }) => [
  {
    ...at(id, 'label'),
    type: 'symbol',
    minzoom: 5,
    filter: [
      'all',
      ['!', ['has', 'point_count']],
      [
        '>=',
        ['coalesce', ['get', 'population'], 0],
        ['step', ['zoom'], 90_000, 6, 50_000, 7, 30_000, 8, 15_000, 9, 5000, 10, 0],
      ],
    ],
    layout: {
      'text-field': textIn('name', language),
      'text-font': FONTS,
      'text-size': [
        'interpolate',
        ['linear'],
        ['zoom'],
        6,
        ['interpolate', ['linear'], ['coalesce', ['get', 'population'], 0], 5000, 10.5, 500_000, 14],
        12,
        ['interpolate', ['linear'], ['coalesce', ['get', 'population'], 0], 5000, 12.5, 500_000, 20],
      ],
      'text-variable-anchor': ['top', 'bottom', 'left', 'right'],
      'text-radial-offset': 0.45,
      'text-padding': 4,
      'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'population'], 0]],
    },
    paint: halo(palette, palette.label),
  },
  {
    ...at(id, 'dot'),
    type: 'circle',
    minzoom: 6,
    maxzoom: 12,
    filter: [
      'all',
      ['!', ['has', 'point_count']],
      [
        '>=',
        ['coalesce', ['get', 'population'], 0],
        ['step', ['zoom'], 50_000, 7, 30_000, 8, 15_000, 9, 5000, 10, 0],
      ],
    ],
    paint: {
      'circle-radius': byZoom(6, 1.6, 11, 2.6),
      'circle-color': palette.halo,
      'circle-stroke-color': palette.label,
      'circle-stroke-width': 0.9,
    },
  },
];

const PARTS: Record<Role, Part> = { land, country, lake, river, border, coastline, admin, town };
/** From the bottom up; what `above` draws lies over the data, so that names stay readable. */
const BELOW: readonly Role[] = ['land', 'lake', 'river', 'coastline', 'admin', 'border', 'country'];
const ABOVE: readonly Role[] = ['country', 'admin', 'town'];

const draw = (
  layers: readonly Layer[],
  roles: readonly Role[],
  look: Look,
  labels: boolean,
): LayerSpecification[] =>
  roles.flatMap((role) =>
    layers
      .filter((layer) => layer.basemap?.role === role)
      .flatMap(({ id }) => PARTS[role](id, look))
      .filter((part) => (part.type === 'symbol' || part.type === 'circle') === labels),
  );

/** The base map's layers: what lies below the data, and the names above it. */
export const basemap = (
  layers: readonly Layer[],
  scheme: Scheme,
  language: Language,
): { below: LayerSpecification[]; above: LayerSpecification[] } => {
  const look = { palette: BASE[scheme], language };
  const sea: LayerSpecification = {
    id: 'base-sea',
    type: 'background',
    paint: { 'background-color': BASE[scheme].sea },
  };
  return { below: [sea, ...draw(layers, BELOW, look, false)], above: draw(layers, ABOVE, look, true) };
};

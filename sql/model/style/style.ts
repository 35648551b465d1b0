import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { Layer } from '../layer.ts';
import type { Language } from '../text.ts';
import { BASE_SOURCE, basemap } from './basemap.ts';
import { layerStyle } from './layer.ts';
import { sourceOf } from './layer-parts.ts';
import type { Scheme } from './palette.ts';
import { SPRITE } from './sprite.ts';

/** What the map shows: the base map's layers, and data layers from the bottom up. */
export type MapContent = {
  base: readonly Layer[];
  data: readonly { layer: Layer; opacity: number; tilejson: string }[];
  scheme: Scheme;
  language: Language;
  /** Address that `/tiles` is below; empty for the page's own. */
  origin: string;
  /** Where it is looked at first: west, south, east, north. */
  extent: readonly [number, number, number, number];
  name: string;
};

const middle = ([west, south, east, north]: MapContent['extent']): [number, number] => [
  (west + east) / 2,
  (south + north) / 2,
];

/**
 * The whole map as a MapLibre style. It names no `glyphs`: labels are drawn with the fonts of the page; its sprite and tiles
 * are ours, and nothing is fetched from anywhere else.
 */
export const mapStyle = ({
  base,
  data,
  scheme,
  language,
  origin,
  extent,
  name,
}: MapContent): StyleSpecification => {
  const { below, above } = basemap(base, scheme, language);
  const ids = base.map(({ id }) => id).join(',');
  return {
    version: 8,
    name,
    center: middle(extent),
    zoom: 5.6,
    sprite: `${origin}/sprites/${SPRITE}`,
    sources: {
      ...(base.length > 0 ? { [BASE_SOURCE]: { type: 'vector', url: `${origin}/tiles/${ids}.json` } } : {}),
      ...Object.fromEntries(
        data.map(({ layer, tilejson }) => [sourceOf(layer.id), { type: 'vector' as const, url: tilejson }]),
      ),
    },
    layers: [
      ...below,
      ...data.flatMap(({ layer, opacity }) => layerStyle(layer, { scheme, language, opacity })),
      ...above,
    ],
  };
};

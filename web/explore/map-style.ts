import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { CountryInfo, LayerInfo } from '../../sql/model/api.ts';
import { zoomsOf } from '../../sql/model/layer.ts';
import { sourceOf } from '../../sql/model/style/layer-parts.ts';
import { type MapContent, mapStyle } from '../../sql/model/style/style.ts';
import type { Language } from '../../sql/model/text.ts';
import type { ShownLayer } from '../url.ts';

/** What a map shows. */
export type Shown = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  shown: readonly ShownLayer[];
  scheme: 'light' | 'dark';
  time: string | null;
};

const contentOf = ({ country, layers, shown, scheme }: Shown, language: Language): MapContent => {
  const known = new Map(layers.map((info) => [info.layer.id, info]));
  const data = [...shown].reverse().flatMap(({ id, opacity }) => {
    const info = known.get(id);
    return info ? [{ layer: info.layer, opacity: opacity / 100, tilejson: info.links.tilejson }] : [];
  });
  const base = layers.map(({ layer }) => layer).filter(({ basemap }) => basemap);
  return {
    base,
    data,
    scheme,
    language,
    origin: window.location.origin,
    extent: country.extent,
    name: 'biatouna',
  };
};

/** The address of tiles as they were at a time. */
export const tilesThen = (tiles: string, time: string): string =>
  `${tiles}${tiles.includes('?') ? '&' : '?'}datetime=${encodeURIComponent(time)}`;

/** The style with the tiles of a day, for the layers that have time. */
const dated = (style: StyleSpecification, { layers, time }: Shown): StyleSpecification => {
  if (!time) return style;
  const timed = layers.filter(({ layer }) => layer.time && sourceOf(layer.id) in style.sources);
  const sources = timed.map(({ layer, links }) => [
    sourceOf(layer.id),
    { type: 'vector' as const, tiles: [tilesThen(links.tiles, time)], maxzoom: zoomsOf(layer).max },
  ]);
  return { ...style, sources: { ...style.sources, ...Object.fromEntries(sources) } };
};

/** The style of what is shown, in the reader's language. */
export const styleOf = (shown: Shown, language: Language): StyleSpecification =>
  dated(mapStyle(contentOf(shown, language)), shown);

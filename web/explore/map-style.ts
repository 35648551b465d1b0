import type { StyleSpecification } from '@maplibre/maplibre-gl-style-spec';
import type { CountryInfo, LayerInfo } from '../../sql/model/api.ts';
import { zoomsOf } from '../../sql/model/layer.ts';
import { sourceOf } from '../../sql/model/style/layer-parts.ts';
import { type MapContent, mapStyle } from '../../sql/model/style/style.ts';
import type { Language } from '../../sql/model/text.ts';
import type { ShownLayer } from '../url.ts';
import { askedTime } from './asked-time.ts';

/** What a map shows. */
export type Shown = {
  country: CountryInfo;
  layers: readonly LayerInfo[];
  shown: readonly ShownLayer[];
  scheme: 'light' | 'dark';
  time: string | null;
  /** The day by whose end they were published as they are shown; null is now. */
  publishedBy: string | null;
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

/** The address of tiles as they were at a time, of what was published by the end of a day. */
export const tilesThen = (tiles: string, time: string | null, publishedBy: string | null = null): string => {
  const asked = new URLSearchParams();
  if (time) asked.set('datetime', time);
  if (publishedBy) asked.set('as-of', publishedBy);
  return `${tiles}${tiles.includes('?') ? '&' : '?'}${asked}`;
};

/** The style with the tiles of a day, and of what was published by another. */
const dated = (style: StyleSpecification, shown: Shown): StyleSpecification => {
  if (!shown.time && !shown.publishedBy) return style;
  const { publishedBy } = shown;
  const sources = shown.layers.flatMap((info) => {
    const { layer, links } = info;
    const time = layer.time && shown.time !== null ? askedTime(info, shown.time) : null;
    const isOther = sourceOf(layer.id) in style.sources && (time || publishedBy);
    const tiles = [tilesThen(links.tiles, time, publishedBy)];
    return isOther
      ? [[sourceOf(layer.id), { type: 'vector' as const, tiles, maxzoom: zoomsOf(layer).max }]]
      : [];
  });
  return { ...style, sources: { ...style.sources, ...Object.fromEntries(sources) } };
};

/** The style of what is shown, in the reader's language. */
export const styleOf = (shown: Shown, language: Language): StyleSpecification =>
  dated(mapStyle(contentOf(shown, language)), shown);

import type { CountryInfo, LayerInfo, ThemeList } from '../../sql/model/api.ts';
import type { Country } from '../../sql/model/country.ts';
import { collectionUrl } from '../features/links.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { stateOf } from '../tiles/tiles.ts';

const sourcesOf = (layer: PublishedLayer, snapshot: Snapshot): LayerInfo['sources'] =>
  layer.manifest.sources.flatMap((id) => {
    const source = snapshot.sources.get(id);
    const licence = source && snapshot.licences.get(source.licence);
    return source && licence ? [{ ...source, licence }] : [];
  });

const timeExtentOf = ({ manifest, time }: PublishedLayer): LayerInfo['timeExtent'] => {
  if (!manifest.time) return null;
  const length = manifest.time.resolution === 'day' ? 10 : 24;
  const text = (date: Date | null) => date?.toISOString().slice(0, length) ?? null;
  return [text(time.from), text(time.to)];
};

/** A layer with all that publishing added. Tile addresses are pinned to its state, so that they may be kept for good. */
export const layerInfo = (layer: PublishedLayer, snapshot: Snapshot, base: string): LayerInfo => ({
  layer: layer.manifest,
  revision: layer.revision,
  publishedAt: layer.publishedAt.toISOString(),
  featureCount: layer.featureCount,
  bbox: layer.bbox,
  timeExtent: timeExtentOf(layer),
  sources: sourcesOf(layer, snapshot),
  links: {
    tiles: `${base}/tiles/${layer.id}/{z}/{x}/{y}.mvt?v=${stateOf(layer)}`,
    tilejson: `${base}/tiles/${layer.id}.json`,
    items: `${collectionUrl(base, layer.id)}/items`,
    collection: collectionUrl(base, layer.id),
  },
});

/** The theme tree. */
export const themeList = (snapshot: Snapshot): ThemeList => ({
  themes: snapshot.themes.map(({ manifest, layers }) => ({ ...manifest, layers: [...layers] })),
});

/** What the viewer needs to know of the country. */
export const countryInfo = ({ id, name, extent, languages, timeZone, levels }: Country): CountryInfo => ({
  id,
  name,
  extent,
  languages,
  timeZone,
  levels: levels.map((level) => ({ id: level.id, title: level.title })),
});

import type { Country } from '../../sql/model/country.ts';
import type { Language } from '../../sql/model/text.ts';
import { FORMATS } from '../exports/index.ts';
import { mayBeHandedOn } from '../exports/provenance.ts';
import { CRS84, crsListOf } from '../features/crs.ts';
import { collectionUrl, GEOJSON, type Link } from '../features/links.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { attributionOf } from '../tiles/tilejson.ts';

/** What a description is made for: the language, and the address that links begin with. */
export type Reader = { base: string; language: Language; country: Country };

const OGC = 'http://www.opengis.net/def/rel/ogc/1.0';

const extentOf = ({ bbox, manifest, time }: PublishedLayer): object => ({
  ...(bbox ? { spatial: { bbox: [bbox], crs: CRS84.uri } } : {}),
  ...(manifest.time
    ? {
        temporal: {
          interval: [[time.from?.toISOString() ?? null, time.to?.toISOString() ?? null]],
          trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
        },
      }
    : {}),
});

const licenceLinks = (layer: PublishedLayer, snapshot: Snapshot, { language }: Reader): Link[] =>
  [...new Set(layer.manifest.sources.map((id) => snapshot.sources.get(id)?.licence))]
    .flatMap((id) => snapshot.licences.get(id ?? '') ?? [])
    .flatMap(({ url, title }) => (url ? [{ rel: 'license', href: url, title: title[language] }] : []));

const fileLinks = (layer: PublishedLayer, snapshot: Snapshot, items: string): Link[] =>
  mayBeHandedOn(layer, snapshot)
    ? Object.entries(FORMATS).map(([name, { mediaType, extension }]) => ({
        rel: 'enclosure',
        href: `${items}?f=${name}`,
        type: mediaType,
        title: extension,
      }))
    : [];

const linksOf = (layer: PublishedLayer, snapshot: Snapshot, reader: Reader): Link[] => {
  const own = collectionUrl(reader.base, layer.id);
  const title = layer.manifest.title[reader.language];
  return [
    { rel: 'self', href: own, type: 'application/json', title },
    { rel: 'items', href: `${own}/items`, type: GEOJSON, title },
    { rel: `${OGC}/queryables`, href: `${own}/queryables`, type: 'application/schema+json', title },
    { rel: `${OGC}/schema`, href: `${own}/schema`, type: 'application/schema+json', title },
    { rel: `${OGC}/tilesets-vector`, href: `${own}/tiles`, type: 'application/json', title },
    { rel: 'version-history', href: `${own}/revisions`, type: 'application/json', title },
    { rel: 'describedby', href: `${reader.base}/api/layers/${layer.id}`, type: 'application/json', title },
    ...licenceLinks(layer, snapshot, reader),
    ...fileLinks(layer, snapshot, `${own}/items`),
  ];
};

/** A layer as an OGC collection; `sample` marks what is not real. */
export const collectionOf = (layer: PublishedLayer, snapshot: Snapshot, reader: Reader) => {
  const { manifest } = layer;
  return {
    id: layer.id,
    title: manifest.title[reader.language],
    description: manifest.description[reader.language],
    ...(manifest.keywords ? { keywords: manifest.keywords } : {}),
    attribution: attributionOf(layer, snapshot, reader.language),
    itemType: 'feature',
    extent: extentOf(layer),
    crs: crsListOf(reader.country).map(({ uri }) => uri),
    storageCrs: CRS84.uri,
    theme: manifest.theme,
    sample: manifest.status === 'sample',
    updated: layer.publishedAt.toISOString(),
    revision: layer.revision,
    numberOfFeatures: layer.featureCount,
    links: linksOf(layer, snapshot, reader),
  };
};

/** All layers as OGC collections, in the order of the theme tree. */
export const collectionsOf = (snapshot: Snapshot, reader: Reader) => ({
  links: [{ rel: 'self', href: `${reader.base}/api/collections`, type: 'application/json' }],
  crs: crsListOf(reader.country).map(({ uri }) => uri),
  collections: [...snapshot.layers.values()].map((layer) => collectionOf(layer, snapshot, reader)),
});

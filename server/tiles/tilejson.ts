import { hasLabelPoints, type Layer, labelLayerOf, tileProperties, zoomsOf } from '../../sql/model/layer.ts';
import { columnsOf } from '../../sql/model/property.ts';
import type { Language } from '../../sql/model/text.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { labelColumns, ROOM } from './labels.ts';
import { pinOf } from './plan.ts';

type Box = readonly [number, number, number, number];

const unite = (boxes: readonly Box[]): Box =>
  boxes.length === 0
    ? [-180, -85.051129, 180, 85.051129]
    : [
        Math.min(...boxes.map((box) => box[0])),
        Math.min(...boxes.map((box) => box[1])),
        Math.max(...boxes.map((box) => box[2])),
        Math.max(...boxes.map((box) => box[3])),
      ];

const aggregated = (manifest: Layer): Record<string, string> => {
  if (manifest.geometry !== 'point') return {};
  const { sum = [], worst } = manifest.aggregate ?? {};
  return {
    point_count: 'Number',
    ...Object.fromEntries(sum.map((name) => [`sum_${name}`, 'Number'])),
    ...(worst ? { [`worst_${worst.property}`]: 'String' } : {}),
  };
};

const TYPES: Record<string, string> = { number: 'Number', integer: 'Number', boolean: 'Boolean' };

const fieldsOf = (manifest: Layer): Record<string, string> => ({
  ...Object.fromEntries(
    tileProperties(manifest).flatMap((property) =>
      columnsOf(property).map((column) => [column, TYPES[property.type] ?? 'String']),
    ),
  ),
  ...aggregated(manifest),
});

/** Who is to be named for a layer: its sources with their licences. */
export const attributionOf = ({ manifest }: PublishedLayer, snapshot: Snapshot, language: Language): string =>
  manifest.sources
    .map((id) => snapshot.sources.get(id))
    .flatMap((source) =>
      source
        ? [
            `${source.citation ?? source.publisher} (${snapshot.licences.get(source.licence)?.title[language] ?? source.licence})`,
          ]
        : [],
    )
    .join(' · ');

/** What of the layers tiles are wanted of, as clients may add it to the address of a TileJSON. */
export type Wanted = { datetime?: string | undefined; filter?: string | undefined };

const tilesUrl = (base: string, layers: readonly PublishedLayer[], wanted: Wanted): string => {
  const query = new URLSearchParams(
    Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  query.set('v', pinOf(layers.map((layer) => ({ layer }))));
  return `${base}/tiles/${layers.map(({ id }) => id).join(',')}/{z}/{x}/{y}.mvt?${query}`;
};

const vectorLayers = (layer: PublishedLayer, language: Language): object[] => {
  const { manifest } = layer;
  const { min, max } = zoomsOf(manifest);
  const shared = { description: manifest.title[language], minzoom: min, maxzoom: max };
  const fieldsOfShapes = fieldsOf(manifest);
  const shapes = { id: layer.id, ...shared, fields: fieldsOfShapes };
  if (!hasLabelPoints(manifest)) return [shapes];
  const names = labelColumns(manifest).map(({ key }) => [key, fieldsOfShapes[key]]);
  const fields = Object.fromEntries([...names, [ROOM.key, 'Number']]);
  return [shapes, { id: labelLayerOf(layer.id), ...shared, fields }];
};

/**
 * TileJSON 3.0.0 (https://github.com/mapbox/tilejson-spec) of one or several layers; tile addresses are pinned to their
 * state. Above the zooms given, and beside the bounds, there is nothing that enlarging a tile would not show.
 */
export const tileJson = (
  layers: readonly PublishedLayer[],
  snapshot: Snapshot,
  { base, language, ...wanted }: { base: string; language: Language } & Wanted,
): object => {
  const zooms = layers.map(({ manifest }) => zoomsOf(manifest));
  const [west, south, east, north] = unite(layers.flatMap(({ bbox }) => (bbox ? [bbox] : [])));
  const minzoom = Math.min(...zooms.map(({ min }) => min));
  const attributions = layers.map((layer) => attributionOf(layer, snapshot, language));
  return {
    tilejson: '3.0.0',
    name: layers.map(({ manifest }) => manifest.title[language]).join(', '),
    description: layers.map(({ manifest }) => manifest.description[language]).join('\n'),
    attribution: [...new Set(attributions)].filter(Boolean).join(' · '),
    version: `${Math.max(...layers.map(({ revision }) => revision))}.0.0`,
    scheme: 'xyz',
    tiles: [tilesUrl(base, layers, wanted)],
    minzoom,
    maxzoom: Math.max(...zooms.map(({ max }) => max)),
    bounds: [west, south, east, north],
    center: [(west + east) / 2, (south + north) / 2, minzoom],
    vector_layers: layers.flatMap((layer) => vectorLayers(layer, language)),
  };
};

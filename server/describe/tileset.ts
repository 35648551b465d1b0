import { type Layer, tileProperties, zoomsOf } from '../../sql/model/layer.ts';
import { columnsOf } from '../../sql/model/property.ts';
import { CRS84 } from '../features/crs.ts';
import { collectionUrl, type Link } from '../features/links.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';
import { stateOf } from '../tiles/tiles.ts';
import type { Reader } from './collection.ts';
import { queryablesOf } from './schema.ts';
import { WEB_MERCATOR_QUAD } from './tile-matrix-set.ts';

const MVT = 'application/vnd.mapbox-vector-tile';
const EDGE = 85.051129;

const columnOf = (longitude: number, side: number): number => Math.floor(((longitude + 180) / 360) * side);
const rowOf = (latitude: number, side: number): number => {
  const angle = (Math.max(-EDGE, Math.min(EDGE, latitude)) * Math.PI) / 180;
  return Math.floor(((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * side);
};
const inside = (index: number, side: number): number => Math.max(0, Math.min(side - 1, index));

/** The tiles that a layer reaches into at each of its zooms. */
export const limitsOf = ({ bbox, manifest }: PublishedLayer): object[] => {
  const { min, max } = zoomsOf(manifest);
  const [west, south, east, north] = bbox ?? [-180, -EDGE, 180, EDGE];
  return Array.from({ length: max - min + 1 }, (_, index) => {
    const side = 2 ** (min + index);
    return {
      tileMatrix: String(min + index),
      minTileRow: inside(rowOf(north, side), side),
      maxTileRow: inside(rowOf(south, side), side),
      minTileCol: inside(columnOf(west, side), side),
      maxTileCol: inside(columnOf(east, side), side),
    };
  });
};

const tileSchema = (manifest: Layer, reader: Reader): object => {
  const names = new Set(tileProperties(manifest).flatMap(columnsOf));
  const all = queryablesOf(manifest, '', reader.language) as { properties: Record<string, object> };
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(all.properties).filter(([name]) => names.has(name))),
  };
};

const DIMENSIONS: Record<Layer['geometry'], number> = { point: 0, line: 1, polygon: 2 };

const schemeLink = ({ base }: Reader): Link => ({
  rel: 'http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme',
  href: `${base}/api/tileMatrixSets/${WEB_MERCATOR_QUAD.id}`,
  type: 'application/json',
});

const itemOf = (layer: PublishedLayer, reader: Reader) => {
  const own = `${collectionUrl(reader.base, layer.id)}/tiles/${WEB_MERCATOR_QUAD.id}`;
  return {
    title: layer.manifest.title[reader.language],
    dataType: 'vector',
    crs: WEB_MERCATOR_QUAD.crs,
    tileMatrixSetURI: WEB_MERCATOR_QUAD.uri,
    links: [
      { rel: 'self', href: own, type: 'application/json' },
      schemeLink(reader),
      {
        rel: 'item',
        href: `${own}/{tileMatrix}/{tileRow}/{tileCol}?v=${stateOf(layer)}`,
        type: MVT,
        templated: true,
      },
    ] satisfies Link[],
  };
};

/** The tilesets of a layer: vector tiles in the one matrix set. */
export const tilesetsOf = (layer: PublishedLayer, reader: Reader) => ({
  links: [{ rel: 'self', href: `${collectionUrl(reader.base, layer.id)}/tiles`, type: 'application/json' }],
  tilesets: [itemOf(layer, reader)],
});

/** The metadata of a layer's vector tileset (OGC 20-057 and 17-083r4). */
export const tilesetOf = (layer: PublishedLayer, reader: Reader) => {
  const { manifest, bbox } = layer;
  return {
    ...itemOf(layer, reader),
    description: manifest.description[reader.language],
    tileMatrixSetLimits: limitsOf(layer),
    ...(bbox
      ? { boundingBox: { lowerLeft: bbox.slice(0, 2), upperRight: bbox.slice(2), crs: CRS84.uri } }
      : {}),
    layers: [
      {
        id: layer.id,
        title: manifest.title[reader.language],
        dataType: 'vector',
        geometryDimension: DIMENSIONS[manifest.geometry],
        propertiesSchema: tileSchema(manifest, reader),
      },
    ],
  };
};

import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export type DecodedFeature = {
  id: number | undefined;
  kind: number;
  properties: Record<string, unknown>;
  geometry: number[][][];
};

/** A tile's layers, decoded by a foreign library: features in order, rings and lines as [x, y] pairs. */
export const decodeTile = (bytes: Uint8Array): Record<string, DecodedFeature[]> => {
  const tile = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(tile.layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index);
        return {
          id: feature.id,
          kind: feature.type,
          properties: { ...feature.properties },
          geometry: feature.loadGeometry().map((part) => part.map(({ x, y }) => [x, y])),
        };
      }),
    ]),
  );
};

import type { Request, Response } from 'express';
import type { z } from 'zod';
import { layerOf } from '../features/ask.ts';
import { type Endpoint, endpoint, pathOf } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { plannerOf, TileQuery } from '../tiles/routes.ts';
import { sendTile } from '../tiles/send.ts';
import { document } from './routes.ts';
import { TileMatrixSet, TileMatrixSets, Tileset, Tilesets } from './shapes.ts';
import { WEB_MERCATOR_QUAD, webMercatorQuad } from './tile-matrix-set.ts';
import { tilesetOf, tilesetsOf } from './tileset.ts';

const TAG = 'Tiles';

/** The same bytes as `/tiles/...`, row before column, of a layer by its path. */
const sendOgcTile = async (
  services: Services,
  { request, response, query }: { request: Request; response: Response; query: z.infer<typeof TileQuery> },
): Promise<void> => {
  const { id } = layerOf(services, request);
  const asked = { layers: id, z: pathOf(request, 'z'), x: pathOf(request, 'x'), y: pathOf(request, 'y') };
  const planNow = await plannerOf(services, request, { ...asked, ...query });
  await sendTile(services, request, response, planNow);
};

/** `/api/.../tiles...`: OGC API - Tiles. */
export const tileEndpoints: readonly Endpoint[] = [
  document(
    { path: '/api/collections/{layer}/tiles', summary: 'Tilesets of a layer', tag: TAG },
    Tilesets,
    (services, reader, request) => tilesetsOf(layerOf(services, request), reader),
  ),
  document(
    {
      path: '/api/collections/{layer}/tiles/WebMercatorQuad',
      summary: 'The vector tiles of a layer',
      tag: TAG,
    },
    Tileset,
    (services, reader, request) => tilesetOf(layerOf(services, request), reader),
  ),
  endpoint({
    path: '/api/collections/{layer}/tiles/WebMercatorQuad/{z}/{y}/{x}',
    access: 'public',
    tag: TAG,
    summary: 'A vector tile',
    query: TileQuery,
    answers: {
      200: {
        description: 'Mapbox Vector Tile 2.1',
        content: { 'application/vnd.mapbox-vector-tile': 'binary' },
      },
      204: { description: 'Nothing lies in the tile' },
    },
    handle: sendOgcTile,
  }),
  document(
    { path: '/api/tileMatrixSets', summary: 'Tile matrix sets', tag: TAG },
    TileMatrixSets,
    (_, { base }) => {
      const { id, title, uri } = webMercatorQuad();
      const self = { rel: 'self', href: `${base}/api/tileMatrixSets/${id}`, type: 'application/json' };
      return { tileMatrixSets: [{ id, title, uri, links: [self] }] };
    },
  ),
  document(
    { path: `/api/tileMatrixSets/${WEB_MERCATOR_QUAD.id}`, summary: 'The tile matrix set', tag: TAG },
    TileMatrixSet,
    () => webMercatorQuad(),
  ),
];

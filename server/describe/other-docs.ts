import { z } from 'zod';
import type { EndpointDoc } from '../http/endpoint.ts';
import { TileQuery } from '../tiles/routes.ts';
import { TileJsonQuery } from '../tiles/tilejson.routes.ts';

const Status = z.object({ status: z.string() });
const TileJson = z
  .looseObject({
    tilejson: z.literal('3.0.0'),
    tiles: z.array(z.string()),
    vector_layers: z.array(z.unknown()),
  })
  .meta({ id: 'TileJson' });

/** Addresses that other routers answer, for the OpenAPI document. */
export const OTHER_DOCS: readonly EndpointDoc[] = [
  {
    path: '/tiles/{layers}/{z}/{x}/{y}.mvt',
    access: 'public',
    tag: 'Tiles',
    summary: 'A vector tile of one or several layers',
    query: TileQuery,
    answers: {
      200: {
        description: 'Mapbox Vector Tile 2.1',
        content: { 'application/vnd.mapbox-vector-tile': 'binary' },
      },
      204: { description: 'Nothing lies in the tile' },
    },
  },
  {
    path: '/tiles/{layers}.json',
    access: 'public',
    tag: 'Tiles',
    summary: 'TileJSON 3 of one or several layers',
    query: TileJsonQuery,
    answers: { 200: { description: 'TileJSON', content: { 'application/json': TileJson } } },
  },
  {
    path: '/healthz',
    access: 'public',
    tag: 'Operation',
    summary: 'Does the process live?',
    query: z.object({}),
    answers: { 200: { description: 'It does', content: { 'application/json': Status } } },
  },
  {
    path: '/readyz',
    access: 'public',
    tag: 'Operation',
    summary: 'Does the database answer?',
    query: z.object({}),
    answers: { 200: { description: 'It does', content: { 'application/json': Status } } },
  },
  {
    path: '/metrics',
    access: 'public',
    tag: 'Operation',
    summary: 'Figures for Prometheus',
    query: z.object({}),
    answers: { 200: { description: 'Figures', content: { 'text/plain': 'text' } } },
  },
];

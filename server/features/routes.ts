import type { Request } from 'express';
import { OverlappingResult, OverlapResult } from '../../sql/model/api.ts';
import { FORMATS } from '../exports/index.ts';
import { sendFile } from '../exports/send.ts';
import { type Endpoint, endpoint } from '../http/endpoint.ts';
import { askOf } from './ask.ts';
import { ItemQuery, sendItem } from './item.ts';
import { GEOJSON } from './links.ts';
import { OverlappingQuery, sendOverlapping } from './overlapping.ts';
import { OverlapsQuery, sendOverlaps } from './overlaps.ts';
import { sendPage } from './page.ts';
import { ItemsQuery } from './query.ts';
import { Feature, FeaturePage } from './shapes.ts';

const FILES = Object.entries(FORMATS).filter(([name]) => name !== 'geojson');

/** The format that `f` names, or that the client accepts alone; else a page of GeoJSON. */
const formatOf = (request: Request, f: string | undefined): string => {
  if (f !== undefined) return f;
  const accept = request.headers.accept ?? '';
  return FILES.find(([, { mediaType }]) => accept.includes(mediaType.split(';')[0] ?? ''))?.[0] ?? 'json';
};

const TAG = 'Features';

/** `/api/collections/{layer}/items...`: what a layer holds. */
export const featureEndpoints: readonly Endpoint[] = [
  {
    path: '/api/collections/{layer}/items',
    access: 'public',
    tag: TAG,
    summary: 'Features of a layer',
    description:
      'A page of features in a stable order, with a `next` link that holds on to the revision; or, by `f`, a file of all. Any property of the layer filters by `property=value`. Without `datetime` all states of a feature are given, each with the id they share.',
    query: ItemsQuery,
    hasPropertyFilters: true,
    answers: {
      200: {
        description: 'Features',
        content: {
          [GEOJSON]: FeaturePage,
          ...Object.fromEntries(
            FILES.map(([name, { mediaType }]) => [mediaType, name === 'csv' ? 'text' : 'binary'] as const),
          ),
        },
      },
    },
    handle: async (services, request, response) => {
      const ask = await askOf(services, request);
      const format = FORMATS[formatOf(request, ask.query.f)];
      if (format) await sendFile(services, request, response, ask, format);
      else await sendPage(services, request, response, ask);
    },
  },
  endpoint({
    path: '/api/collections/{layer}/items/{id}',
    access: 'public',
    tag: TAG,
    summary: 'One feature',
    description:
      'The state on the day the revision was published, or in `datetime`; links lead to the states before and after.',
    query: ItemQuery,
    answers: { 200: { description: 'A feature', content: { [GEOJSON]: Feature } } },
    handle: sendItem,
  }),
  endpoint({
    path: '/api/collections/{layer}/items/{id}/overlaps',
    access: 'public',
    tag: TAG,
    summary: 'What a feature overlaps or lies near',
    description: 'Features of the layers that the manifest declares under `overlaps`, nearest first.',
    query: OverlapsQuery,
    answers: { 200: { description: 'By layer', content: { 'application/json': OverlapResult } } },
    handle: sendOverlaps,
  }),
  endpoint({
    path: '/api/collections/{layer}/overlaps',
    access: 'public',
    tag: TAG,
    summary: 'Which features of a layer overlap another layer or lie near it',
    description:
      'For each layer that the manifest declares under `overlaps`, or the one that `with` names: the features that overlap or lie near one of its features, most shared area first.',
    query: OverlappingQuery,
    answers: { 200: { description: 'By layer', content: { 'application/json': OverlappingResult } } },
    handle: sendOverlapping,
  }),
];

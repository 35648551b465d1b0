import type { Request } from 'express';
import { z } from 'zod';
import { CountryInfo, LayerInfo, LayerList, ThemeList } from '../../sql/model/api.ts';
import { layerOf } from '../features/ask.ts';
import { collectionUrl } from '../features/links.ts';
import { Lang, Limit } from '../features/query.ts';
import { revisionsOf } from '../features/revision.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, type EndpointDoc, endpoint } from '../http/endpoint.ts';
import { languageOf } from '../http/language.ts';
import { sendJson } from '../http/send-json.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { collectionOf, collectionsOf, type Reader } from './collection.ts';
import { CONFORMS_TO } from './conformance.ts';
import { landing } from './landing.ts';
import { countryInfo, layerInfo, themeList } from './layers.ts';
import { queryablesOf, schemaOf } from './schema.ts';
import { Collection, Collections, Conformance, JsonSchema, Landing, Revisions } from './shapes.ts';

const readerOf = (services: Services, request: Request): Reader => ({
  base: baseUrlOf(request, services.config.PUBLIC_URL),
  language: languageOf(request),
  country: services.country,
});

/** Parameters that every description takes. */
const Plain = z.object({
  f: z.enum(['json']).optional().meta({ description: 'The format; there is one.' }),
  lang: Lang,
});

/** An address that answers one JSON document about what is published. */
export const document = <Shape extends z.ZodType>(
  doc: Omit<EndpointDoc, 'query' | 'answers' | 'tag' | 'access' | 'body'> & { tag?: string },
  shape: Shape,
  make: (services: Services, reader: Reader, request: Request) => unknown,
  type = 'application/json',
): Endpoint =>
  endpoint({
    tag: 'Description',
    access: 'public',
    ...doc,
    query: Plain,
    answers: { 200: { description: doc.summary, content: { [type]: shape } } },
    handle: async (services, { request, response }) =>
      sendJson(request, response, await make(services, readerOf(services, request), request), type),
  });

const SCHEMA = 'application/schema+json';

/** `/api...`: what there is, in the words of OGC APIs and in the viewer's own. */
export const describeEndpoints: readonly Endpoint[] = [
  document({ path: '/api', summary: 'The door of the API' }, Landing, (_, { base, language }) =>
    landing(base, language),
  ),
  document({ path: '/api/conformance', summary: 'Standards that the API keeps to' }, Conformance, () => ({
    conformsTo: CONFORMS_TO,
  })),
  document({ path: '/api/collections', summary: 'All layers' }, Collections, (services, reader, request) =>
    collectionsOf(seen(services, request), reader),
  ),
  document(
    { path: '/api/collections/{layer}', summary: 'One layer' },
    Collection,
    (services, reader, request) => collectionOf(layerOf(services, request), seen(services, request), reader),
  ),
  document(
    { path: '/api/collections/{layer}/queryables', summary: 'What filters may ask for' },
    JsonSchema,
    (services, { base, language }, request) => {
      const { id, manifest } = layerOf(services, request);
      return queryablesOf(manifest, `${collectionUrl(base, id)}/queryables`, language);
    },
    SCHEMA,
  ),
  document(
    { path: '/api/collections/{layer}/schema', summary: 'What features hold' },
    JsonSchema,
    (services, { base, language }, request) => {
      const { id, manifest } = layerOf(services, request);
      return schemaOf(manifest, `${collectionUrl(base, id)}/schema`, language);
    },
    SCHEMA,
  ),
  endpoint({
    path: '/api/collections/{layer}/revisions',
    access: 'public',
    tag: 'Description',
    summary: 'Published states of a layer',
    description: 'Newest first; each can be asked for by `revision` or `as-of`.',
    query: z.object({ limit: Limit(100, 1000), lang: Lang }),
    answers: { 200: { description: 'Revisions', content: { 'application/json': Revisions } } },
    handle: async (services, { request, response, query }) =>
      sendJson(request, response, {
        revisions: await revisionsOf(services.db, layerOf(services, request), query.limit),
      }),
  }),
  document({ path: '/api/themes', summary: 'The theme tree' }, ThemeList, (services, _, request) =>
    themeList(seen(services, request)),
  ),
  document(
    { path: '/api/layers', summary: 'Manifests of all layers' },
    LayerList,
    (services, { base }, request) => {
      const snapshot = seen(services, request);
      return { layers: [...snapshot.layers.values()].map((layer) => layerInfo(layer, snapshot, base)) };
    },
  ),
  document(
    { path: '/api/layers/{layer}', summary: 'The manifest of a layer' },
    LayerInfo,
    (services, { base }, request) => layerInfo(layerOf(services, request), seen(services, request), base),
  ),
  document({ path: '/api/country', summary: 'The country' }, CountryInfo, ({ country }) =>
    countryInfo(country),
  ),
];

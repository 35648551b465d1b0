import { OpenAPIRegistry, OpenApiGeneratorV3 } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { ProblemDetails } from '../../sql/model/api.ts';
import type { Answer, EndpointDoc } from '../http/endpoint.ts';
import { COOKIE } from '../http/identify.ts';

/** Parameters of paths, by name. */
const PATH: Record<string, z.ZodString> = {
  layer: z.string().meta({ description: 'Id of a layer.', example: 'governorates' }),
  layers: z.string().meta({ description: 'Ids of layers, separated by commas.', example: 'governorates' }),
  id: z.string().meta({ description: 'Id of a feature, place or other thing.' }),
  name: z.string().meta({ description: 'Name of a style.', example: 'light' }),
  time: z.string().meta({
    description: 'When a value was measured: RFC 3339, or a local time of the series’ time zone.',
    example: '2024-05-31T13:00:00+01:00',
  }),
  z: z.string().meta({ description: 'Zoom, from 0.', type: 'integer' }),
  x: z.string().meta({ description: 'Column, from the west.', type: 'integer' }),
  y: z.string().meta({ description: 'Row, from the north.', type: 'integer' }),
};

const Problem = ProblemDetails.meta({ id: 'Problem' });

const PROBLEM = {
  description: 'What is wrong (RFC 9457), with the parameter at fault, in the language of the request.',
  content: { 'application/problem+json': { schema: Problem } },
};

const schemaOf = (content: z.ZodType | 'binary' | 'text') => {
  if (content === 'binary') return { schema: { type: 'string' as const, format: 'binary' } };
  return content === 'text' ? { schema: { type: 'string' as const } } : { schema: content };
};

const responseOf = ({ description, content }: Answer) => ({
  description,
  ...(content
    ? {
        content: Object.fromEntries(
          Object.entries(content).map(([type, shape]) => [type, schemaOf(shape)] as const),
        ),
      }
    : {}),
});

const namesIn = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

const paramsOf = (path: string) =>
  z.object(Object.fromEntries(namesIn(path).map((name) => [name, PATH[name] ?? z.string()])));

/** How OpenAPI says that any further parameter may come: an object, exploded (3.0.3, style `form`). */
const PROPERTY_FILTERS = {
  name: 'properties-by-name',
  in: 'query' as const,
  description: 'Any queryable of the layer by its name: features whose property has just this value.',
  style: 'form' as const,
  explode: true,
  schema: { type: 'object' as const, additionalProperties: { type: 'string' as const } },
};

const operationOf = (doc: EndpointDoc): string =>
  [doc.method ?? '', doc.path]
    .join('/')
    .replace(/\.(\w+)/g, '/$1')
    .split('/')
    .filter(Boolean)
    .map((part) => part.replace(/\W/g, ''))
    .join('_');

const bodyDocOf = ({ body, streams }: EndpointDoc) => {
  if (body) return { body: { required: true, content: { 'application/json': { schema: body } } } };
  if (!streams) return {};
  const content = Object.entries(streams).map(([type, shape]) => [type, schemaOf(shape)] as const);
  return { body: { required: true, content: Object.fromEntries(content) } };
};

const register = (registry: OpenAPIRegistry, doc: EndpointDoc): void => {
  registry.registerPath({
    method: doc.method ?? 'get',
    path: doc.path,
    operationId: operationOf(doc),
    tags: [doc.tag],
    summary: doc.summary,
    ...(doc.description ? { description: doc.description } : {}),
    ...(doc.hasPropertyFilters ? { parameters: [PROPERTY_FILTERS] } : {}),
    ...(doc.access === 'public' ? {} : { security: [{ session: [] }, { key: [] }] }),
    request: {
      params: paramsOf(doc.path),
      query: doc.query,
      ...bodyDocOf(doc),
    },
    responses: {
      ...Object.fromEntries(
        Object.entries(doc.answers).map(([status, answer]) => [status, responseOf(answer)] as const),
      ),
      '4XX': PROBLEM,
      '5XX': PROBLEM,
    },
  });
};

const generate = (docs: readonly EndpointDoc[]) => {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', { type: 'apiKey', in: 'cookie', name: COOKIE });
  registry.registerComponent('securitySchemes', 'key', { type: 'http', scheme: 'bearer' });
  for (const doc of docs) register(registry, doc);
  const info = { title: '', version: '' };
  return new OpenApiGeneratorV3(registry.definitions).generateDocument({ openapi: '3.0.3', info });
};

/** What one reader is told besides: the words of a language, and the address. */
export type About = { base: string; title: string; description: string; version: string };

/**
 * The OpenAPI 3.0 document of the given addresses, made from the schemas that read their parameters. Making it takes a
 * tenth of a second, so it is made once, when it is first asked for.
 */
export const openApiOf = (docs: () => readonly EndpointDoc[]): ((about: About) => object) => {
  let document: ReturnType<typeof generate> | null = null;
  return ({ base, title, description, version }) => {
    document ??= generate(docs());
    const license = { name: 'EUPL-1.2', url: 'https://eupl.eu/1.2/' };
    return { ...document, info: { title, description, version, license }, servers: [{ url: base }] };
  };
};

import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { apiDocs } from './api.ts';
import { openApiOf } from './openapi.ts';

type Operation = {
  operationId: string;
  summary: string;
  parameters?: { name: string; in: string; required?: boolean; schema: object; description?: string }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
};
const about = { base: 'http://x', title: 'T', description: 'D', version: '1' };
const document = openApiOf(() => apiDocs)(about) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
);

it('is an OpenAPI 3.0 document', async () => {
  const result = await new Validator().validate(document);
  expect(result.errors ?? []).toEqual([]);
  expect(result.valid).toBe(true);
});

it('names each operation once', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(apiDocs.length);
});

describe.each(operations)('$method $path', ({ path, operation }) => {
  it('says what it is, its parameters and that it may answer with a problem', () => {
    expect(operation.summary.length).toBeGreaterThan(3);
    const inPath = (operation.parameters ?? []).filter((parameter) => parameter.in === 'path');
    expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(inPath.every(({ required }) => required)).toBe(true);
    expect(Object.keys(operation.responses['4XX']?.content ?? {})).toEqual(['application/problem+json']);
  });
});

it('tells of the parameters of items as a client needs them', () => {
  const { parameters = [] } = document.paths['/api/collections/{layer}/items']!.get!;
  const limit = parameters.find(({ name }) => name === 'limit');
  expect(limit?.schema).toMatchObject({ type: 'integer', minimum: 1, maximum: 10000, default: 100 });
  expect(parameters.filter(({ description }) => !description).map(({ name }) => name)).toEqual([]);
});

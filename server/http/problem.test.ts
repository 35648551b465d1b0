import express, { type Express } from 'express';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemDetails } from '../../sql/model/api.ts';
import { LANGUAGES } from '../../sql/model/text.ts';
import { Abandoned } from '../layers/cancellable.ts';
import { badParameter, HttpError, notFound } from './error.ts';
import { listen } from './listen.ts';
import { ar } from './messages/ar.ts';
import { en } from './messages/en.ts';
import { fr } from './messages/fr.ts';
import { noSuchPage, onlyMethods, problemHandler } from './problem.ts';
import { queryOf, wellFormed } from './query.ts';
import { openToAll } from './security.ts';

const Query = z.object({
  limit: z.coerce.number().int().min(1).max(100).optional(),
  f: z.enum(['json', 'csv']).optional(),
  name: z.string().max(5).optional(),
  lang: z.enum(LANGUAGES).optional(),
});
const Needed = z.object({ q: z.string() });

type Logged = { level: number; msg: string };
const testApp = (logged: Logged[] = []): Express => {
  const server = express();
  server.set('query parser', 'simple');
  server.use(wellFormed);
  server.get('/query', (request, response) => void response.json(queryOf(request, Query)));
  server.get('/needed', (request, response) => void response.json(queryOf(request, Needed)));
  server
    .route('/only')
    .all(openToAll)
    .get((_, response) => void response.set('ETag', '"a"').send('x'))
    .all(onlyMethods('GET', 'HEAD', 'OPTIONS'));
  server.get('/thing/:id', (request) => {
    throw notFound('no-such-feature', request.params.id);
  });
  server.get('/broken', (_, response) => {
    response.set({ ETag: '"a"', 'Content-Disposition': 'attachment' });
    throw new Error('secret at /srv/x.ts:1');
  });
  server.get('/away', () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  });
  server.get('/slow', () => {
    throw Object.assign(new Error('canceling statement'), { code: '57014' });
  });
  server.get('/begun', (_, response) => {
    response.write('a part');
    throw new Error('halfway');
  });
  server.get('/gone', (_, response) => {
    setTimeout(() => response.end('late'), 20);
    throw new Abandoned();
  });
  server.use(noSuchPage);
  const stream = { write: (line: string) => void logged.push(JSON.parse(line) as Logged) };
  server.use(problemHandler(pino({ level: 'info' }, stream)));
  return server;
};

/** Asks a server of its own, by a raw path that no client library puts right. */
const ask = async (path: string, init: RequestInit = {}, logged: Logged[] = []) => {
  const server = await listen(testApp(logged), { port: 0, host: '127.0.0.1' });
  const response = await fetch(server.address + path, init);
  const body = await response.text().catch((error: unknown) => String(error));
  await server.close();
  return { response, body };
};
const askProblem = async (path: string, init: RequestInit = {}) => {
  const { response, body } = await ask(path, init);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return { response, problem: ProblemDetails.parse(JSON.parse(body)) };
};

describe('a request that cannot be answered', () => {
  it.each([
    ['/query?limt=3', 400, 'unknown-parameter', 'limt'],
    ['/query?limit=3&limit=4', 400, 'repeated-parameter', 'limit'],
    ['/query?limit=three', 400, 'invalid-parameter', 'limit'],
    ['/query?limit=0', 400, 'invalid-parameter', 'limit'],
    ['/query?limit=1e9', 400, 'invalid-parameter', 'limit'],
    ['/query?limit=NaN', 400, 'invalid-parameter', 'limit'],
    ['/query?f=xml', 400, 'invalid-parameter', 'f'],
    ['/query?name=toolong', 400, 'invalid-parameter', 'name'],
    ['/query?name=a%00', 400, 'invalid-parameter', 'name'],
    ['/query?__proto__=1', 400, 'unknown-parameter', '__proto__'],
    ['/query?name[]=1', 400, 'unknown-parameter', 'name[]'],
    ['/query?name=%E0%A4%A', 400, 'malformed-address', undefined],
    ['/thing/%ff', 400, 'malformed-address', undefined],
    ['/needed', 400, 'missing-parameter', 'q'],
    ['/thing/x', 404, 'no-such-feature', undefined],
    ['/nowhere', 404, 'no-such-page', undefined],
    ['/away', 503, 'not-ready', undefined],
    ['/slow', 503, 'too-slow', undefined],
    ['/broken', 500, 'internal', undefined],
  ])('%s is %i %s', async (path, status, code, parameter) => {
    const { response, problem } = await askProblem(path);
    expect(response.status).toBe(status);
    expect(problem).toMatchObject({ type: `/problems/${code}`, status });
    expect(problem.parameter).toBe(parameter);
    expect(problem.detail).not.toMatch(/\{\w+\}|undefined|\.ts|secret/);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('etag')).not.toBe('"a"');
    expect(response.headers.get('content-disposition')).toBeNull();
    expect(response.headers.get('retry-after')).toBe(status === 503 ? '5' : null);
  });

  it('is told in the language of the request', async () => {
    const detail = async (path: string, language?: string) => {
      const { problem, response } = await askProblem(
        path,
        language ? { headers: { 'Accept-Language': language } } : {},
      );
      return [problem.detail, response.headers.get('content-language')];
    };
    const english = 'The value of "limit" cannot be used: a whole number is expected.';
    expect(await detail('/query?limit=1.5')).toEqual([english, 'en']);
    expect(await detail('/query?limit=1.5', 'fr-TN, ar;q=0.5')).toEqual([
      'La valeur de « limit » est inutilisable : un nombre entier est attendu.',
      'fr',
    ]);
    expect(await detail('/query?limit=1.5', 'ar')).toEqual([
      'تعذّر استعمال قيمة «limit»: يُنتظر عدد صحيح.',
      'ar',
    ]);
    expect((await detail('/query?limit=1.5&lang=ar', 'fr'))[1]).toBe('ar');
    expect(await detail('/query?limit=1.5&lang=xx', 'de')).toEqual([english, 'en']);
  });

  it('is not told back at length', async () => {
    const { body } = await ask(`/query?${'x'.repeat(5000)}=1`);
    expect(body.length).toBeLessThan(400);
    expect((await ask(`/thing/${'x'.repeat(5000)}`)).body.length).toBeLessThan(400);
  });

  it('by another method is 405 with those that are allowed; OPTIONS tells them to any origin', async () => {
    const { response } = await askProblem('/only', { method: 'POST' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const { response: options } = await ask('/only', { method: 'OPTIONS' });
    expect(options.status).toBe(204);
    expect(options.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS');
    const { response: head, body } = await ask('/only', { method: 'HEAD' });
    expect([head.status, body]).toEqual([200, '']);
    expect(head.headers.get('access-control-expose-headers')).toContain('ETag');
  });

  it('is logged only where it is our fault', async () => {
    const logged: Logged[] = [];
    await ask('/broken', {}, logged);
    await ask('/nowhere', {}, logged);
    await ask('/away', {}, logged);
    expect(logged.map(({ level, msg }) => [level, msg])).toEqual([
      [50, 'request failed'],
      [40, 'not-ready'],
    ]);
  });

  it('is broken off where the answer has begun, and left alone where the client has gone', async () => {
    const begun = await ask('/begun').then(({ body }) => body, String);
    expect(begun).toMatch(/terminated|aborted|fetch failed/);
    expect((await ask('/gone')).body).toBe('late');
  });
});

describe('the messages', () => {
  it('have the same places to fill in every language', () => {
    const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const code of Object.keys(en) as (keyof typeof en)[])
      for (const other of [ar, fr])
        expect([code, holes(other[code].detail)]).toEqual([code, holes(en[code].detail)]);
  });

  it('end with a point, and say something', () => {
    for (const messages of [ar, fr, en])
      for (const [code, { title, detail }] of Object.entries(messages)) {
        expect([code, title.trim().length > 2, /[.»؟]$/.test(detail)]).toEqual([code, true, true]);
      }
  });
});

it('a parameter at fault is named by badParameter', () => {
  const error = badParameter('bbox', 'invalid-parameter', { reason: 'x' });
  expect(error).toBeInstanceOf(HttpError);
  expect(error).toMatchObject({ status: 400, parameter: 'bbox', values: { parameter: 'bbox', reason: 'x' } });
});

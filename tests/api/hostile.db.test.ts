import { beforeAll, describe, expect, it } from 'vitest';
import { docsOf } from '../../server/describe/api.ts';
import { isOpen } from '../../server/http/endpoint.ts';
import { MODULES } from '../../server/modules/index.ts';
import { signIn } from '../harness/sign-in.ts';
import { useApp } from '../harness/use-app.ts';
import { loadWorldBudget } from '../world/budget.ts';
import { computeRain } from '../world/indicators.ts';
import { umbrellaModule } from '../world/toy-module.ts';

type Schema = { type?: string; enum?: unknown[]; pattern?: string };
type Parameter = { name: string; in: 'path' | 'query'; style?: string; schema?: Schema };
type Document = { paths: Record<string, Record<string, { parameters?: Parameter[] }>> };

/**
 * Every parameter of every address of the OpenAPI document, with what nobody should send. A kind of parameter is read by one
 * piece of code wherever it stands: once it is sent all of it, elsewhere what a text does most harm by.
 */
const modules = [...MODULES, umbrellaModule];
const apiDocs = docsOf(modules);
const world = useApp({ modules });
let document: Document;
let before: unknown;
const layers = async () =>
  (await world.db.pool.query('select id, revision::int from layer order by id')).rows;
beforeAll(async () => {
  await computeRain(world.db);
  await loadWorldBudget(world.db);
  await world.services.catalogue.refresh();
  document = (await (await world.get('/api/openapi.json')).json()) as Document;
  noteFirst();
  before = await layers();
});

const HOSTILE: Record<string, string> = {
  empty: '',
  'wrong type': 'abc!',
  huge: '9'.repeat(40),
  'huge exponent': '1e999',
  negative: '-1',
  fraction: '1.5',
  'not a number': 'NaN',
  infinity: '-Infinity',
  hexadecimal: '0x1F',
  injection: "'; drop table layer; --",
  'injection with a union': '1) union select version() --',
  'injection in braces': '{{7*7}}$' + '{7*7}',
  'a path': '../../../../etc/passwd',
  'a null character': 'a\0b',
  'very long': 'x'.repeat(6000),
  'very long list': Array.from({ length: 1500 }, () => '1').join(','),
  'control characters': '\u0001\u202e\ud83d\ude00',
  prototype: '__proto__',
  json: '{"$ne":null}',
};

/** What a text does to a cast, a number, a query and a driver: sent to every parameter of every address. */
const WORST = ['wrong type', 'huge', 'injection', 'a null character'];

/** Parameters of an address that are sent one value: lists and objects of them have tests of their own. */
const parametersOf = (place: Parameter['in'], path: string, method = 'get'): Parameter[] =>
  (document.paths[path]?.[method]?.parameters ?? []).filter(
    (parameter) => parameter.in === place && !parameter.style,
  );
/** Names of a list, numbers and texts of a pattern are checked by their schemas alone; other texts by code of their own. */
const kindOf = ({ name, in: place, schema = {} }: Parameter): string => {
  const ownCode = schema.type === undefined || schema.type === 'string';
  const checked = schema.enum ? 'enum' : schema.pattern !== undefined ? 'pattern' : null;
  return `${place} ${checked ?? (ownCode ? name : schema.type)}`;
};
/** Where each kind of parameter stands first, of the addresses that are asked here. */
const firstOf = new Map<string, string>();
const noteFirst = (): void => {
  for (const doc of apiDocs) {
    const method = isOpen(doc) ? 'get' : (doc.method ?? 'get');
    const query = isOpen(doc) ? parametersOf('query', doc.path) : [];
    for (const kind of [...parametersOf('path', doc.path, method), ...query].map(kindOf))
      if (!firstOf.has(kind)) firstOf.set(kind, `${method} ${doc.path}`);
  }
};
/** What is sent to a parameter of an address, by its names. */
const hostileTo = (parameter: Parameter, path: string, method = 'get'): [what: string, value: string][] =>
  Object.entries(HOSTILE).filter(
    ([what, value]) =>
      (firstOf.get(kindOf(parameter)) === `${method} ${path}` || WORST.includes(what)) &&
      // An address with nothing in the place of a parameter is another one.
      (parameter.in === 'query' || value !== ''),
  );

/** Where an odd value is a good one: texts that are looked for or compared, and what a standard says to cut to size. */
const FINE: Record<string, (value: string, path: string) => boolean> = {
  q: (value) => value.trim() !== '' && value.length <= 200 && !value.includes('\0'),
  // OGC API - Features 7.15.2: more than the most gives the most.
  limit: (value) => /^9+$/.test(value),
  // A target of the Sustainable Development Goals.
  sdg: (value) => value === '1.5',
  // A style of no layers is the base map.
  layers: (value) => value === '',
  // None of them.
  properties: (value) => value === '',
  // Looks like a place in a page.
  after: (value, path) => value === '1.5' && path.endsWith('/items'),
  // No feature has such an id.
  feature: (value) => value !== '' && value.length <= 200 && !value.includes('\0'),
  // Names a state for caches; an unknown one is no error, it is just not kept for good.
  v: (value) => value.length <= 2000 && !value.includes('\0'),
};
/** Columns of texts take any text. */
const TEXTS = ['code', 'name_ar', 'name_fr', 'name_en', 'kind', 'state', 'region'];
const isText = (value: string): boolean => value.length <= 1000 && !value.includes('\0');

/** Ids of one kind of thing only, by how its addresses begin. */
const IDS: [start: string, id: string][] = [
  ['/api/places', 'governorate:ins:11'],
  ['/api/series', 'stations.pm10.S001'],
  ['/api/indicators', 'rained'],
  ['/api/sdg/goals', '6'],
  ['/api/sdg', '6.4.2'],
  ['/', 'S001'],
];
const VALUES: Record<string, string> = {
  layer: 'stations',
  layers: 'regions',
  z: '3',
  x: '4',
  y: '3',
  name: 'light',
  module: 'umbrellas',
};
const valueIn = (path: string, name: string): string =>
  (name === 'id' && IDS.find(([start]) => path.startsWith(start))?.[1]) || (VALUES[name] ?? 'x');

const fill = (path: string, given: Record<string, string> = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? valueIn(path, name)));
const NEEDED: Record<string, Record<string, string>> = {
  '/api/records/{module}/suggestions': { field: 'title', q: 'x' },
  '/api/search': { q: 'x' },
  '/api/records/{module}/alike': { q: 'x' },
  '/api/series/latest': { layer: 'stations' },
  '/api/observations': { series: 'stations.pm10.S001' },
};
const needed = (path: string): Record<string, string> => NEEDED[path] ?? {};
const queryOf = (path: string, given: Record<string, string>): string =>
  new URLSearchParams({ ...needed(path), ...given }).toString();

/** Probes take no parameters and look at none. */
const isProbe = (path: string): boolean => ['/healthz', '/readyz', '/metrics'].includes(path);

type Problem = { type: string; title: string; status: number; detail: string; parameter?: string };

/** A 4xx that a person and a program understand, without anything of ours in it. */
const problemOf = async (url: string): Promise<Problem> => {
  const response = await world.get(url);
  const text = await response.text();
  expect([url, response.status, text]).toEqual([url, expect.toBeOneOf([400, 404, 414]), text]);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = JSON.parse(text) as Problem;
  expect(problem).toMatchObject({ status: response.status, type: expect.stringMatching(/^\/problems\//) });
  expect(problem.detail).not.toMatch(
    /\{\w+\}$|node_modules|\.ts:\d|syntax error|relation "|[Ii]nvalid input/,
  );
  expect(text.length).toBeLessThan(2500);
  return problem;
};

const UNKNOWN = ['nonsense', '__proto__', 'constructor', 'limit[]', "a'b", 'x'.repeat(3000)];
const paths = [...new Set(apiDocs.filter(isOpen).map(({ path }) => path))];

/** Methods that an address takes, as it says itself. */
const methodsAt = (path: string): string[] =>
  apiDocs.filter((doc) => doc.path === path).map(({ method = 'get' }) => method.toUpperCase());

describe.each(paths.filter((path) => !isProbe(path)))('%s', (path) => {
  it('refuses what no parameter may hold, by name', async () => {
    for (const parameter of parametersOf('query', path)) {
      const { name } = parameter;
      for (const [what, value] of hostileTo(parameter, path)) {
        const url = `${fill(path)}?${queryOf(path, { [name]: value })}`;
        if (FINE[name]?.(value, path))
          expect([what, url, (await world.get(url)).status]).toEqual([
            what,
            url,
            expect.toBeOneOf([200, 204]),
          ]);
        else {
          const problem = await problemOf(url);
          // What is not there is told by its id.
          const told = problem.status === 404 ? name : problem.parameter;
          expect([what, name, told]).toEqual([what, name, name]);
        }
      }
    }
  });

  it('finds nothing under an address that is none', async () => {
    for (const parameter of parametersOf('path', path)) {
      for (const [, value] of hostileTo(parameter, path)) {
        await problemOf(`${fill(path, { [parameter.name]: value })}?${queryOf(path, {})}`);
      }
    }
  });

  it('refuses what it does not know, and what is said twice', async () => {
    for (const name of path === paths[0] ? UNKNOWN : UNKNOWN.slice(0, 2)) {
      const { type, parameter } = await problemOf(`${fill(path)}?${queryOf(path, { [name]: '1' })}`);
      expect([type, parameter]).toEqual(['/problems/unknown-parameter', name.slice(0, 80)]);
    }
    for (const { name } of parametersOf('query', path)) {
      const twice = `${encodeURIComponent(name)}=1&${encodeURIComponent(name)}=2`;
      const { type, parameter } = await problemOf(`${fill(path)}?${twice}`);
      expect([type, parameter]).toEqual(['/problems/repeated-parameter', name]);
    }
  });

  it('refuses broken encodings and other methods', async () => {
    const name = parametersOf('query', path)[0]?.name ?? 'lang';
    expect((await problemOf(`${fill(path)}?${name}=%E0%A4%A`)).type).toBe('/problems/malformed-address');
    expect((await problemOf(`${fill(path)}?${name}=%`)).type).toBe('/problems/malformed-address');
    const known = methodsAt(path);
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await world.get(fill(path), { method });
      if (known.includes(method))
        expect([method, response.status]).toEqual([method, expect.toBeOneOf([400, 401, 415])]);
      else
        expect([method, response.status, response.headers.get('allow')]).toEqual([
          method,
          405,
          expect.stringContaining('GET, HEAD'),
        ]);
    }
  });
});

it('filters by property as strictly', async () => {
  const { properties } = (await (await world.get('/api/collections/stations/queryables')).json()) as {
    properties: Record<string, unknown>;
  };
  for (const name of Object.keys(properties)) {
    for (const value of Object.values(HOSTILE)) {
      const url = `/api/collections/stations/items?${new URLSearchParams({ [name]: value })}`;
      const isNumber = name === 'value' && /^(9+|-1|1\.5)$/.test(value);
      if ((TEXTS.includes(name) && isText(value)) || isNumber)
        expect((await world.get(url)).status).toBe(200);
      else expect([name, value, (await problemOf(url)).parameter]).toEqual([name, value, name]);
    }
    expect((await problemOf(`/api/collections/stations/items?${name}=1&${name}=2`)).parameter).toBe(name);
  }
});

it.each([
  ['filter', 'value > '],
  ['filter', "kind = 'air' OR"],
  ['filter', 'value = 1; delete from layer'],
  ['filter', 'pg_sleep(10) = 1'],
  ['filter', `${'('.repeat(1000)}value = 1${')'.repeat(1000)}`],
  ['filter', `value IN (${Array.from({ length: 1400 }, (_, at) => at).join(',')})`],
  ['filter-lang', 'cql2-json'],
  ['bbox', '1,2,3'],
  ['bbox', '180,90,-180,-90'],
  ['bbox', '1e308,0,1e309,1'],
  ['bbox-crs', 'http://www.opengis.net/def/crs/EPSG/0/99999'],
  ['crs', 'EPSG:4326'],
  ['datetime', '2020-13-45'],
  ['datetime', '../..'],
  ['datetime', '2021-01-01/2020-01-01'],
  ['datetime', '-271821-04-20T00:00:00Z'],
  ['after', '1.2.3'],
  ['after', '9999999999999999.1'],
  ['sortby', 'code,name'],
  ['sortby', "code'--"],
  ['properties', 'code,nonsense'],
  ['as-of', '2020-01-01T00:00:00'],
  ['revision', '1e3'],
])('items: %s=%s', async (name, value) => {
  const { parameter } = await problemOf(
    `/api/collections/stations/items?${new URLSearchParams({ [name]: value })}`,
  );
  expect(parameter).toBe(name);
});

it('a page token of nowhere is a page without features', async () => {
  for (const query of ['after=1.1', 'after=5.9007199254740991', 'after=1.1&sortby=value']) {
    const response = await world.get(`/api/collections/stations/items?limit=2&${query}`);
    expect(response.status).toBe(200);
  }
});

it('leaves everything as it was', async () => {
  expect(await layers()).toEqual(before);
  expect((await world.get('/readyz')).status).toBe(200);
});

/** What is not open to all, asked by somebody who may do all of it: nothing that is sent is our fault. */
describe.each(apiDocs.filter((doc) => !isOpen(doc) && doc.path.startsWith('/api')))(
  '$method $path',
  (doc) => {
    const bodies = [
      '{',
      '[]',
      'null',
      '"x"',
      '{"__proto__":{"isAdmin":true}}',
      `{"x":"${'x'.repeat(2000)}"}`,
    ];

    it('answers what nobody should send with a problem of the sender', async () => {
      const { headers } = await signIn(world, 'administrator');
      const method = (doc.method ?? 'get').toUpperCase();
      const send = async (url: string, body?: string) => {
        const json: Record<string, string> = body === undefined ? {} : { 'Content-Type': 'application/json' };
        const response = await world.get(url, {
          method,
          headers: { ...headers, ...json },
          ...(body === undefined ? {} : { body }),
        });
        await response.arrayBuffer();
        return response.status;
      };
      const parameters = parametersOf('path', doc.path, doc.method);
      expect(parameters).toHaveLength(doc.path.split('{').length - 1);
      for (const parameter of parameters)
        for (const [what, value] of hostileTo(parameter, doc.path, doc.method))
          expect([what, await send(fill(doc.path, { [parameter.name]: value }))]).toEqual([
            what,
            expect.toSatisfy(isTheirs),
          ]);
      const broken = doc.body ? bodies : [];
      for (const body of broken)
        expect([body, await send(fill(doc.path), body)]).toEqual([body, expect.toSatisfy(isTheirs)]);
      expect(await send(`${fill(doc.path)}?nonsense=1`)).toSatisfy(isTheirs);
    });
  },
);

const isTheirs = (status: number): boolean => status >= 400 && status < 500;

import { describe, expect, it } from 'vitest';
import { ProblemDetails } from '../../sql/model/api.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp();

const problemOf = async (path: string, init?: RequestInit) => {
  const response = await world.get(path, init);
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const problem = ProblemDetails.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return { response, problem };
};
const filter = (text: string): string => `/tiles/stations/6/32/31.mvt?filter=${encodeURIComponent(text)}`;

describe('a tile that cannot be', () => {
  it.each<[string, number, string | undefined]>([
    ['/tiles/nothing/1/0/0.mvt', 404, undefined],
    ['/tiles/regions,nothing/1/0/0.mvt', 404, undefined],
    ['/tiles/__proto__/1/0/0.mvt', 404, undefined],
    [`/tiles/${'x'.repeat(3000)}/1/0/0.mvt`, 404, undefined],
    [`/tiles/${encodeURIComponent("regions'; drop table layer; --")}/1/0/0.mvt`, 404, undefined],
    ['/tiles/regions%00/1/0/0.mvt', 404, undefined],
    ['/tiles/regions/1/2/0.mvt', 404, undefined],
    ['/tiles/regions/1/0/2.mvt', 404, undefined],
    ['/tiles/regions/23/0/0.mvt', 404, undefined],
    ['/tiles/regions/99999999/0/0.mvt', 404, undefined],
    ['/tiles/regions/1/0/99999999999.mvt', 400, 'y'],
    ['/tiles/regions/a/0/0.mvt', 400, 'z'],
    ['/tiles/regions/1/-1/0.mvt', 400, 'x'],
    ['/tiles/regions/1/1.5/0.mvt', 400, 'x'],
    ['/tiles/regions/1/NaN/0.mvt', 400, 'x'],
    ['/tiles/regions/1/0/0x1.mvt', 400, 'y'],
    ['/tiles/regions/1/0/%20.mvt', 400, 'y'],
    ['/tiles/regions/1/0/0.pbf', 404, undefined],
    ['/tiles/regions/1/0/0', 404, undefined],
    ['/tiles/regions/1/0/0.mvt?nonsense=1', 400, 'nonsense'],
    ['/tiles/regions/1/0/0.mvt?v=1&v=2', 400, 'v'],
    ['/tiles/regions/1/0/0.mvt?lang=xx', 400, 'lang'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=yesterday', 400, 'datetime'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=2020-02-30', 400, 'datetime'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=0000-01-01', 400, 'datetime'],
    ['/tiles/municipalities/1/0/0.mvt?datetime=2021-01-01/2020-01-01', 400, 'datetime'],
    ["/tiles/municipalities/1/0/0.mvt?datetime=2020-01-01'%3B--", 400, 'datetime'],
    ['/tiles/regions,rivers/1/0/0.mvt?filter=code%3D1', 400, 'filter'],
    ['/tiles/regions,rivers/1/0/0.mvt?datetime=2020-01-01', 400, 'datetime'],
    ['/tiles/%E0%A4%A/1/0/0.mvt', 400, undefined],
    ['/tiles/regions/1/0/0.mvt?filter=%E0%A4%A', 400, undefined],
    ['/tiles/nothing.json', 404, undefined],
    ['/tiles/regions.json?f=x', 400, 'f'],
    ['/tiles/regions,rivers.json?filter=code%3D1', 400, 'filter'],
    ['/tiles/regions.json?datetime=x', 400, 'datetime'],
    ['/tiles', 404, undefined],
  ])('%s is %i', async (path, status, parameter) => {
    const { response, problem } = await problemOf(path);
    expect([response.status, problem.parameter]).toEqual([status, parameter]);
    expect(problem.detail).not.toMatch(/\{\w+\}|\bat \/|undefined/);
    expect((problem.detail ?? '').length).toBeLessThan(600);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
  });

  it.each([
    'colour = 1',
    "code = 'x'; drop table layer",
    "code = 'x' --",
    'code = (select id from layer limit 1)',
    'pg_sleep(10) = 1',
    "code = ''''||version()",
    "properties->>'code' = 'x'",
    'code = $1',
    "code = E'\\\\x'",
    "value = 'many'",
    'value = 1e999',
    'value > NaN',
    "opened = DATE('2020-99-99')",
    "name_en LIKE 'x\\",
    `${'('.repeat(2000)}value=1`,
    `${'NOT '.repeat(900)}value=1`,
    `value IN (${'1,'.repeat(3000)}1)`,
    'value',
    '',
    ' ',
    "'",
    '"',
    '\u0000',
    '💥',
  ])('for the filter %j is 400', async (text) => {
    const { response, problem } = await problemOf(filter(text));
    expect([response.status, problem.parameter]).toEqual([400, 'filter']);
  });

  it('by another method is 405 with what is allowed', async () => {
    for (const method of ['DELETE', 'POST', 'PUT', 'PATCH'])
      for (const path of ['/tiles/regions/6/32/31.mvt', '/tiles/regions.json']) {
        const { response } = await problemOf(path, { method });
        expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
      }
  });
});

it('texts that mean something to SQL are only texts', async () => {
  for (const text of ["'' or true", '%', '\\x', "a'b", '$1', '\n', '"x"']) {
    const response = await world.get(filter(`code = '${text.replaceAll("'", "''")}'`));
    expect([text, response.status]).toEqual([text, 204]);
  }
  const wild = await world.get(filter("code LIKE '\\%'"));
  expect(wild.status).toBe(204);
});

it('a host name that is none does not come into links', async () => {
  const { request } = await import('node:http');
  const body = await new Promise<string>((resolve, reject) => {
    const call = request(
      `${world.origin}/tiles/regions.json`,
      { headers: { host: 'evil.example/"><script>' } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk;
        });
        response.on('end', () => resolve(text));
      },
    );
    call.on('error', reject);
    call.end();
  });
  expect(body).not.toContain('evil');
});

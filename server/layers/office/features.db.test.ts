import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LayerLoads, LoadProblems } from '../../../sql/model/api/layers.ts';
import { featuresOf, manifestAs, sendOkay } from '../../../tests/harness/api-layer.ts';
import { doLayerJobs } from '../../../tests/harness/do-layer-jobs.ts';
import { type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';

/** Rows that come by the API: how they are taken, and what is told of those that do not hold. */
const world = useApp();
let admin: Somebody;
let officer: Somebody;
let stranger: Somebody;

beforeAll(async () => {
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('agency-a', '{}', 'agency', 'open', '{}')`,
  );
  admin = await signIn(world, 'administrator');
  officer = await signIn(world, ['data-officer', 'agency-a']);
  stranger = await signIn(world, ['data-officer', 'agency-b']);
});

type Reply = { status: number; body: Record<string, unknown> };

const ask = async (
  who: Somebody,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Reply> => {
  const response = await send(world, method, path, { headers: who.headers, body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
};

/** Status, kind of problem and parameter at fault. */
const refusal = ({ status, body }: Reply): unknown[] => [status, body.type, body.parameter];

describe('features', () => {
  const add = (features: unknown, more: object = {}) =>
    ask(officer, 'POST', '/api/layers/posted/features', { type: 'FeatureCollection', features, ...more });
  const [one] = featuresOf('stations') as [Record<string, unknown>];

  beforeEach(async () => {
    const layer = { ...manifestAs('stations', 'posted'), initial: undefined };
    await ask(officer, 'PUT', '/api/layers/posted', { layer, owner: 'agency-a' });
    await ask(officer, 'DELETE', '/api/layers/posted/features');
  });

  it('are added to those that are there, up to a size a call', async () => {
    expect((await add(featuresOf('stations'))).body).toMatchObject({ added: 240, rows: 240 });
    expect((await add([one])).body).toMatchObject({ added: 1, rows: 241 });
    expect((await ask(officer, 'GET', '/api/layers/posted/draft')).body).toMatchObject({
      rows: 241,
      job: null,
      published: null,
    });
    expect(refusal(await add(Array(5001).fill(one)))).toEqual([
      400,
      '/problems/invalid-parameter',
      'features',
    ]);
    expect((await add([{ ...one, properties: { code: 'x'.repeat(11_000_000) } }])).status).toBe(413);
    await world.db.pool.query(`update layer_draft set row_count = 1000000 where layer_id = 'posted'`);
    expect(refusal(await add([one]))).toEqual([413, '/problems/draft-full', undefined]);
  });

  it('are GeoJSON in longitude and latitude, or refused by their path', async () => {
    expect(
      (await add([one], { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } }))
        .status,
    ).toBe(200);
    const cases: [unknown, string][] = [
      [
        await add([one], { crs: { type: 'name', properties: { name: 'EPSG:32632' } } }),
        'crs.properties.name',
      ],
      [await add([]), 'features'],
      [await add([one, { ...one, foreign: 1 }]), 'features.1.foreign'],
      [await add([{ ...one, geometry: [1, 2] }]), 'features.0.geometry'],
      [await add([{ ...one, geometry: undefined }]), 'features.0.geometry'],
      [await add([{ ...one, properties: 'x' }]), 'features.0.properties'],
      [await add([{ ...one, validFrom: 5 }]), 'features.0.validFrom'],
      [await add([{ ...one, properties: { code: 'NUL\0' } }]), 'features.0.properties.code'],
      [await ask(officer, 'POST', '/api/layers/posted/features', { type: 'Feature' }), 'type'],
    ];
    for (const [reply, path] of cases)
      expect(refusal(reply as Reply)).toEqual([400, expect.any(String), path]);
    const nested = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":${'['.repeat(50_000)}${']'.repeat(50_000)}}}]}`;
    const headers = { ...officer.headers, 'Content-Type': 'application/geo+json' };
    const deep = await fetch(`${world.origin}/api/layers/posted/features`, {
      method: 'POST',
      headers,
      body: nested,
    });
    expect(deep.status).toBe(400);
    const text = await fetch(`${world.origin}/api/layers/posted/features`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'text/plain' },
      body: '{}',
    });
    expect(text.status).toBe(415);
  });

  it('that do not hold are told of row by row, in the reader’s language', async () => {
    const rows = [
      one,
      { ...one, properties: { ...(one.properties as object), code: 'S-2', kind: 'fire' } },
      { ...one, properties: { ...(one.properties as object), code: 'S-3', region: '99' } },
      { ...one, geometry: { type: 'Point', coordinates: [200, 95] } },
      { ...one, geometry: { type: 'Blob' } },
      { ...one, properties: { ...(one.properties as object), code: 'S-6' }, validFrom: 'soon' },
      { ...one, properties: { ...(one.properties as object), code: 'S-7', secret: { deep: [1] } } },
      { ...one, properties: { ...(one.properties as object), code: 'S-8' }, id: 'ignored', fid: 3 },
    ];
    await add(rows);
    await sendOkay(world, 'POST', '/api/layers/posted/publish', { headers: officer.headers, body: {} });
    await doLayerJobs(world.db);
    const { loads } = (await ask(officer, 'GET', '/api/layers/posted/loads')).body as LayerLoads;
    expect(loads).toMatchObject([
      { state: 'published', rows: 8, rejected: 6, revision: 1, error: null, problems: { reject: 6 } },
    ]);
    const path = `/api/layers/posted/loads/${loads[0]!.load}/problems`;
    const problems = async (query: string) =>
      (await ask(officer, 'GET', `${path}?${query}`)).body as LoadProblems;
    const all = await problems('lang=fr');
    expect(all.problems.map(({ row, field, reason }) => [row, field, reason])).toEqual([
      [2, 'kind', 'unknown-code'],
      [3, 'region', 'unknown-place'],
      [4, null, 'bad-coordinate'],
      [5, null, 'not-a-feature'],
      [6, null, 'bad-validity'],
      [7, 'secret', 'undeclared-property'],
    ]);
    expect(all.next).toBeNull();
    const [ar] = (await problems('lang=ar&limit=1')).problems;
    expect([all.problems[0]!.message, ar!.message]).toEqual([
      expect.stringMatching(/^La? /),
      expect.stringMatching(/[ء-ي]/),
    ]);
    const page = await problems('limit=4');
    expect(page.problems).toHaveLength(4);
    expect((await problems(`limit=4&after=${page.next}`)).problems).toHaveLength(2);
    expect((await ask(stranger, 'GET', path)).status).toBe(404);
    expect((await ask(admin, 'GET', `/api/layers/stations/loads/${loads[0]!.load}/problems`)).status).toBe(
      404,
    );
  });
});

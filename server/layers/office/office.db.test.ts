import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LayerLoads, LoadProblems, WorkLayers } from '../../../sql/model/api/layers.ts';
import { featuresOf, manifestAs, sendFeatures, sendOkay } from '../../../tests/harness/api-layer.ts';
import { doLayerJobs } from '../../../tests/harness/do-layer-jobs.ts';
import { keyOf, type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';

/** Layers as data officers and editors write and publish them. */
const world = useApp();
let admin: Somebody;
let editor: Somebody;
let officer: Somebody;
let stranger: Somebody;

beforeAll(async () => {
  for (const id of ['agency-a', 'agency-b'])
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, manifest) values ($1, '{}', 'agency', 'open', '{}')`,
      [id],
    );
  admin = await signIn(world, 'administrator');
  editor = await signIn(world, ['editor', 'monitoring']);
  officer = await signIn(world, ['data-officer', 'agency-a']);
  stranger = await signIn(world, ['data-officer', 'agency-b']);
});

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Reply = { status: number; body: Record<string, unknown> };

const ask = async (
  who: { headers: Record<string, string> } | null,
  method: Method,
  path: string,
  body?: unknown,
): Promise<Reply> => {
  const response = await send(world, method, path, { headers: who?.headers ?? {}, body });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
};

/** Status, kind of problem and parameter at fault. */
const refusal = ({ status, body }: Reply): unknown[] => [status, body.type, body.parameter];

const draftOf = (id: string, part: object = {}, layer: object = {}) => ({
  layer: { ...manifestAs('stations', id), ...layer, initial: undefined },
  owner: 'agency-a',
  ...part,
});

const put = (who: Somebody | null, id: string, body: unknown) => ask(who, 'PUT', `/api/layers/${id}`, body);
const publish = async (who: Somebody, id: string, force = false): Promise<void> => {
  await sendOkay(world, 'POST', `/api/layers/${id}/publish`, { headers: who.headers, body: { force } });
  await doLayerJobs(world.db);
  await world.services.catalogue.refresh();
};

const trail = async (
  id: string,
): Promise<{ action: string; actor_id: string; before: unknown; after: unknown }[]> =>
  (
    await world.db.pool.query(
      `select action, actor_id, before, after from audit where object_kind = 'layer' and object_id = $1 order by no`,
      [id],
    )
  ).rows;

describe('a draft', () => {
  it('is made by who may write for its theme or its structure, and by nobody else', async () => {
    const citizen = await signIn(world);
    expect((await put(null, 'wells', draftOf('wells'))).status).toBe(401);
    expect(refusal(await put(citizen, 'wells', draftOf('wells')))).toEqual([
      403,
      '/problems/not-allowed',
      undefined,
    ]);
    expect((await put(stranger, 'wells', draftOf('wells'))).status).toBe(403);
    expect((await put(officer, 'wells', draftOf('wells', { owner: null }))).status).toBe(403);
    expect((await put(officer, 'wells', draftOf('wells', { owner: undefined }))).status).toBe(403);
    expect((await put(editor, 'wells', draftOf('wells', {}, { theme: 'base' }))).status).toBe(403);
    expect((await put(editor, 'wells', draftOf('wells', { owner: null }))).status).toBe(201);
    expect((await put(officer, 'wells', draftOf('wells'))).status).toBe(409);
    expect((await put(officer, 'springs', draftOf('springs'))).status).toBe(201);
    expect((await put(officer, 'springs', draftOf('springs', {}, { theme: 'base' }))).status).toBe(200);
    const key = await keyOf(world, officer.accountId, ['layers.read', 'layers.publish']);
    expect((await ask(key, 'PUT', '/api/layers/springs', draftOf('springs'))).status).toBe(403);
    const writing = await keyOf(world, officer.accountId, ['layers.write']);
    expect((await ask(writing, 'PUT', '/api/layers/springs', draftOf('springs'))).status).toBe(200);
    expect((await ask(writing, 'POST', '/api/layers/springs/publish', {})).status).toBe(403);
  });

  it('is for who does not work on it one that is not, whatever is asked of it', async () => {
    await put(officer, 'hidden', draftOf('hidden'));
    for (const [method, rest, body] of [
      ['GET', '/draft'],
      ['GET', '/loads'],
      ['GET', '/loads/1/problems'],
      ['POST', '/features', { type: 'FeatureCollection', features: featuresOf('stations').slice(0, 1) }],
      ['DELETE', '/features'],
      ['POST', '/publish', {}],
      ['PUT', '/visibility', { kind: 'public' }],
      ['PUT', '/owner', { owner: 'agency-b' }],
      ['DELETE', ''],
    ] as [Method, string, unknown][]) {
      const own = await ask(stranger, method, `/api/layers/hidden${rest}`, body);
      const absent = await ask(stranger, method, `/api/layers/absent${rest}`, body);
      expect([method, rest, own.status]).toEqual([method, rest, 404]);
      expect(JSON.stringify(own.body).replace('hidden', 'absent')).toBe(JSON.stringify(absent.body));
    }
    const listed = async (who: Somebody) =>
      ((await ask(who, 'GET', '/api/office/layers')).body as WorkLayers).layers.map(({ id }) => id);
    expect(await listed(officer)).toContain('hidden');
    expect(await listed(stranger)).not.toContain('hidden');
    expect(await listed(editor)).toEqual(expect.arrayContaining(['hidden', 'stations', 'wells']));
    expect(refusal(await put(stranger, 'hidden', draftOf('hidden', { owner: 'agency-b' })))).toEqual([
      409,
      '/problems/layer-taken',
      undefined,
    ]);
    // What one sees and may not change is a plain no.
    expect((await ask(stranger, 'PUT', '/api/layers/stations/visibility', { kind: 'draft' })).status).toBe(
      403,
    );
  });

  it('leaves what is everybody’s to who may write for the whole theme', async () => {
    const place = { level: 'town', scheme: 'ins', code: 'code', name: 'name', parents: {} };
    for (const part of [{ place }, { basemap: { role: 'town' } }]) {
      const reply = await put(officer, 'towns', draftOf('towns', {}, part));
      expect(refusal(reply)).toEqual([403, '/problems/not-allowed', `layer.${Object.keys(part)[0]}`]);
      expect((await put(editor, 'towns', draftOf('towns', {}, part))).status).toBeLessThan(300);
    }
    const first = { ...draftOf('towns-first').layer, initial: true };
    expect((await put(officer, 'towns-first', { layer: first, owner: 'agency-a' })).status).toBe(403);
  });

  it('says of what was sent what is wrong, by its path', async () => {
    const properties = draftOf('x').layer.properties;
    const cases: [object, string][] = [
      [{ ...draftOf('bad'), isAdmin: true }, 'isAdmin'],
      [{ ...draftOf('bad'), revision: 7 }, 'revision'],
      [draftOf('bad', {}, { origin: 'theme' }), 'layer.origin'],
      [draftOf('bad', {}, { id: 'other' }), 'layer.id'],
      [draftOf('bad', {}, { id: '../etc' }), 'layer.id'],
      [draftOf('bad', {}, { title: { ar: 'ا', fr: 'a' } }), 'layer.title.en'],
      [draftOf('bad', {}, { theme: 'nowhere' }), 'layer.theme'],
      [draftOf('bad', { owner: 'nobody' }), 'owner'],
      [draftOf('bad', { visibility: { kind: 'roles', roles: [] } }), 'visibility.roles'],
      [draftOf('bad', { visibility: { kind: 'roles', roles: ['root'] } }), 'visibility.roles.0'],
      [draftOf('bad', {}, { sources: ['world', 'unheard-of'] }), 'layer.sources.1'],
      [draftOf('bad', {}, { label: 'nothing' }), 'layer.label'],
      [draftOf('bad', {}, { key: ['name'] }), 'layer.key.0'],
      [draftOf('bad', {}, { draw: { kind: 'single' } }), 'layer.draw.color'],
      [
        draftOf(
          'bad',
          {},
          {
            draw: {
              kind: 'choropleth',
              property: 'value',
              ramp: 'Blues',
              breaks: [5, 1],
              method: manifestAs('stations', 'x').title,
            },
          },
        ),
        'layer.draw.breaks',
      ],
      [draftOf('bad', {}, { aggregate: { sum: ['kind'] } }), 'layer.aggregate.sum.0'],
      [draftOf('bad', {}, { geometry: 'line' }), 'layer.aggregate'],
      [draftOf('bad', {}, { zoom: { min: 9, max: 3 } }), 'layer.zoom.max'],
      [
        draftOf(
          'bad',
          {},
          { properties: [...properties, { name: 'name_ar', type: 'string', title: properties[0]!.title }] },
        ),
        'layer.properties',
      ],
      [
        draftOf(
          'bad',
          {},
          { properties: [...properties, { name: 'geometry', type: 'string', title: properties[0]!.title }] },
        ),
        `layer.properties.${properties.length}.name`,
      ],
      [draftOf('bad', {}, { overlaps: [{ layer: 'rivers', distance: 1e9 }] }), 'layer.overlaps.0.distance'],
      [draftOf('bad', {}, { description: { ar: 'ا', fr: 'a', en: 'NUL \0' } }), 'layer.description.en'],
      [draftOf('bad', {}, { keywords: ['\ud800'] }), 'layer.keywords.0'],
    ];
    for (const [body, path] of cases) {
      const reply = await put(admin, 'bad', body);
      expect([path, reply.status, reply.body.parameter]).toEqual([path, 400, path]);
    }
    expect((await ask(admin, 'GET', '/api/layers/bad/draft')).status).toBe(404);
    expect((await put(admin, 'bad', { ...draftOf('bad'), x: 'x'.repeat(300_000) })).status).toBe(413);
  });

  it('brings sources and licences that are new, and changes none that is another’s', async () => {
    const title = manifestAs('stations', 'x').title;
    const source = {
      id: 'survey',
      title,
      publisher: 'Agency A',
      licence: 'survey-licence',
      url: 'https://a.example',
    };
    const licence = { id: 'survey-licence', title, redistribution: true };
    const body = (part: object = {}) => ({
      ...draftOf('surveyed', {}, { sources: ['survey'] }),
      sources: [source],
      licences: [licence],
      ...part,
    });
    const at = async (part: object) => (await put(officer, 'surveyed', body(part))).body.parameter;
    expect(await at({ licences: [] })).toBe('sources.0.licence');
    expect(await at({ sources: [{ ...source, url: 'javascript:alert(1)' }] })).toBe('sources.0.url');
    expect(await at({ sources: [{ ...source, citation: '<img src=x>' }] })).toBe('sources.0.citation');
    expect(await at({ sources: [source, { ...source, id: 'idle' }] })).toBe('sources.1.id');
    expect(await at({ licences: [licence, { ...licence, id: 'CC0-1.0' }] })).toBe('licences.1.id');
    const taken = { ...source, id: 'world', publisher: 'Somebody else' };
    expect(await at({ ...draftOf('surveyed', {}, { sources: ['world'] }), sources: [taken] })).toBe(
      'sources.0.id',
    );
    expect((await put(officer, 'surveyed', body())).status).toBe(201);
    await sendFeatures(world, officer.headers, 'surveyed', featuresOf('stations').slice(0, 5));
    await publish(officer, 'surveyed');
    const [kept] = (
      await world.db.pool.query(
        `select licence_id, manifest->>'publisher' as publisher, origin from source where id = 'survey'`,
      )
    ).rows;
    expect(kept).toEqual({ licence_id: 'survey-licence', publisher: 'Agency A', origin: 'api' });
    // Corrected by its own layer; to another it is as it is.
    const corrected = { ...source, publisher: 'Agency A, Tunis' };
    expect((await put(officer, 'surveyed', body({ sources: [corrected] }))).status).toBe(200);
    const other = { ...draftOf('resurveyed', {}, { sources: ['survey'] }), sources: [corrected] };
    expect((await put(officer, 'resurveyed', other)).body.parameter).toBe('sources.0.id');
    expect((await put(officer, 'resurveyed', { ...other, sources: [] })).status).toBe(201);
  });

  it('keeps to the layers that came by the API', async () => {
    expect(refusal(await put(admin, 'stations', draftOf('stations')))).toEqual([
      409,
      '/problems/layer-of-theme',
      undefined,
    ]);
    expect((await ask(admin, 'DELETE', '/api/layers/stations')).status).toBe(409);
    expect(
      (
        await ask(admin, 'POST', '/api/layers/stations/features', {
          type: 'FeatureCollection',
          features: featuresOf('stations'),
        })
      ).status,
    ).toBe(404);
    expect((await ask(editor, 'PUT', '/api/layers/stations/owner', { owner: 'agency-a' })).status).toBe(200);
    expect((await ask(officer, 'PUT', '/api/layers/stations/owner', { owner: 'agency-b' })).status).toBe(403);
    expect((await ask(officer, 'PUT', '/api/layers/stations/owner', { owner: null })).status).toBe(403);
    expect((await ask(editor, 'PUT', '/api/layers/stations/owner', { owner: null })).status).toBe(200);
    const actions = (await trail('stations')).map(({ action, before, after }) => [action, before, after]);
    expect(actions).toEqual([
      ['layer.owner.set', { owner: null }, { owner: 'agency-a' }],
      ['layer.owner.set', { owner: 'agency-a' }, { owner: null }],
    ]);
  });
});

describe('features', () => {
  const add = (features: unknown, more: object = {}) =>
    ask(officer, 'POST', '/api/layers/posted/features', { type: 'FeatureCollection', features, ...more });
  const [one] = featuresOf('stations') as [Record<string, unknown>];

  beforeEach(async () => {
    await put(officer, 'posted', draftOf('posted'));
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
    await publish(officer, 'posted');
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

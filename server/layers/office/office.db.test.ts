import { beforeAll, describe, expect, it } from 'vitest';
import type { WorkLayers } from '../../../sql/model/api/layers.ts';
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

import { beforeAll, describe, expect, it } from 'vitest';
import type { Visibility } from '../../sql/model/roles.ts';
import { sendOkay } from '../harness/api-layer.ts';
import { watchLooks } from '../harness/looks.ts';
import { keyOf, type Somebody, signIn } from '../harness/sign-in.ts';
import { startApp, useApp } from '../harness/use-app.ts';
import { rawGet } from './raw-get.ts';

/**
 * Who sees a layer, by every way that leads to it. `regions` is a layer of places, of names that are searched, of the base map,
 * and others are compared with it; it is `seen`, or for who does not see it the answer is that to a layer that is not.
 */
const world = useApp();
const LAYER = 'regions';
const ABSENT = 'absence';

const VISIBILITIES = {
  public: { kind: 'public' },
  roles: { kind: 'roles', roles: ['case-officer'] },
  signedIn: { kind: 'roles', roles: ['citizen'] },
  draft: { kind: 'draft' },
} as const satisfies Record<string, Visibility>;
type Case = keyof typeof VISIBILITIES;

let administrator: Somebody;
const headersOf: Record<string, Record<string, string>> = {};

/** Who asks, and when she sees the layer of the theme `base` that is agency-a's. */
const READERS: Record<string, Case[]> = {
  public: ['public'],
  citizen: ['public', 'signedIn'],
  'right role': ['public', 'roles', 'signedIn'],
  'wrong role': ['public', 'signedIn'],
  'editor of the theme': ['public', 'roles', 'signedIn', 'draft'],
  'editor of another theme': ['public', 'signedIn'],
  'officer of the owner': ['public', 'roles', 'signedIn', 'draft'],
  'officer of another structure': ['public', 'signedIn'],
  'key of the right role': ['public', 'roles', 'signedIn'],
  'key of the right role without layers.read': ['public'],
  'key of the owner that writes': ['public', 'roles', 'signedIn', 'draft'],
  'key of the owner that reads': ['public', 'signedIn'],
  'a session that is none': ['public'],
  administrator: ['public', 'roles', 'signedIn', 'draft'],
};

const show = async (visibility: Visibility): Promise<void> => {
  await sendOkay(world, 'PUT', `/api/layers/${LAYER}/visibility`, {
    headers: administrator.headers,
    body: visibility,
  });
};

beforeAll(async () => {
  for (const id of ['agency-a', 'agency-b'])
    await world.db.pool.query(
      `insert into institution (id, name, kind, status, manifest) values ($1, '{}', 'agency', 'open', '{}')`,
      [id],
    );
  administrator = await signIn(world, 'administrator');
  const officer = await signIn(world, ['data-officer', 'agency-a']);
  const handler = await signIn(world, ['case-officer', 'agency-b']);
  await sendOkay(world, 'PUT', `/api/layers/${LAYER}/owner`, {
    headers: administrator.headers,
    body: { owner: 'agency-a' },
  });
  Object.assign(headersOf, {
    public: {},
    citizen: (await signIn(world)).headers,
    'right role': handler.headers,
    'wrong role': (await signIn(world, 'moderator')).headers,
    'editor of the theme': (await signIn(world, ['editor', 'base'])).headers,
    'editor of another theme': (await signIn(world, ['editor', 'monitoring'])).headers,
    'officer of the owner': officer.headers,
    'officer of another structure': (await signIn(world, ['data-officer', 'agency-b'])).headers,
    'key of the right role': (await keyOf(world, handler.accountId, ['layers.read'])).headers,
    'key of the right role without layers.read': (await keyOf(world, handler.accountId, ['cases.handle']))
      .headers,
    'key of the owner that writes': (await keyOf(world, officer.accountId, ['layers.write'])).headers,
    'key of the owner that reads': (await keyOf(world, officer.accountId, ['layers.read'])).headers,
    'a session that is none': { Cookie: `__Host-biatouna=${'x'.repeat(43)}` },
    administrator: administrator.headers,
  });
});

/** Addresses of the layer itself. */
const OWN = [
  '/api/collections/{}',
  '/api/collections/{}/queryables',
  '/api/collections/{}/schema',
  '/api/collections/{}/revisions',
  '/api/collections/{}/items?limit=2',
  '/api/collections/{}/items?limit=2&revision=1',
  '/api/collections/{}/items?limit=2&as-of=2100-01-01T00:00:00Z',
  '/api/collections/{}/items?f=csv&limit=2',
  '/api/collections/{}/items?f=fgb&limit=2',
  '/api/collections/{}/items?f=geojsonseq&limit=2',
  '/api/collections/{}/items/11',
  '/api/collections/{}/items/11?revision=1',
  '/api/collections/{}/items/11/overlaps',
  '/api/collections/{}/overlaps',
  '/api/collections/{}/tiles',
  '/api/collections/{}/tiles/WebMercatorQuad',
  '/api/collections/{}/tiles/WebMercatorQuad/6/31/32',
  '/api/layers/{}',
  '/tiles/{}.json',
  '/tiles/rivers,{}.json',
  '/tiles/{}/6/32/31.mvt',
  '/tiles/{},rivers/6/32/31.mvt',
  '/tiles/{}/6/32/31.mvt?filter=population%20%3E%200',
  '/styles/light.json?layers=rivers,{}',
  '/api/search?q=region&layer={}',
];

/** Addresses that tell of it among others, and what of an answer does so. */
const OTHERS: [path: string, sign: string][] = [
  ['/api/collections', '"id":"regions"'],
  ['/api/layers', '"id":"regions"'],
  ['/api/themes', '"regions"'],
  ['/styles/light.json', 'base-regions'],
  ['/api/search?q=region', '"layer":"regions"'],
  ['/api/places?q=region%2011', 'governorate:ins:11'],
  ['/api/places?point=2.4,2.5', 'governorate:ins:11'],
  ['/api/places?bbox=2,2,3,3&level=governorate', 'governorate:ins:11'],
  ['/api/places/governorate:ins:11?f=geojson', 'governorate:ins:11'],
  ['/api/places/delegation:ins:111', 'governorate:ins:11'],
  ['/api/collections/permits/overlaps', '"layer":"regions"'],
  ['/api/collections/permits/items/P-3/overlaps', '"layer":"regions"'],
];

type Answer = { status: number; text: string; headers: Headers };

const ask = async (path: string, headers: Record<string, string>): Promise<Answer> => {
  const response = await world.get(path, { headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const absent = new Map<string, Answer>();
/** What is answered about a layer that is not, whoever asks. */
const absentAt = async (path: string): Promise<Answer> => {
  const known = absent.get(path) ?? (await ask(path.replace('{}', ABSENT), {}));
  absent.set(path, known);
  return known;
};

/** Whether an address shows the layer; where not, fails unless it answers as if there were none. */
const isShown = async (path: string, headers: Record<string, string>): Promise<boolean> => {
  const answer = await ask(path.replace('{}', LAYER), headers);
  if (answer.status === 200) return true;
  const none = await absentAt(path);
  expect([path, answer.status, answer.text]).toEqual([
    path,
    none.status,
    none.text.replaceAll(ABSENT, LAYER),
  ]);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return false;
};

/** From what all may see to what hardly anybody may. */
const NARROWER: Case[] = ['public', 'signedIn', 'roles', 'draft'];
/**
 * Every reader asks every address twice: where the layer is hidden furthest of what she sees, and least of what she does not.
 * Otherwise the answer is one of these two, and five of them show which.
 */
const isAskedWhole = (reader: string, visibility: Case): boolean =>
  visibility === NARROWER.findLast((one) => READERS[reader]!.includes(one)) ||
  visibility === NARROWER.find((one) => !READERS[reader]!.includes(one));
const FEW_OWN = ['/api/collections/{}/items?limit=2', '/api/layers/{}', '/tiles/{}/6/32/31.mvt'];
const FEW_OTHERS = ['/api/layers', '/api/search?q=region'];

it('is asked for at every address by readers who see it, and by readers who do not, however it is hidden', () => {
  for (const visibility of NARROWER) {
    const whole = Object.keys(READERS).filter((reader) => isAskedWhole(reader, visibility));
    const sees = new Set(whole.map((reader) => READERS[reader]!.includes(visibility)));
    expect([visibility, sees]).toEqual([
      visibility,
      new Set(visibility === 'public' ? [true] : [true, false]),
    ]);
  }
});

describe.each(NARROWER)('a layer that is %s', (visibility) => {
  beforeAll(() => show(VISIBILITIES[visibility]));

  it.each(Object.entries(READERS))('for %s', async (reader, seen) => {
    const headers = headersOf[reader]!;
    const shown: Record<string, boolean> = {};
    const isWhole = isAskedWhole(reader, visibility);
    for (const path of isWhole ? OWN : FEW_OWN) shown[path] = await isShown(path, headers);
    for (const [path, sign] of OTHERS) {
      if (!isWhole && !FEW_OTHERS.includes(path)) continue;
      const text = (await ask(path, headers)).text;
      // What was asked for stands in the sentence that it is not there.
      shown[path] = text.includes(sign) && !text.includes('no-such-place');
    }
    const wanted = seen.includes(visibility);
    expect(shown).toEqual(Object.fromEntries(Object.keys(shown).map((path) => [path, wanted])));
  });
});

const TILE = `/tiles/${LAYER}/6/32/31.mvt`;
const pinned = async (headers: Record<string, string>): Promise<string> => {
  const { text } = await ask(`/tiles/${LAYER}.json`, headers);
  const [tiles] = (JSON.parse(text) as { tiles: string[] }).tiles;
  return tiles!.replace(world.origin, '').replace('{z}/{x}/{y}', '6/32/31');
};

describe('caches', () => {
  it('are told that what not all may have is for one alone, and get nothing of it from us', async () => {
    await show(VISIBILITIES.roles);
    const theirs = headersOf['right role']!;
    const address = await pinned(theirs);
    for (const path of [
      TILE,
      address,
      `/tiles/rivers,${LAYER}/6/32/31.mvt`,
      `/api/collections/${LAYER}/items`,
    ]) {
      const tile = await ask(path, theirs);
      expect([path, tile.status, tile.headers.get('cache-control')]).toEqual([
        path,
        200,
        'private, no-cache',
      ]);
      expect(tile.headers.get('vary')).toMatch(/Cookie.*Authorization/);
      const etag = tile.headers.get('etag')!;
      for (const known of ['W/"none"', etag, '*']) {
        const answer = await ask(path, { 'If-None-Match': known });
        expect([path, answer.status, answer.headers.get('etag')]).toEqual([path, 404, null]);
      }
      expect((await ask(path, { ...theirs, 'If-None-Match': etag })).status).toBe(304);
    }
  });

  it('keep what is public as before, asked for by whomever', async () => {
    await show(VISIBILITIES.public);
    const address = await pinned({});
    for (const reader of ['public', 'right role']) {
      const { headers } = await ask(address, headersOf[reader]!);
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(headers.get('vary')).toBe('Accept-Encoding');
    }
    const document = `/api/collections/${LAYER}`;
    expect((await ask(document, {})).headers.get('cache-control')).toMatch(/^public/);
    expect((await ask(document, headersOf['right role']!)).headers.get('cache-control')).toBe(
      'private, no-cache',
    );
  });

  it('of this process obey at once, those of another look within a second, and obey', async () => {
    const looks = watchLooks(world.db, 'select version from publication');
    const other = await startApp({ db: looks.db, url: world.url });
    const statusOf = async (get: typeof world.get): Promise<number> => {
      const response = await get(TILE);
      await response.arrayBuffer();
      return response.status;
    };
    await show(VISIBILITIES.public);
    expect(await statusOf(world.get)).toBe(200);
    await other.services.catalogue.refresh();
    expect(await statusOf(other.get)).toBe(200);
    await show(VISIBILITIES.draft);
    const looked = looks.next();
    expect(await statusOf(world.get)).toBe(404);
    // With what a timer is late by.
    expect(await looked).toBeLessThan(1200);
    await expect.poll(() => statusOf(other.get)).toBe(404);
    await show(VISIBILITIES.public);
    expect(await statusOf(world.get)).toBe(200);
    await other.close();
  });
});

/** Ways of writing an address by which something is let through elsewhere. */
const TRICKS = [
  '//tiles/{}/6/32/31.mvt',
  '/tiles//{}/6/32/31.mvt',
  '/tiles/./{}/6/32/31.mvt',
  '/tiles/%2e/{}/6/32/31.mvt',
  '/tiles/rivers/../{}/6/32/31.mvt',
  '/tiles/rivers/%2e%2e/{}/6/32/31.mvt',
  '/tiles/rivers%2f..%2f{}/6/32/31.mvt',
  '/tiles/{}/6/32/31.mvt/',
  '/TILES/{}/6/32/31.MVT',
  '/tiles/{}%20/6/32/31.mvt',
  '/tiles/{}%00/6/32/31.mvt',
  '/tiles/{}./6/32/31.mvt',
  '/tiles/{},/6/32/31.mvt',
  '/tiles/,{}/6/32/31.mvt',
  '/tiles/{},{}/6/32/31.mvt',
  '/tiles/rivers%2C{}/6/32/31.mvt',
  '/tiles/rivers,{}/6/32/31.mvt',
  '/tiles/{}_label/6/32/31.mvt',
  '/tiles/{}/6/32/31.mvt?v=1&v=2',
  '/tiles/{}/6/32/31.mvt;x=1',
  '/tiles/{}.json/',
  '/tiles/{}.JSON',
  '/api//collections/{}',
  '/api/collections//{}',
  '/api/collections/{}/',
  '/API/Collections/{}',
  '/api/collections/%2e%2e/collections/{}',
  '/api/collections/rivers/../{}/items',
  '/api/collections/rivers%2F..%2F{}/items',
  '/api/collections/{}%2fitems',
  '/api/collections/{}\\items',
  '/api/collections/{};a=b/items',
  '/api/collections/rivers/items?layer={}',
  '/api/collections/rivers/items?collection={}',
  '/api/layers/{}?lang=ar',
  '/styles/light.json?layers={},rivers',
  '/api/search?q=region&layer=rivers,{}',
  'http://elsewhere.example/tiles/{}/6/32/31.mvt',
];

const HEADER_TRICKS: Record<string, string>[] = [
  { 'X-Original-URL': `/tiles/${LAYER}/6/32/31.mvt` },
  { 'X-Forwarded-For': '127.0.0.1', 'X-Real-IP': '127.0.0.1', Forwarded: 'for=127.0.0.1' },
  { 'X-HTTP-Method-Override': 'PUT', 'X-User': 'administrator', 'X-Role': 'administrator' },
  { Cookie: '__Host-biatouna=; biatouna=administrator', Range: 'bytes=0-9' },
];

describe('no way of writing an address', () => {
  beforeAll(() => show(VISIBILITIES.draft));

  it.each(TRICKS)('shows a draft: %s', async (path) => {
    const name = LAYER.replace('s', 'S');
    for (const [shown, absent] of [
      [LAYER, ABSENT],
      [encodeURIComponent(LAYER).replace('r', '%72'), ABSENT],
      [name, ABSENT],
    ] as const) {
      const answer = await rawGet(world.origin, path.replaceAll('{}', shown));
      const other = await rawGet(world.origin, path.replaceAll('{}', absent));
      expect(answer.body.replaceAll(LAYER, ABSENT).replaceAll(name, ABSENT)).toBe(other.body);
      expect(answer.status).toBe(other.status);
    }
  });

  it.each(HEADER_TRICKS)('nor header: %o', async (headers) => {
    const answer = await rawGet(world.origin, TILE, headers);
    const other = await rawGet(world.origin, TILE.replace(LAYER, ABSENT), headers);
    expect([answer.status, answer.body.replaceAll(LAYER, ABSENT)]).toEqual([404, other.body]);
  });

  it('and nothing is told of it in figures or in the description of the API', async () => {
    for (const path of ['/metrics', '/api/openapi.json', '/api', '/api/conformance', '/readyz'])
      expect((await ask(path, {})).text).not.toMatch(/\bregions\b/);
  });
});

it('has places of a layer that this process does not know of yet for nobody', async () => {
  await show(VISIBILITIES.public);
  const { rows } = await world.db.pool.query<{ no: number }>(
    `update place set layer_no = (select no from layer where id = 'rivers') where id = 'governorate:ins:11' returning no`,
  );
  expect(rows).toHaveLength(1);
  expect((await ask('/api/places?q=region%2011', {})).text).not.toContain('governorate:ins:11');
});

import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { IncomingAlerts, KeptSource } from '../../../sql/model/api/warnings.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { words } from '../../../tests/harness/followers.ts';
import { type Somebody, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { fetchAlerts } from './fetch.ts';
import { fetchDue } from './job.ts';

const world = useApp({ env: { WEBHOOK_INSIDE: 'allow' } });
const ask = asker(world);

let admin: Somebody;
let place: string;
beforeAll(async () => {
  admin = await signIn(world, 'administrator');
  place = (
    await world.db.pool.query<{ id: string }>(`select id from place where level = 'governorate' limit 1`)
  ).rows[0]!.id;
});

describe('alerts of others', () => {
  const feed = readFileSync(
    join(import.meta.dirname, '../../../../shared/data/alerts/nws_atom_cap11_feed.xml'),
    'utf8',
  );
  let server: Server;
  let origin: string;
  const asked: (string | undefined)[] = [];
  let answer: (path: string) => { status: number; body?: string; headers?: Record<string, string> };

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === '"one"') return void response.writeHead(304).end();
      const { status, body = '', headers = {} } = answer(request.url ?? '');
      response.writeHead(status, { ETag: '"one"', ...headers }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));
  const source = (given: object = {}) => ({
    source: {
      id: 'nws',
      title: words('Weather'),
      publisher: 'NWS',
      url: `${origin}/feed`,
      lists: 'all',
      ...given,
    },
  });
  const fetchNow = async () => {
    await world.db.pool.query('update warning_source set asked_at = null');
    await fetchDue({ db: world.db, signal: new AbortController().signal }, { inside: 'allow' });
  };
  const kept = async (): Promise<KeptSource> =>
    (JSON.parse((await ask(admin, 'GET', '/api/office/warning-sources')).text) as { sources: KeptSource[] })
      .sources[0]!;
  const shown = async () => (await (await world.get('/api/incoming-alerts')).json()) as IncomingAlerts;

  it('are read from a declared source, shown with their origin, and stand among none of ours', async () => {
    answer = () => ({ status: 200, body: feed.replaceAll('2018-08-', '2199-08-') });
    const officer = await signIn(world, ['duty-officer', place]);
    expect(await ask(officer, 'POST', '/api/office/warning-sources', source())).toMatchObject({
      status: 403,
    });
    expect(await ask(admin, 'POST', '/api/office/warning-sources', source())).toMatchObject({ status: 201 });
    await fetchNow();
    expect(await kept()).toMatchObject({ current: 163, error: null, refused: [] });
    const { alerts } = await shown();
    expect(alerts).toHaveLength(163);
    expect(alerts[0]).toMatchObject({
      source: { id: 'nws', publisher: 'NWS' },
      alert: { sender: 'w-nws.webmaster@noaa.gov' },
    });
    const own = await (await world.get('/api/warnings?state=all&limit=200')).text();
    expect(own).not.toContain('noaa');
    await fetchNow();
    expect(asked.at(-1)).toBe('"one"');
    expect((await kept()).current).toBe(163);
  });

  it('what a source lists no more, and what another one of it takes back, holds no more', async () => {
    const entries = feed.replaceAll('2018-08-', '2199-08-').split('<entry>');
    answer = () => ({
      status: 200,
      body: `${entries.slice(0, 11).join('<entry>')}</feed>`,
      headers: { ETag: '"two"' },
    });
    await world.db.pool.query('update warning_source set etag = null');
    await fetchNow();
    expect((await kept()).current).toBe(10);
    const { alert } = (await shown()).alerts[0]!;
    const cancel = `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>c</identifier><sender>x</sender>
      <sent>2199-08-15T00:00:00-00:00</sent><status>Actual</status><msgType>Cancel</msgType><scope>Public</scope>
      <references>${alert.sender},${alert.identifier.replaceAll('&', '&amp;')},${alert.sent}</references></alert>`;
    answer = () => ({ status: 200, body: cancel, headers: { ETag: '"three"' } });
    await world.db.pool.query(
      `update warning_source set etag = null, manifest = manifest || '{"lists": "newest"}'`,
    );
    await fetchNow();
    expect((await kept()).current).toBe(9);
  });

  it.each([
    ['is away', () => ({ status: 503 }), 'http 503'],
    ['gives no feed', () => ({ status: 200, body: '<html><br></html>' }), /well-formed/],
    [
      'gives a bomb',
      () => ({ status: 200, body: '<!DOCTYPE a [<!ENTITY b "c">]><alert>&b;</alert>' }),
      /document type/,
    ],
    ['gives too much', () => ({ status: 200, body: `<a>${'x'.repeat(9_000_000)}</a>` }), 'too large'],
    [
      'speaks in no encoding',
      () => ({ status: 200, body: '<a>\ud800</a>', headers: { 'Content-Type': 'text/xml; charset=utf-7' } }),
      'other encoding',
    ],
    ['leads on and on', () => ({ status: 302, headers: { Location: '/again' } }), 'too many redirects'],
  ])('a source that %s is told of; what it gave stays', async (_, given, error) => {
    answer = given;
    await world.db.pool.query('update warning_source set etag = null');
    await fetchNow();
    const now = await kept();
    expect(now.error).toEqual(typeof error === 'string' ? error : expect.stringMatching(error));
    expect(now.current).toBe(9);
  });

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://10.0.0.1/',
    'http://example.org/',
    'file:///etc/passwd',
  ])('nothing inside is reached: %s', async (url) => {
    const known = { etag: null, lastModified: null };
    await expect(fetchAlerts(url, known, { reach: { inside: 'refuse' } })).rejects.toThrow(
      /inside|not https/,
    );
  });

  it.each(['https://169.254.169.254/latest', 'http://example.org/', 'file:///etc/passwd'])(
    'nor where an answer from outside leads there: %s',
    async (location) => {
      // The source is outside until it has answered; what it leads to is looked at anew.
      const reach: { inside: 'allow' | 'refuse' } = { inside: 'allow' };
      answer = () => {
        reach.inside = 'refuse';
        return { status: 302, headers: { Location: location } };
      };
      const known = { etag: null, lastModified: null };
      await expect(fetchAlerts(`${origin}/feed`, known, { reach })).rejects.toThrow(/^(inside|not https)$/);
    },
  );

  it('a document of a feed that is away takes no other with it, and ends nothing', async () => {
    const alert = (
      id: string,
    ) => `<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>${id}</identifier><sender>x</sender>
      <sent>2199-08-15T00:00:00-00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope><info><category>Met</category>
      <event>Gale</event><urgency>Future</urgency><severity>Minor</severity><certainty>Likely</certainty></info></alert>`;
    let isAway = false;
    answer = (path) => {
      if (path === '/b.cap' && isAway) return { status: 503 };
      if (path.endsWith('.cap'))
        return { status: 200, body: alert(path.slice(1, 2)), headers: { ETag: '"d"' } };
      const items = ['a', 'b'].map((id) => `<item><link>/${id}.cap</link></item>`).join('');
      return { status: 200, body: `<rss><channel>${items}</channel></rss>`, headers: { ETag: '"links"' } };
    };
    await world.db.pool.query(
      `delete from incoming_alert; update warning_source set etag = null, manifest = manifest || '{"lists": "all"}'`,
    );
    await fetchNow();
    expect(await kept()).toMatchObject({ current: 2, refused: [] });
    isAway = true;
    await fetchNow();
    expect(await kept()).toMatchObject({ current: 2, error: null, refused: [{ why: 'http 503' }] });
  });

  it('nor by a name that leads inside', async () => {
    const known = { etag: null, lastModified: null };
    const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: '127.0.0.1', family: 4 }])) as never;
    await expect(
      fetchAlerts('https://inside.example.org/', known, { reach: { inside: 'refuse', resolve } }),
    ).rejects.toThrow('inside');
  });
});

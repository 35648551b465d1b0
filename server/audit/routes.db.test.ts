import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditArgsOf, verifyFile } from '../../sql/audit/command.ts';
import { audit, SYSTEM } from '../../sql/audit.ts';
import { AuditPage } from '../../sql/model/api/audit.ts';
import { transaction } from '../../sql/transaction.ts';
import { keyOf, makeAccount, openSession, type Somebody, send, signIn } from '../../tests/harness/sign-in.ts';
import { useApp } from '../../tests/harness/use-app.ts';

const world = useApp({ template: 'empty' });

let admin: Somebody;
let writer: { accountId: string };
let keyId: string;

beforeAll(async () => {
  admin = await signIn(world, 'administrator');
  writer = await makeAccount(world.db, { name: 'Leïla Writer' });
  ({ keyId } = await keyOf(world, writer.accountId, []));
  await transaction(world.db, async (client) => {
    for (let no = 1; no <= 40; no++)
      await audit(client, {
        actor: no % 4 === 0 ? SYSTEM : { kind: 'account', id: writer.accountId },
        action: no % 2 ? 'layer.visibility.set' : 'layers.count',
        object: no === 40 ? { kind: 'key', id: keyId } : { kind: 'layer', id: `l-${no}` },
        after: { no },
        reason: no === 1 ? '=1+1' : null,
      });
  });
});

const ask = async (query: string, who: { headers: Record<string, string> } = admin) => {
  const response = await send(world, 'GET', `/api/audit${query}`, { headers: who.headers });
  return { response, text: await response.text() };
};
const page = async (query: string, who?: Somebody): Promise<AuditPage> =>
  AuditPage.parse(JSON.parse((await ask(query, who)).text));
const numbers = async (query: string): Promise<number[]> => (await page(query)).entries.map(({ no }) => no);

describe('/api/audit', () => {
  it('is read page by page, newest first, with the end to note', async () => {
    const first = await page('?limit=15');
    expect(first.entries.map(({ no }) => no)).toEqual(Array.from({ length: 15 }, (_, no) => 40 - no));
    const second = await page(`?limit=15&cursor=${first.next}`);
    const third = await page(`?limit=15&cursor=${second.next}`);
    expect([second.entries[0]?.no, third.entries.at(-1)?.no, third.next]).toEqual([25, 1, null]);
    expect(first.head).toBe(`40:${first.entries[0]?.hash}`);
    expect(first.entries[0]?.previous).toBe(first.entries[1]?.hash);
  });

  it('is picked by actor, words of the action, object and time', async () => {
    expect(await numbers('?actorKind=system&limit=3')).toEqual([40, 36, 32]);
    expect(await numbers(`?actor=${writer.accountId}&limit=2`)).toEqual([39, 38]);
    expect(await numbers('?action=layer&limit=2')).toEqual([39, 37]);
    expect(await numbers('?action=layer.visibility.set&objectKind=layer&objectId=l-7')).toEqual([7]);
    expect(await numbers('?action=layer.vis')).toEqual([]);
    const { at } = (await page('?objectId=l-20')).entries[0]!;
    const later = new Date(Date.parse(at) + 60_000).toISOString();
    expect(await numbers(`?from=${later}`)).toEqual([]);
    expect(await numbers(`?to=${later}&limit=1`)).toEqual([40]);
    expect(await numbers('?to=2020-01-01T00:00:00%2B01:00')).toEqual([]);
    expect(await numbers('?from=0000-01-01T00:00:00%2B23:59&limit=1')).toEqual([40]);
  });

  it.each(['?from=yesterday', '?limit=501', '?cursor=-1', '?actorKind=nobody', '?action=a%25', '?who=x'])(
    '%s is a wrong parameter',
    async (query) => {
      expect((await ask(query)).response.status).toBe(400);
    },
  );

  it('is kept by no cache and read by no other site', async () => {
    const { response } = await ask('');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('names people to who may manage accounts only, and holds no name itself', async () => {
    const [newest, next] = (await page('?limit=2')).entries;
    expect([newest?.objectName, next?.actorName]).toEqual(['of a test · Leïla Writer', 'Leïla Writer']);
    const { headers } = await keyOf(world, admin.accountId, ['audit.read']);
    const { text } = await ask('?limit=2', { headers });
    expect(JSON.parse(text).entries[1]).toMatchObject({ actorId: writer.accountId, actorName: null });
    const { rows } = await world.db.pool.query('select audit::text as row from audit');
    expect(rows.filter(({ row }) => row.includes('Writer'))).toEqual([]);
  });

  it('is for those who may read it', async () => {
    const editor = await signIn(world, ['editor', 'water']);
    expect((await ask('', editor)).response.status).toBe(403);
    expect((await ask('', { headers: {} })).response.status).toBe(401);
    const citizen = await makeAccount(world.db);
    expect((await ask('', await openSession(world, citizen.accountId))).response.status).toBe(403);
  });
});

describe('a file of the trail', () => {
  const file = join(tmpdir(), 'audit.ndjson');

  it('as ndjson holds all that matches, oldest first, and is verified alone', async () => {
    const { response, text } = await ask('?f=ndjson&action=layer');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="audit.ndjson"');
    await writeFile(file, text);
    expect(await verifyFile(file, null)).toMatchObject({
      rows: 20,
      count: 0,
      first: { no: 1 },
      last: { no: 39 },
    });
    const { noted } = auditArgsOf(['--head', `39:${'0'.repeat(64)}`]);
    expect((await verifyFile(file, noted)).damages).toMatchObject([{ no: 39 }]);
  });

  it('as CSV too, by anybody who can hash', async () => {
    const { text } = await ask('?f=csv');
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(40);
    // What a table program would take for a formula is kept from being one; what was hashed stays as it was.
    expect([data[0]?.reason, JSON.parse(data[0]!.hashed!).at(-1)]).toEqual(["'=1+1", '=1+1']);
    for (const { previous = '', hashed = '', hash } of data)
      expect(createHash('sha256').update(previous, 'hex').update(hashed).digest('hex')).toBe(hash);
  });
});

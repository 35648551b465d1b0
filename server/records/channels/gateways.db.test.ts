import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import jpeg from 'jpeg-js';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, Receipt } from '../../../sql/model/api/records.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { type Somebody, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { umbrellaModule } from '../../../tests/world/toy-module.ts';
import { signature } from '../../outbox/webhook.ts';

const SECRET = 'what-the-gateway-and-we-share';
const env = {
  SMS_SECRET: SECRET,
  MAIL_IN_ADDRESS: 'cases@example.tn',
  MAIL_IN_SECRET: SECRET,
  RATE_LIMIT_PER_MINUTE: '100000',
};
const world = useApp({ template: 'empty', modules: [umbrellaModule], env });
const ask = asker(world);
const text = (en: string) => JSON.stringify({ ar: `ع ${en}`, fr: `f ${en}`, en });

let admin: Somebody;
const folders: string[] = [];

/** A gateway of telephones on this machine: what it was handed, and whether its signature holds. */
const gateway = createServer((request: IncomingMessage, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    const id = String(request.headers['webhook-id']);
    const at = Number(request.headers['webhook-timestamp']);
    const right = signature(Buffer.from(SECRET), { id, at, body });
    sent.push({ ...JSON.parse(body.toString()), isSigned: request.headers['webhook-signature'] === right });
    response.writeHead(202).end();
  });
});
const sent: { id: string; to: string; text: string; isSigned: boolean }[] = [];
const settings = async () => ({
  ...process.env,
  ...{ DATABASE_URL: world.url, SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all' },
  ...{ MAIL_IN_ADDRESS: env.MAIL_IN_ADDRESS, MAIL_IN_SECRET: SECRET, PUBLIC_URL: 'https://map.example.tn' },
  DATA_DIR: folders[0] ?? '',
});
const deliver = async (more: Record<string, string> = {}) =>
  doJobs(world.db, { ...(await settings()), ...more }, {}, ['deliver']);
const bySms = async (): Promise<string[]> => {
  const { port } = gateway.address() as AddressInfo;
  sent.length = 0;
  await deliver({ SMS_URL: `http://127.0.0.1:${port}/send`, SMS_SECRET: SECRET });
  return sent.map(({ to, text: says }) => `${to}: ${says}`);
};

beforeAll(async () => {
  folders.push(await mkdtemp(join(tmpdir(), 'gateways-')));
  await new Promise<void>((done) => gateway.listen(0, '127.0.0.1', done));
  await world.db.pool.query(
    `insert into institution (id, name, kind, status, manifest) values ('trams', $1, 'agency', 'open', '{}')`,
    [text('Trams')],
  );
  await world.db.pool.query(
    `insert into dispatch_rule (module, tier, structure_id) values ('umbrellas', 'central', 'trams')`,
  );
  admin = await signIn(world, 'administrator');
});
afterAll(() => void gateway.close());

type Signed = { id?: string; at?: number; secret?: string };
const hand = async (path: string, type: string, body: Buffer, given: Signed = {}) => {
  const { id = crypto.randomUUID(), at = Math.floor(Date.now() / 1000), secret = SECRET } = given;
  const response = await world.get(`/api/gateways/${path}`, {
    method: 'POST',
    headers: {
      ...{ 'Content-Type': type, 'webhook-id': id, 'webhook-timestamp': String(at) },
      'webhook-signature': signature(Buffer.from(secret), { id, at, body }),
    },
    body: new Uint8Array(body),
  });
  const json = (await response.json()) as Record<string, string>;
  return { status: response.status, code: json.type?.split('/').at(-1), json };
};
const sms = (from: string, says: string, given: Signed = {}) =>
  hand('sms', 'application/json', Buffer.from(JSON.stringify({ from, text: says })), given);
const count = async (of: string): Promise<number> =>
  (await world.db.pool.query<{ count: number }>(`select count(*)::int as count from ${of}`)).rows[0]!.count;
const view = async (number: string): Promise<CaseView> =>
  JSON.parse((await ask(admin, 'GET', `/api/cases/${number}`)).text) as CaseView;
const does = async (number: string, deed: string, answers: object) => {
  const { version } = await view(number);
  const done = await ask(admin, 'POST', `/api/cases/${number}/deeds`, { deed, version, answers });
  expect([deed, done.status]).toEqual([deed, 200]);
};

describe('a text message', () => {
  it('files a case, once, whose receipt goes back; by number and code it is told how it stands', async () => {
    const id = crypto.randomUUID();
    const from = '+21698000001';
    expect((await sms(from, 'مظلة نسيتها في المترو، خط 4', { id })).json).toEqual({ taken: 'case' });
    expect((await sms(from, 'مظلة نسيتها في المترو، خط 4', { id })).json).toEqual({ taken: 'before' });
    const { rows } = await world.db.pool.query<{ number: string; channel: string; personal: unknown }>(
      'select number, channel, personal from record_case',
    );
    expect(rows).toEqual([
      expect.objectContaining({ channel: 'sms', personal: { owner: 'by SMS', phone: from } }),
    ]);
    const { number } = rows[0]!;
    expect((await view(number)).events).toMatchObject([{ deed: 'submit', by: 'applicant' }]);
    const [receipt = '', ...more] = await bySms();
    expect([receipt.includes(number), more, sent[0]?.isSigned]).toEqual([true, [], true]);
    const code = /الرمز ([\w-]+)/.exec(receipt)![1]!;
    // Once it is out nobody reads the code here, nor the number that it went to.
    const left = await world.db.pool.query(`select recipient, content from message where channel = 'sms'`);
    expect(left.rows).toEqual([{ recipient: '…01', content: {} }]);

    await does(number, 'ask', { message: 'Which?' });
    expect(await bySms()).toEqual([
      `${from}: ع About ${number}. https://map.example.tn/civic/cases/${number}`,
    ]);
    expect((await sms(from, `${number} ${code}`)).json).toEqual({ taken: 'status' });
    expect((await sms(from, `${number} ${code.slice(0, 4)}-0000-0000`)).json.taken).toMatch(/help|refused/);
    const [stands = ''] = await bySms();
    expect(stands).toBe(`${from}: الملف ${number}: ع Asked.`);
  });

  it('that no case can be made of is answered with why, and one that wants nothing with how it goes', async () => {
    const cases = await count('record_case');
    const from = '+21698000002';
    const outcomes = ['umbrella \u200b\u200b', 'hello', `umbrella ${'x'.repeat(1500)}`].map((says) =>
      sms(from, says),
    );
    expect((await Promise.all(outcomes)).map(({ json }) => json.taken)).toEqual(['refused', 'help', 'case']);
    expect(await count('record_case')).toBe(cases + 1);
    const says = await bySms();
    expect(says.length).toBe(3);
    for (const part of ['was not taken as a case', 'envoyez son numéro et son code', 'Keep them'])
      expect([part, says.filter((one) => one.includes(part)).length]).toEqual([part, 1]);
  });

  it('without its signature, an old one, or one that is none of a message, is nobody’s', async () => {
    const before = await count('record_case');
    const old = Math.floor(Date.now() / 1000) - 3600;
    for (const given of [{ secret: 'somebody-else-entirely-here' }, { at: old }, { id: '' }])
      expect((await sms('+21698000003', 'umbrella x', given)).status).toBe(401);
    for (const body of ['{', '{"from":"abc","text":"x"}', '{"from":"+21698000003"}'])
      expect((await hand('sms', 'application/json', Buffer.from(body))).status).toBe(400);
    expect((await hand('sms', 'application/json', Buffer.alloc(30_000, 32))).status).toBe(413);
    expect(await count('record_case')).toBe(before);
  });

  it('is refused from a number that sends on and on, which is answered no more; others still are', async () => {
    const from = '+21698000004';
    const outcomes: number[] = [];
    for (let one = 0; one < 25; one++) outcomes.push((await sms(from, 'hello')).status);
    expect(outcomes).toEqual([...Array(20).fill(200), ...Array(5).fill(429)]);
    expect(await count(`message where recipient = '${from}'`)).toBe(20);
    expect((await sms('+21698000005', 'hello')).status).toBe(200);
    await world.db.pool.query(`update record_burst set since = since - interval '61 minutes'`);
    expect((await sms(from, 'hello')).status).toBe(200);
  });

  it('lies in a folder where no gateway is set up', async () => {
    await sms('+21698000006', 'hello');
    await deliver();
    const names = await readdir(join(folders[0]!, 'sms'));
    const one = JSON.parse(await readFile(join(folders[0]!, 'sms', names[0]!), 'utf8'));
    expect(one).toMatchObject({ to: expect.stringMatching(/^\+216/), text: expect.any(String) });
  });
});

describe('what one sender sends to a module by the web', () => {
  it('has a limit of the module’s, with a clear refusal; who is signed in has her own', async () => {
    const answers = { title: 'U', story: 'x', colour: 'black', owner: 'A', agreed: true };
    const submit = async (who: { headers: Record<string, string> }) => {
      const body = { sending: crypto.randomUUID(), language: 'en', answers };
      return ask(who, 'POST', '/api/records/umbrellas/cases', body);
    };
    const before = await count('record_case');
    const memory = process.memoryUsage().rss;
    const statuses: number[] = [];
    for (let one = 0; one < 60; one++) statuses.push((await submit({ headers: {} })).status);
    expect(statuses).toEqual([...Array(5).fill(201), ...Array(55).fill(429)]);
    expect(process.memoryUsage().rss - memory).toBeLessThan(80e6);
    const refused = await submit({ headers: {} });
    expect([refused.code, Number(refused.headers.get('retry-after')) > 3000]).toEqual([
      'too-many-cases',
      true,
    ]);
    expect(await count('record_case')).toBe(before + 5);
    expect(await count('record_burst')).toBeLessThan(12);
    expect((await submit(await signIn(world))).status).toBe(201);
  });
});

describe('a mail', () => {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const written = async (given: object): Promise<Buffer> =>
    (await compose.sendMail({ from: 'Amel <amel@example.tn>', subject: 'Re', ...given })).message as Buffer;
  const mail = (raw: Buffer, given: Signed = {}) => hand('mail', 'message/rfc822', raw, given);
  const picture = jpeg.encode({ width: 4, height: 4, data: Buffer.alloc(64, 99) }).data;

  /** A case with a question, and the address that its mail asks to be answered at. */
  const asked = async (): Promise<{ number: string; to: string }> => {
    const answers = {
      title: 'U',
      story: 'x',
      colour: 'black',
      owner: 'A',
      agreed: true,
      mail: 'amel@example.tn',
    };
    const body = { sending: crypto.randomUUID(), language: 'en', answers };
    const { text: received } = await ask(await signIn(world), 'POST', '/api/records/umbrellas/cases', body);
    const { number } = JSON.parse(received) as Receipt;
    await does(number, 'ask', { message: 'Which tram?' });
    await deliver();
    const folder = join(folders[0]!, 'mail');
    const mails = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const own = mails.find((one) => one.includes(number) && one.includes('amel@example.tn'))!;
    expect(own).toContain('your reply is put into the case');
    return { number, to: /^Reply-To: (?:<)?([^>\r\n]+)/im.exec(own)![1]! };
  };

  it('is put into its case as an answer, once, its files looked at as those that are uploaded', async () => {
    const { number, to } = await asked();
    const raw = await written({
      to,
      text: 'The 4.\n\nOn Monday, Biatouna wrote:\n> Which tram?',
      attachments: [{ filename: 'tram.jpg', content: Buffer.concat([picture, Buffer.from('where I live')]) }],
    });
    expect((await mail(raw)).json).toEqual({ number, deed: 'answer' });
    expect((await mail(raw)).json).toEqual({ number, deed: null });
    const { events, files, state } = await view(number);
    expect([state.id, events.map(({ deed, by }) => `${deed} ${by}`)]).toEqual([
      'received',
      ['submit applicant', 'ask officer', 'answer applicant'],
    ]);
    expect(events[2]?.answers).toMatchObject({ message: 'The 4.' });
    expect(files).toMatchObject([{ name: 'tram.jpg', state: 'waiting' }]);
    await doJobs(world.db, process.env, {}, ['cases.file']);
    const { rows } = await world.db.pool.query<{ content: Buffer }>(
      `select content from record_file where state = 'clean'`,
    );
    expect(rows.map(({ content }) => content.includes('where I live'))).toEqual([false]);
    // Now it is the office's turn: nothing can be answered.
    const again = await mail(await written({ to, text: 'And more' }));
    expect([again.status, again.code]).toEqual([409, 'no-answer-now']);
  });

  it('is refused whole, with why, where something in it is not taken', async () => {
    const { number, to } = await asked();
    const attach = (...files: Buffer[]) => ({
      ...{ to, text: 'Here' },
      attachments: files.map((content, at) => ({ filename: `${at}.jpg`, content })),
    });
    const bomb = Buffer.from(picture);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt16BE(60_000, frame + 5);
    bomb.writeUInt16BE(60_000, frame + 7);
    const refusals: [object, number, string][] = [
      [attach(Buffer.from('<script>')), 415, 'other-type'],
      [attach(bomb), 413, 'too-many-pixels'],
      [attach(picture, picture, picture), 400, 'too-many-files'],
      [{ to, text: '> only what was asked' }, 400, 'invalid-parameter'],
      [{ to, text: 'x'.repeat(5000) }, 400, 'invalid-parameter'],
      [{ to, text: 'away', headers: { 'Auto-Submitted': 'auto-replied' } }, 400, 'automatic-mail'],
      [{ to: 'cases@example.tn', text: 'Hello' }, 400, 'no-such-reply-address'],
      [{ to: to.replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`), text: 'x' }, 400, 'no-such-reply-address'],
    ];
    for (const [given, status, code] of refusals) {
      const refused = await mail(await written(given));
      expect([refused.status, refused.code, refused.json.detail]).toEqual([status, code, expect.any(String)]);
    }
    expect((await view(number)).events.length).toBe(2);
    expect((await mail(await written({ to, text: 'x' }), { secret: 'x'.repeat(30) })).status).toBe(401);
  });

  it('is piped in by an MTA, which is told by the end of the program whether to try again', async () => {
    const { number, to } = await asked();
    const pipe = (raw: Buffer, more: Record<string, string> = {}) =>
      new Promise<{ status: number; says: string }>((done) => {
        const given = { MAIL_IN_URL: `${world.origin}/api/gateways/mail`, MAIL_IN_SECRET: SECRET, ...more };
        const child = execFile(
          process.execPath,
          ['--import', 'tsx', 'server/mail-in.cli.ts'],
          { env: { ...process.env, ...given } },
          (error, _, says) => done({ status: Number(error?.code ?? 0), says }),
        );
        child.stdin!.end(raw);
      });
    const raw = await written({ to, text: 'The 6' });
    expect((await pipe(raw, { MAIL_IN_URL: 'http://127.0.0.1:1/' })).status).toBe(75);
    expect((await pipe(raw, { MAIL_IN_SECRET: 'z'.repeat(30) })).status).toBe(75);
    expect(await pipe(raw)).toEqual({ status: 0, says: '' });
    const refused = await pipe(await written({ to: 'cases@example.tn', text: 'x' }));
    expect([refused.status, refused.says.trim()]).toEqual([
      65,
      expect.stringMatching(/address|adresse|عنوان/),
    ]);
    expect((await view(number)).events.at(-1)?.answers).toMatchObject({ message: 'The 6' });
  });
});

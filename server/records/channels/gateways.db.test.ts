import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import jpeg from 'jpeg-js';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import type { CaseView, Receipt } from '../../../sql/model/api/records.ts';
import { asker } from '../../../tests/harness/ask.ts';
import { argsOf } from '../../../tests/harness/compiled.ts';
import { GATEWAY_SECRET, hand, handSms, type Signed } from '../../../tests/harness/gateway.ts';
import { doJobs } from '../../../tests/harness/jobs/do-jobs.ts';
import { mailsTo } from '../../../tests/harness/mails.ts';
import { type Somebody, send, signIn } from '../../../tests/harness/sign-in.ts';
import { useApp } from '../../../tests/harness/use-app.ts';
import { usedMemory } from '../../../tests/harness/used-memory.ts';
import { umbrellaModule } from '../../../tests/world/toy-module.ts';
import { signature } from '../../outbox/webhook.ts';

const SECRET = GATEWAY_SECRET;
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

const sms = (from: string, says: string, given: Signed = {}) => handSms(world, from, says, given);
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
      `${from}: ع A question. ع About ${number}. https://map.example.tn/civic/cases/${number}`,
    ]);
    expect((await sms(from, `${number} ${code}`)).json).toEqual({ taken: 'status' });
    expect((await sms(from, `${number} ${code.slice(0, 4)}-0000-0000`)).json.taken).toMatch(/help|refused/);
    const [stands = ''] = await bySms();
    expect(stands).toBe(`${from}: الملف ${number}: ع Asked.`);
  });

  it('that no case can be made of is answered with why, and one that wants nothing with how it goes', async () => {
    const cases = await count('record_case');
    const from = '+21698000002';
    const outcomes: (string | undefined)[] = [];
    for (const says of [
      ...['hello', `umbrella ${'x'.repeat(1500)}`],
      // Nothing is said: what is missing is asked for, one thing after the other, and what was begun can be left.
      ...['umbrella \u200b\u200b', 'A red one', 'On the tram', 'umbrella \u200b', 'Cancel', 'cancel'],
    ])
      outcomes.push((await sms(from, says)).json.taken);
    expect(outcomes).toEqual(['help', 'case', 'asked', 'asked', 'case', 'asked', 'cancelled', 'help']);
    expect(await count('record_case')).toBe(cases + 2);
    expect(await count('record_draft')).toBe(0);
    const filed = await world.db.pool.query(
      `select title, answers->>'story' as story from record_case where title = 'A red one'`,
    );
    expect(filed.rows).toEqual([{ title: 'A red one', story: 'On the tram' }]);
    const says = await bySms();
    expect(says.length).toBe(8);
    for (const part of ['How it came (reply, or', 'nothing was filed'])
      expect([part, says.filter((one) => one.includes(part)).length]).toEqual([part, 1]);
  });

  it('without its signature, an old one, or one that is none of a message, is nobody’s', async () => {
    const before = await count('record_case');
    const old = Math.floor(Date.now() / 1000) - 3600;
    for (const given of [{ secret: 'somebody-else-entirely-here' }, { at: old }, { id: '' }])
      expect((await sms('+21698000003', 'umbrella x', given)).status).toBe(401);
    for (const body of ['{', '{"from":"abc","text":"x"}', '{"from":"+21698000003"}'])
      expect((await hand(world, 'sms', Buffer.from(body))).status).toBe(400);
    expect((await hand(world, 'sms', Buffer.alloc(30_000, 32))).status).toBe(413);
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
    const submit = async (who: { headers: Record<string, string> }, more: Record<string, string> = {}) => {
      const body = { sending: crypto.randomUUID(), language: 'en', answers: { ...answers, ...more } };
      return ask(who, 'POST', '/api/records/umbrellas/cases', body);
    };
    const before = await count('record_case');
    const memory = usedMemory();
    const statuses: number[] = [];
    for (let one = 0; one < 60; one++) statuses.push((await submit({ headers: {} })).status);
    expect(statuses).toEqual([...Array(5).fill(201), ...Array(55).fill(429)]);
    await expect.poll(() => usedMemory() - memory).toBeLessThan(80e6);
    const refused = await submit({ headers: {} });
    expect([refused.code, Number(refused.headers.get('retry-after')) > 3000]).toEqual([
      'too-many-cases',
      true,
    ]);
    expect(await count('record_case')).toBe(before + 5);
    expect(await count('record_burst')).toBeLessThan(12);
    expect((await submit(await signIn(world))).status).toBe(201);
    // Nobody has us write to one address on and on, from wherever it comes and however it is written.
    const toOne: number[] = [];
    for (let sender = 0; sender < 5; sender++) {
      const who = await signIn(world);
      for (const mail of ['v@example.tn', ' V@example.tn', 'v@EXAMPLE.tn', 'v@example.tn ', 'V@Example.TN'])
        toOne.push((await submit(who, { mail })).status);
    }
    expect(toOne).toEqual([...Array(20).fill(201), ...Array(5).fill(429)]);
  });
});

describe('a mail', () => {
  const compose = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const written = async (given: object): Promise<Buffer> =>
    (await compose.sendMail({ from: 'Amel <amel@example.tn>', subject: 'Re', ...given })).message as Buffer;
  const mail = (raw: Buffer, given: Signed = {}) => hand(world, 'mail', raw, given);
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
    expect((await mail(raw)).json).toEqual({ number, deed: 'answer', draft: null });
    expect((await mail(raw)).json).toEqual({ number, deed: null, draft: null });
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

  it('to the address of a module is a draft, whose missing parts are asked back by mail, and then a case with its receipt', async () => {
    const from = 'Zohra <zohra@example.tn>';
    const cases = await count('record_case');
    const first = await written({
      ...{ from, to: 'cases+umbrellas@example.tn', subject: 'Fwd: Red umbrella' },
      text: 'Left on the tram.\nWhen: 01/03/2025\nRibs: ٨',
      attachments: [{ filename: 'red.jpg', content: picture }],
    });
    expect((await mail(first)).json).toEqual({ number: null, deed: null, draft: 'asked' });
    expect((await mail(first)).json).toEqual({ number: null, deed: null, draft: null });
    const asks = async () =>
      (await mailsTo(world.db, 'zohra@example.tn')).map(({ content }) =>
        ((content.asks ?? []) as { en: string }[]).map(({ en }) => en),
      )[0];
    expect(await asks()).toEqual([
      ...['Colour — 1 = black, 2 = red, 3 = other', 'Name', 'Rules — I agree — yes / no'],
    ]);
    await deliver();
    const folder = join(folders[0]!, 'mail');
    const letters = await Promise.all(
      (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
    );
    const own = letters.find((one) => one.includes('zohra@example.tn'))!;
    expect(own).not.toContain('Left on the tram');
    const to = /^Reply-To:\s+<?([^>\s]+)/im.exec(own)![1]!;
    expect(to).toMatch(/^cases\+d[0-9a-z]{1,25}\.[0-9a-f]{20}@example\.tn$/);
    // A file waits with its draft for longer than those of nobody.
    await world.db.pool.query(
      `update record_file set created_at = now() - interval '3 days' where name = 'red.jpg'`,
    );
    await enqueue(world.db.pool, 'retention', {});
    await doJobs(world.db, process.env, {}, ['retention']);
    const again = { from, to, subject: 'Re: Umbrella' };
    const answered = '1: 3\n2) Zohra\n3. Yes\n\nOn Monday, Biatouna wrote:\n> 1: Colour';
    expect(
      (await mail(await written({ ...again, text: answered.replace('1: 3', '1: pink') }))).json.draft,
    ).toBe('asked');
    expect(await asks()).toEqual(['Colour (choose one of the options) — 1 = black, 2 = red, 3 = other']);
    expect((await mail(await written({ ...again, text: 'other' }))).json.draft).toBe('asked');
    expect(await asks()).toEqual(['Which']);
    expect(await count('record_case')).toBe(cases);
    const { json } = await mail(await written({ ...again, text: 'striped' }));
    expect(json).toEqual({ number: expect.any(String), deed: 'submit', draft: 'case' });
    const kase = await view(json.number!);
    expect(kase.answers).toMatchObject({
      ...{ title: 'Red umbrella', story: 'Left on the tram.', colour: 'other', which: 'striped' },
      ...{ lostOn: '2025-03-01', ribs: 8, owner: 'Zohra', mail: 'zohra@example.tn', agreed: true },
    });
    expect([kase.files.map(({ name }) => name), kase.office?.channel]).toEqual([['red.jpg'], 'e-mail']);
    expect(await count('record_draft')).toBe(0);
    const receipt = (await mailsTo(world.db, 'zohra@example.tn')).find(
      ({ template }) => template === 'case-receipt',
    )!;
    const { number, code } = receipt.content;
    const opened = await send(world, 'POST', '/api/session/case', {
      ...{ body: { number, code }, headers: { Origin: world.origin } },
    });
    expect([number, opened.ok]).toEqual([json.number, true]);
    const late = await mail(await written({ ...again, text: 'And one more' }));
    expect([late.status, late.code]).toEqual([409, 'draft-gone']);
    const forged = await mail(
      await written({ ...again, to: to.replace(/\.[0-9a-f]{20}@/, `.${'0'.repeat(20)}@`) }),
    );
    expect([forged.status, forged.code]).toEqual([400, 'no-such-reply-address']);
  });

  it('to a module comes from one sender so often an hour, and what nobody goes on with is forgotten', async () => {
    const outcomes: number[] = [];
    for (let one = 0; one < 12; one++) {
      const given = { from: 'many@example.tn', to: 'cases+umbrellas@example.tn', subject: `No ${one}` };
      outcomes.push((await mail(await written({ ...given, text: 'x' }))).status);
    }
    expect(outcomes).toEqual([...Array(10).fill(200), 429, 429]);
    expect(await count('record_draft')).toBe(10);
    await world.db.pool.query(`update record_draft set changed_at = now() - interval '15 days'`);
    await enqueue(world.db.pool, 'retention', {});
    await doJobs(world.db, process.env, {}, ['retention']);
    expect(await count('record_draft')).toBe(0);
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
      [{ to: 'cases+hats@example.tn', text: 'Hello' }, 400, 'no-such-reply-address'],
      [
        { to, text: 'x', headers: { 'Authentication-Results': 'mx; dmarc=fail' } },
        ...([400, 'automatic-mail'] as const),
      ],
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
          argsOf(fileURLToPath(new URL('../../mail-in.cli.ts', import.meta.url))),
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

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Layer } from '../../sql/model/layer.ts';
import type { MessageState } from '../../sql/model/message.ts';
import { announceLayer } from '../../sql/outbox/announce-layer.ts';
import { type Post, post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { reload } from '../../tests/api/reload.ts';
import { doJobs } from '../../tests/harness/jobs/do-jobs.ts';
import { makeAccount } from '../../tests/harness/sign-in.ts';
import { type Smtp, type SmtpAnswer, type SmtpStep, startSmtp } from '../../tests/harness/smtp.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { openSecrets } from '../accounts/secrets.ts';
import { recipientHash } from './unsubscribe-token.ts';
import { newSecret } from './webhook.ts';

const test = useDb({ template: 'world' });
const SECRET_KEY = 'of-the-tests-and-of-nothing-else-at-all';
const secrets = openSecrets(SECRET_KEY);
const TOKEN = 'tokenThatOpensAnAccount';

let answer: (step: SmtpStep) => SmtpAnswer = () => undefined;
let hookStatus = 200;
const hooked: { id: unknown; body: string }[] = [];
const hook = createServer(async (request, response) => {
  hooked.push({ id: request.headers['webhook-id'], body: await text(request) });
  response.writeHead(hookStatus).end();
}).listen(0, '127.0.0.1');
let smtp: Smtp;
let folder: string;
let account: string;
beforeAll(async () => {
  smtp = await startSmtp((step) => answer(step));
  folder = await mkdtemp(join(tmpdir(), 'biatouna-outbox-'));
  account = (await makeAccount(test.db)).accountId;
});
beforeEach(() => {
  answer = () => undefined;
  hookStatus = 200;
  hooked.length = 0;
  smtp.taken.length = 0;
});
afterAll(async () => {
  hook.close();
  await smtp.close();
  await rm(folder, { recursive: true });
});

const env = (more: Record<string, string> = {}) => ({
  DATABASE_URL: test.url,
  SECRET_KEY,
  DATA_DIR: folder,
  PUBLIC_URL: 'https://map.example.tn',
  SMTP_URL: smtp.url,
  WEBHOOK_INSIDE: 'allow',
  ...more,
});
/** All jobs, those that failed too, until none is left that may be tried again. */
const deliverAll = async (more?: Record<string, string>): Promise<void> => {
  while ((await doJobs(test.db, env(more))) > 0)
    await test.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
};
const write = async (message: Partial<Post<'verify-email'>> = {}): Promise<string> =>
  (await transaction(test.db, (client) =>
    post(client, {
      channel: 'mail',
      to: 'amel@example.tn',
      accountId: account,
      language: 'ar',
      template: 'verify-email',
      content: { link: `/verify?token=${TOKEN}`, expires: '2030-01-01T00:00:00Z' },
      ...message,
    }),
  ))!;
type Row = {
  state: MessageState;
  recipient: string;
  content: object;
  attempts: number;
  error: string | null;
};
const rowOf = async (id: string): Promise<Row> =>
  (
    await test.db.pool.query<Row>(
      'select state, recipient, content, attempts, error from message where id = $1',
      [id],
    )
  ).rows[0]!;
const makeHook = async (topics: string[] = []): Promise<string> => {
  const id = crypto.randomUUID();
  const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  await test.db.pool.query(
    'insert into webhook (id, account_id, url, secret_sealed, topics) values ($1, $2, $3, $4, $5)',
    [id, account, url, newSecret(secrets, id).sealed, topics],
  );
  return id;
};

describe('a mail', () => {
  it('is sent once, and then what opens an account and whom it went to are kept no longer', async () => {
    const id = await write();
    await deliverAll();
    await deliverAll();
    const [mail, ...more] = await smtp.parsed();
    expect([mail?.messageId, more]).toEqual([`<${id}@map.example.tn>`, []]);
    expect(mail?.text).toContain(`https://map.example.tn/verify?token=${TOKEN}`);
    expect(await rowOf(id)).toEqual({
      state: 'sent',
      recipient: 'a…@example.tn',
      content: {},
      attempts: 1,
      error: null,
    });
    const { rows } = await test.db.pool.query('select * from job');
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`amel|${TOKEN}`));
  });

  it('lies in the folder where there is no mail server', async () => {
    const id = await write();
    await deliverAll({ SMTP_URL: '' });
    expect(await readdir(join(folder, 'mail'))).toEqual([`${id}.eml`]);
  });

  it('that its receiver can never get is dead at once, and says why without a word of hers', async () => {
    answer = (step) => (step === 'to' ? { code: 550, text: `5.1.1 <amel@example.tn> ${TOKEN}` } : undefined);
    const id = await write();
    await deliverAll();
    expect(await rowOf(id)).toMatchObject({ state: 'dead', attempts: 1, error: 'smtp 550 5.1.1' });
  });

  it('is tried ten times where it may yet go, then waits for an operator with all that it says', async () => {
    answer = () => ({ code: 451, text: `4.2.0 <amel@example.tn> ${TOKEN}` });
    const id = await write();
    await deliverAll();
    expect(await rowOf(id)).toMatchObject({ state: 'dead', attempts: 10, recipient: 'amel@example.tn' });
    const { rows } = await test.db.pool.query(`select error, error_detail from job where state = 'dead'`);
    expect(rows.at(-1)).toEqual({
      error: 'not-delivered',
      error_detail: expect.stringMatching(/^(smtp 451|unreachable)/),
    });
    answer = () => undefined;
    await test.db.pool.query(
      `update job set state = 'waiting', fails = 0, run_at = now() where id = (select job_id from message where id = $1)`,
      [id],
    );
    await deliverAll();
    expect([(await rowOf(id)).state, smtp.taken.length]).toEqual(['sent', 1]);
  });

  it('given up while it is on its way is shown as what it is: sent', async () => {
    const id = await write();
    answer = (step) => {
      if (step === 'data')
        void test.db.pool.query(`update message set state = 'discarded' where id = $1`, [id]);
      return undefined;
    };
    await deliverAll();
    expect((await rowOf(id)).state).toBe('sent');
  });

  it('of a topic goes to who wants it, and says how to end it; what was asked for goes to all', async () => {
    const about = {
      content: { link: '/', layer: 'dams', title: { ar: 'س', fr: 'B', en: 'D' }, revision: 2 },
    };
    const told = (to: string) =>
      write({ to, template: 'layer-published', topic: 'layers', ...about } as unknown as Partial<
        Post<'verify-email'>
      >);
    await test.db.pool.query(`insert into unsubscribed (recipient_hash, topic) values ($1, 'layers')`, [
      recipientHash(secrets, 'amel@example.tn'),
    ]);
    const suppressed = await told('Amel@Example.tn');
    const [wanted, asked] = [await told('samir@example.tn'), await write()];
    await deliverAll();
    expect(await rowOf(suppressed)).toMatchObject({
      state: 'suppressed',
      content: {},
      recipient: 'A…@Example.tn',
    });
    expect([(await rowOf(wanted)).state, (await rowOf(asked)).state]).toEqual(['sent', 'sent']);
    const [mail] = await smtp.to('samir@example.tn');
    const { unsubscribe } = mail!.headers.get('list') as unknown as { unsubscribe: { url: string } };
    expect(unsubscribe.url).toMatch(
      /^https:\/\/map\.example\.tn\/api\/unsubscribe\?token=layers\.[\w-]+\.[\w-]+$/,
    );
    expect([smtp.taken.length, (await smtp.to('amel@example.tn'))[0]?.headers.has('list')]).toEqual([
      2,
      false,
    ]);
  });
});

describe('a webhook', () => {
  const about = { template: 'test-message', content: {}, channel: 'webhook' } as unknown as Partial<
    Post<'verify-email'>
  >;

  it('is told, in its language, under the number of the message', async () => {
    const id = await write({ ...about, to: await makeHook(), language: 'fr' });
    await deliverAll();
    expect([hooked[0]?.id, (await rowOf(id)).state]).toEqual([id, 'sent']);
    expect(JSON.parse(hooked[0]!.body)).toEqual({
      type: 'test.message',
      timestamp: expect.any(String),
      data: { text: 'Ce message est arrivé\u00a0: l’envoi fonctionne.', link: 'https://map.example.tn/' },
    });
  });

  it('that says it is gone is switched off, and not told again', async () => {
    hookStatus = 410;
    const to = await makeHook();
    const [first, second] = [await write({ ...about, to }), await write({ ...about, to })];
    await deliverAll();
    expect([await rowOf(first), await rowOf(second)]).toMatchObject([
      { state: 'dead', error: 'http 410' },
      { state: 'suppressed' },
    ]);
    expect(hooked).toHaveLength(1);
  });

  it('that does not take it is asked again, later each time, and then stands among the dead, for an operator to send again', async () => {
    hookStatus = 503;
    const id = await write({ ...about, to: await makeHook() });
    const waits: number[] = [];
    while ((await doJobs(test.db, env())) > 0) {
      const { rows } = await test.db.pool.query<{ seconds: number }>(
        `select extract(epoch from run_at - now())::float8 as seconds from job
         where state = 'waiting' and id = (select job_id from message where id = $1)`,
        [id],
      );
      if (rows[0]) waits.push(rows[0].seconds);
      await test.db.pool.query(`update job set run_at = now() where state = 'waiting'`);
    }
    expect(waits).toHaveLength(9);
    // Each wait is longer than that before the last, whatever chance adds; the last are of hours.
    for (const [at, wait] of waits.slice(2).entries()) expect(wait).toBeGreaterThan(waits[at]!);
    expect(await rowOf(id)).toMatchObject({ state: 'dead', attempts: 10 });
    expect([hooked.length, new Set(hooked.map((one) => one.id))]).toEqual([10, new Set([id])]);
    hookStatus = 200;
    await test.db.pool.query(
      `update job set state = 'waiting', fails = 0, run_at = now() where id = (select job_id from message where id = $1)`,
      [id],
    );
    await deliverAll();
    expect((await rowOf(id)).state).toBe('sent');
  });

  it('inside this network is told nothing unless it may be', async () => {
    const id = await write({ ...about, to: await makeHook() });
    await deliverAll({ WEBHOOK_INSIDE: 'refuse' });
    expect([await rowOf(id), hooked.length]).toMatchObject([
      { state: 'dead', error: expect.stringMatching(/inside|https/) },
      0,
    ]);
  });

  it('that follows layers is told of a public one that is published, and of no other', async () => {
    const to = await makeHook(['layers']);
    await makeHook();
    const { rows } = await test.db.pool.query<{ no: number; manifest: Layer }>(
      `update layer set visibility = '{"kind": "draft"}' where id = 'regions' returning no, manifest`,
    );
    const { no, manifest: layer } = rows[0]!;
    await transaction(test.db, (client) => announceLayer(client, { no, layer, revision: 7 }));
    await reload(test.db, 'permits', (given) => given.slice(1));
    const sent = await test.db.pool.query(
      `select recipient from message where template = 'layer-published' and channel = 'webhook'`,
    );
    expect(sent.rows).toEqual([{ recipient: to }]);
    await deliverAll();
    expect(JSON.parse(hooked[0]!.body)).toMatchObject({
      type: 'layer.published',
      data: { layer: 'permits', revision: 2, link: 'https://map.example.tn/?layers=permits' },
    });
  });
});

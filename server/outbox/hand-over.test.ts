import { createHmac, createPublicKey, generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { createServer as createPlain, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTls } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from '../accounts/secrets.ts';
import { configOf } from '../config.ts';
import type { DeliveryError } from './delivery-error.ts';
import { handOver, type Reach } from './hand-over.ts';
import { sendPush, vapidOf } from './push.ts';
import { LOCALHOST } from './tls.fixture.ts';
import { newSecret, sendWebhook } from './webhook.ts';

type Got = { headers: IncomingMessage['headers']; body: string; path: string };
const got: Got[] = [];
let status = 200;
let location = '';
let isSilent = false;

const take = async (request: IncomingMessage, response: ServerResponse) => {
  got.push({ headers: request.headers, path: request.url ?? '', body: await text(request) });
  if (isSilent) return;
  response.writeHead(status, location ? { Location: location } : {}).end('x'.repeat(1_000_000));
};
const plain = createPlain((request, response) => void take(request, response)).listen(0, '127.0.0.1');
const tls = createTls(LOCALHOST, (request, response) => void take(request, response)).listen(0, '127.0.0.1');
const portOf = (server: typeof plain | typeof tls): number => (server.address() as AddressInfo).port;
const url = () => `http://127.0.0.1:${portOf(plain)}/hook`;
const secure = () => `https://localhost:${portOf(tls)}/push`;
afterAll(() => {
  plain.closeAllConnections();
  plain.close();
  tls.close();
});
beforeEach(() => {
  got.length = 0;
  status = 200;
  location = '';
  isSilent = false;
});

const config = configOf({ DATABASE_URL: 'postgres://x/x', SECRET_KEY: 'k'.repeat(40) });
const secrets = openSecrets(config.SECRET_KEY);
const allowed: Reach = { inside: 'allow', ca: LOCALHOST.cert };
const refused: Reach = { inside: 'refuse', ca: LOCALHOST.cert };
const ID = '0b7f3c0e-7a51-4a0e-9d0c-3b1a5f2c9e44';

const failureOf = (work: Promise<unknown>): Promise<DeliveryError> =>
  work.then(
    () => {
      throw new Error('it was handed over');
    },
    (error: unknown) => error as DeliveryError,
  );

describe('a webhook', () => {
  const hook = 'a1d0c7de-0000-4000-8000-000000000001';
  const { secret, sealed } = newSecret(secrets, hook);
  const body = JSON.stringify({ type: 'test.message', data: { text: 'وصلت' } });
  const send = (to = url(), id = hook) =>
    sendWebhook({ id: ID, body }, { id, url: to, secret_sealed: sealed }, { secrets, reach: allowed });

  it('is signed so that a receiver can tell who sent it, and when', async () => {
    const before = Math.floor(Date.now() / 1000);
    await send();
    const { headers, body: came } = got[0]!;
    expect(came).toBe(body);
    expect(headers['webhook-id']).toBe(ID);
    const at = Number(headers['webhook-timestamp']);
    expect([at >= before, at <= Date.now() / 1000]).toEqual([true, true]);
    // As a receiver computes it (standardwebhooks.com), from the secret that she was shown.
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const mac = createHmac('sha256', key).update(`${ID}.${at}.${came}`).digest('base64');
    expect(headers['webhook-signature']).toBe(`v1,${mac}`);
  });

  it('has a secret that opens for itself alone', async () => {
    await expect(send(url(), 'a1d0c7de-0000-4000-8000-000000000002')).rejects.toThrow();
    expect([got.length, sealed.includes(Buffer.from(secret.slice(6), 'base64'))]).toEqual([0, false]);
  });

  it.each([
    [410, true, true],
    [404, false, false],
    [500, false, false],
    [429, false, false],
    // A redirect is no answer, and is not followed.
    [302, false, false],
    [307, false, false],
  ])('answered with %i', async (code, isFinal, isGone) => {
    status = code;
    location = `http://127.0.0.1:${portOf(plain)}/elsewhere`;
    const error = await failureOf(send());
    expect(error).toMatchObject({ code: `http ${code}`, isFinal, isGone });
    expect(got.map(({ path }) => path)).toEqual(['/hook']);
  });
});

describe('an address that somebody gave us', () => {
  const post = (to: string, reach: Reach = refused) => handOver({ url: to, headers: {}, body: '{}' }, reach);

  it.each([
    ...['127.0.0.1', 'localhost', '[::1]', '0.0.0.0', '127.1', '2130706433', '0x7f000001', '017700000001'],
    ...['169.254.169.254', '10.0.0.1', '192.168.0.1', '172.16.0.1', '100.64.0.1'],
    ...[
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::]',
      '[fd00::1]',
      '[fe80::1]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
    ],
  ])('does not lead inside: %s', async (host) => {
    const error = await failureOf(post(`https://${host}:${portOf(tls)}/`));
    expect([error.code, error.isFinal, got.length]).toEqual(['inside', true, 0]);
  });

  it.each(['http://example.tn/', 'ftp://example.tn/', 'file:///etc/passwd', 'gopher://127.0.0.1/'])(
    'is https and nothing else: %s',
    async (to) => expect((await failureOf(post(to))).code).toBe('not https'),
  );

  const resolving = (...answers: string[][]) => {
    let turn = 0;
    const asked: string[] = [];
    const resolve = ((host, _options, done) => {
      asked.push(host);
      const found = answers[Math.min(turn++, answers.length - 1)] ?? [];
      done(
        null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      );
    }) as LookupFunction as unknown as NonNullable<Reach['resolve']>;
    return { resolve, asked };
  };

  it.each([
    [['127.0.0.1']],
    [['93.184.215.14', '127.0.0.1']],
    [['93.184.215.14', '::ffff:10.0.0.1']],
    [['::1']],
    [['169.254.169.254']],
  ])('is refused where its name leads to %j', async (found) => {
    const { resolve } = resolving(found);
    const error = await failureOf(post(`https://evil.example:${portOf(tls)}/`, { ...refused, resolve }));
    expect([error.code, got.length]).toEqual(['inside', 0]);
  });

  it('is resolved once, for the connection itself: a name cannot change its mind between', async () => {
    const { resolve, asked } = resolving(['127.0.0.1']);
    await post(`https://localhost:${portOf(tls)}/`, { ...allowed, resolve });
    expect([asked, got.length]).toEqual([['localhost'], 1]);
    const rebound = resolving(['192.0.2.1'], ['127.0.0.1']);
    const error = await failureOf(
      handOver(
        {
          url: `https://evil.example:${portOf(tls)}/`,
          headers: {},
          body: '',
          signal: AbortSignal.timeout(300),
        },
        { ...refused, resolve: rebound.resolve },
      ),
    );
    expect([error.code, rebound.asked.length, got.length]).toEqual(['unreachable', 1, 1]);
  });

  it('is not trusted without a certificate', async () => {
    expect((await failureOf(post(secure(), { inside: 'allow' }))).code).toBe('unreachable');
  });

  it('does not hold us: who says nothing is left', async () => {
    isSilent = true;
    const given = { url: url(), headers: {}, body: '', signal: AbortSignal.timeout(200) };
    expect((await failureOf(handOver(given, allowed))).code).toBe('unreachable');
  });

  it('is not told in what is kept of a failure', async () => {
    const error = await failureOf(post('https://user:pass@no-such-host.invalid/token-in-path'));
    expect(error.message).toBe('not delivered: unreachable');
  });
});

describe('a notification', () => {
  const browser = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const { x, y } = browser.publicKey.export({ format: 'jwk' });
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(x!, 'base64url'), Buffer.from(y!, 'base64url')]);
  const target = () => ({
    endpoint: secure(),
    p256dh: point.toString('base64url'),
    auth: randomBytes(16).toString('base64url'),
  });
  const payload = {
    id: ID,
    title: 'رسالة',
    body: 'b',
    link: 'https://x/',
    language: 'ar',
    dir: 'rtl',
  } as const;
  const vapid = vapidOf(config, secrets);
  const send = () => sendPush(payload, target(), { vapid, reach: allowed });

  it('is encrypted, numbered, and signed with the key that browsers subscribed with', async () => {
    await send();
    const { headers, body } = got[0]!;
    expect([headers.topic, headers['content-encoding'], body.includes('رسالة')]).toEqual([
      ID.replaceAll('-', ''),
      'aes128gcm',
      false,
    ]);
    const [, token = '', key] = /^vapid t=([^,]+), k=(.+)$/.exec(headers.authorization ?? '') ?? [];
    expect(key).toBe(vapid.publicKey);
    const [head, claims, proof] = token.split('.') as [string, string, string];
    const raw = Buffer.from(vapid.publicKey, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: raw.subarray(1, 33).toString('base64url'),
      y: raw.subarray(33).toString('base64url'),
    };
    const signer = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), signer, Buffer.from(proof, 'base64url'))).toBe(
      true,
    );
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: `https://localhost:${portOf(tls)}`,
      sub: 'mailto:no-reply@localhost',
    });
  });

  it.each([
    [404, true, true],
    [410, true, true],
    [413, true, false],
    [429, false, false],
    [503, false, false],
  ])('answered with %i', async (code, isFinal, isGone) => {
    status = code;
    expect(await failureOf(send())).toMatchObject({ code: `http ${code}`, isFinal, isGone });
  });

  it('goes nowhere inside either', async () => {
    const error = await failureOf(sendPush(payload, target(), { vapid, reach: refused }));
    expect([error.code, got.length]).toEqual(['inside', 0]);
  });
});

import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { PushBrowser, PushPayload } from '../../sql/model/api/outbox.ts';

/** A browser that let itself be written to: what it tells of itself, and how it reads what comes. */
export type PushedBrowser = { browser: PushBrowser; read: (body: Buffer) => PushPayload };

/** Reads a message by RFC 8291 (`aes128gcm`), as a browser does, by another way than the library that wrote it. */
const reader =
  (pair: ReturnType<typeof createECDH>, auth: Buffer) =>
  (body: Buffer): PushPayload => {
    const [salt, length] = [body.subarray(0, 16), body[20]!];
    const sender = body.subarray(21, 21 + length);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), sender]);
    const key = Buffer.from(hkdfSync('sha256', pair.computeSecret(sender), auth, info, 32));
    const derived = (what: string, bytes: number) =>
      Buffer.from(hkdfSync('sha256', key, salt, `Content-Encoding: ${what}\0`, bytes));
    const sealed = body.subarray(21 + length);
    const open = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
    open.setAuthTag(sealed.subarray(-16));
    const padded = Buffer.concat([open.update(sealed.subarray(0, -16)), open.final()]);
    // One record, ended by a 2 and zeros.
    return JSON.parse(padded.subarray(0, padded.lastIndexOf(2)).toString()) as PushPayload;
  };

/** A push service on the loopback: keeps what comes for each browser, answers with `status`. */
export const startPushService = () => {
  const got: { path: string; body: Buffer }[] = [];
  const state = { status: 201 };
  const server = createServer(async (request, response) => {
    got.push({ path: request.url ?? '', body: await buffer(request) });
    response.writeHead(state.status).end();
  }).listen(0, '127.0.0.1');
  return {
    got,
    state,
    /** A new browser of this service. */
    newBrowser: (): PushedBrowser & { inbox: () => PushPayload[] } => {
      const pair = createECDH('prime256v1');
      pair.generateKeys();
      const auth = randomBytes(16);
      const path = `/send/${randomBytes(8).toString('hex')}`;
      const read = reader(pair, auth);
      return {
        read,
        inbox: () => got.filter((one) => one.path === path).map(({ body }) => read(body)),
        browser: {
          endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
          expirationTime: null,
          keys: { p256dh: pair.getPublicKey().toString('base64url'), auth: auth.toString('base64url') },
        },
      };
    },
    close: () => server.close(),
  };
};

import { createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Response } from 'express';
import { afterEach, expect, it } from 'vitest';
import { sendChunks, untilGone } from './stream.ts';

let server: Server;
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** A server that answers every request by `answer`, and its address. */
const serve = async (answer: (response: Response) => Promise<void>): Promise<string> => {
  const asExpress = (response: ServerResponse) => response as Response;
  server = createServer(
    (_request, response) => void answer(asExpress(response)).catch(() => response.destroy()),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const begin = (address: string): Promise<IncomingMessage> =>
  new Promise((resolve) => get(address, { agent: false }, resolve));
const MEGABYTE = 'x'.repeat(1_000_000);

it('sends all chunks, and sets headers only when the first is there', async () => {
  const address = await serve((response) =>
    sendChunks(
      response,
      (async function* () {
        yield 'a';
        yield Buffer.from('b');
      })(),
      untilGone(response),
      () => response.setHeader('X-Begun', 'yes'),
    ),
  );
  const response = await fetch(address);
  expect([response.headers.get('x-begun'), await response.text()]).toEqual(['yes', 'ab']);
});

it('nothing is begun when the first chunk fails', async () => {
  let begun = false;
  const address = await serve(async (response) => {
    const failing = async function* (): AsyncGenerator<string> {
      yield await Promise.reject(new Error('no'));
    };
    await sendChunks(response, failing(), untilGone(response), () => {
      begun = true;
    }).catch(() => response.writeHead(418).end());
  });
  expect([(await fetch(address)).status, begun]).toEqual([418, false]);
});

it('breaks off when a later chunk fails: a part must not look like the whole', async () => {
  const address = await serve((response) =>
    sendChunks(
      response,
      (async function* () {
        yield 'a';
        throw new Error('no');
      })(),
      untilGone(response),
      () => undefined,
    ),
  );
  const text = fetch(address).then((response) => response.text());
  await expect(text).rejects.toThrow();
});

it('makes no more than the client takes, and stops when it goes away', async () => {
  let made = 0;
  let isOver = false;
  const address = await serve((response) =>
    sendChunks(
      response,
      (async function* () {
        try {
          for (; made < 1000; made++) yield MEGABYTE;
        } finally {
          isOver = true;
        }
      })(),
      untilGone(response),
      () => undefined,
    ),
  );
  const response = await begin(address);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(made).toBeLessThan(100);
  response.destroy();
  await expect.poll(() => isOver).toBe(true);
  expect(made).toBeLessThan(200);
});

import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { SetupError } from '../../sql/setup-error.ts';
import { ownTime } from '../../tests/harness/own-time.ts';
import { listen } from './listen.ts';

const host = '127.0.0.1';

describe('a server that ends', () => {
  it('lets requests under way end, and takes no new ones', async () => {
    let under: ServerResponse | undefined;
    const server = await listen(
      (_, response) => {
        under = response;
      },
      { port: 0, host },
    );
    const answer = fetch(server.address).then((response) => response.text());
    await expect.poll(() => under).toBeDefined();
    const closed = server.close();
    await expect(fetch(server.address)).rejects.toThrow();
    under!.end('done');
    expect(await answer).toBe('done');
    await closed;
  });

  it('does not wait for connections that are kept alive', async () => {
    const server = await listen((_, response) => response.end('x'), { port: 0, host });
    await (await fetch(server.address)).text();
    const since = ownTime();
    await server.close();
    expect(since.ms()).toBeLessThan(1000);
    since.stop();
  });

  it('cuts off what does not end', async () => {
    const handler = vi.fn();
    const server = await listen(handler, { port: 0, host, drainMs: 100 });
    const hanging = fetch(server.address).then(
      () => 'answered',
      () => 'cut off',
    );
    await expect.poll(() => handler.mock.calls.length).toBe(1);
    await server.close();
    expect(await hanging).toBe('cut off');
  });
});

describe('a connection', () => {
  it('is kept longer than a proxy keeps it', async () => {
    const server = await listen((_, response) => response.end('x'), { port: 0, host });
    expect((await fetch(server.address)).headers.get('keep-alive')).toBe('timeout=75');
    await server.close();
  });
});

describe('a port that cannot be had', () => {
  it('is told in a sentence', async () => {
    const other = createServer().listen(0, host);
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const attempt = listen(() => undefined, { port, host });
    await expect(attempt).rejects.toThrow(SetupError);
    await expect(attempt).rejects.toThrow(`Port ${port} is in use.`);
    await new Promise((resolve) => other.close(resolve));
  });

  it('nor is a host of elsewhere', async () => {
    await expect(listen(() => undefined, { port: 0, host: '192.0.2.1' })).rejects.toThrow(
      'HOST is 192.0.2.1, which is no address of this machine.',
    );
  });
});

describe('a client that takes its time', () => {
  const slow = async (first: string, patience: { head: number; request: number; still: number }) => {
    const server = await listen((_, response) => response.end('x'), { port: 0, host, patienceMs: patience });
    const socket = connect(Number(new URL(server.address).port), host);
    const since = ownTime();
    socket.on('error', () => undefined);
    socket.write(first);
    socket.resume();
    await once(socket, 'close');
    const after = since.ms();
    since.stop();
    await server.close();
    return after;
  };

  it.each([
    ['with the head', 'GET / HTTP/1.1\r\nHost: x\r\nX-A', { head: 200, request: 60_000, still: 60_000 }],
    [
      'with the body',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nx',
      { head: 200, request: 300, still: 60_000 },
    ],
    ['with anything', 'GET / HTTP/1.1\r\nHost: x\r\nX-A', { head: 60_000, request: 60_000, still: 200 }],
  ])('%s is cut off', async (_, first, patience) => {
    expect(await slow(first, patience)).toBeLessThan(7000);
  });

  it('is heard to the end where it comes on steadily', async () => {
    // Its time goes on with what came, and not with a busy machine's.
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let came = 0;
    const server = await listen(
      (request, response) => {
        request.on('data', (part: Buffer) => {
          came += part.length;
        });
        request.once('end', () => response.end('heard'));
      },
      { port: 0, host, patienceMs: { head: 20_000, request: 1000, still: 60_000 } },
    );
    const socket = connect(Number(new URL(server.address).port), host);
    const answer = once(socket, 'data');
    socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n');
    for (let part = 1; part <= 10; part++) {
      socket.write('x'.repeat(2000));
      while (came < part * 2000) await turn();
      vi.advanceTimersByTime(320);
    }
    expect(String((await answer)[0])).toContain('heard');
    vi.useRealTimers();
    socket.destroy();
    await server.close();
  });
});

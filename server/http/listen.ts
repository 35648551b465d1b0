import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SetupError } from '../../sql/setup-error.ts';

/** A server that takes requests; `close` lets those under way end, for `drainMs` at most. */
export type Listening = { address: string; close: () => Promise<void> };

/** Requests that take longer than this to end are cut off at shutdown; a launcher waits 10 s. */
const DRAIN_MS = 8000;

/**
 * How long a client may take to send its request's head, and the whole of it, and how long a connection may stand still:
 * slow senders and readers would fill the machine with connections. A large file is made before its first byte goes out.
 */
const PATIENCE_MS = { head: 15_000, request: 30_000, still: 600_000 };

const refused = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  if (error.code === 'EADDRINUSE')
    return new SetupError(`Port ${port} is in use. Stop what uses it, or set another PORT.`);
  if (error.code === 'EACCES')
    return new SetupError(`Port ${port} needs rights that this user does not have. Set a PORT above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new SetupError(`HOST is ${host}, which is no address of this machine.`);
  return error;
};

/** Begins to listen; port 0 takes a free one. Throws SetupError where the port or host cannot be had. */
export const listen = async (
  handler: RequestListener,
  {
    port,
    host,
    drainMs = DRAIN_MS,
    patienceMs = PATIENCE_MS,
  }: { port: number; host: string; drainMs?: number; patienceMs?: typeof PATIENCE_MS },
): Promise<Listening> => {
  let isClosing = false;
  const limits = {
    headersTimeout: patienceMs.head,
    requestTimeout: patienceMs.request,
    connectionsCheckingInterval: Math.min(patienceMs.head, 5000),
  };
  const server = createServer(limits, (request, response) => {
    // A connection that is kept alive would hold the end up.
    if (isClosing) response.setHeader('Connection', 'close');
    handler(request, response);
  });
  server.setTimeout(patienceMs.still);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refused(error, port, host)));
    server.listen(port, host, resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    close: async () => {
      isClosing = true;
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      const idle = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), drainMs);
      await closed;
      clearInterval(idle);
      clearTimeout(late);
    },
  };
};

import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
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
/**
 * How long a connection is kept for a next request: longer than proxies keep theirs (nginx 60 s), as what is sent just when it is
 * let go of is lost, and a proxy does not send again what is no GET.
 */
const KEPT_MS = 75_000;
/** What comes on steadily may take longer, up to so many times as long: a file of a telephone on a slow line. */
const STEADY_TIMES = 20;
const STEADY_BYTES_A_SECOND = 4000;

const refused = (error: NodeJS.ErrnoException, port: number, host: string): Error => {
  if (error.code === 'EADDRINUSE')
    return new SetupError(`Port ${port} is in use. Stop what uses it, or set another PORT.`);
  if (error.code === 'EACCES')
    return new SetupError(`Port ${port} needs rights that this user does not have. Set a PORT above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new SetupError(`HOST is ${host}, which is no address of this machine.`);
  return error;
};

/** Cuts off a body that is not there in time and comes too slowly. */
const watchBody = (request: IncomingMessage, patienceMs: number): void => {
  const { headers, socket } = request;
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return;
  const [from, before] = [Date.now(), socket.bytesRead];
  const timer = setInterval(() => {
    const seconds = (Date.now() - from) / 1000;
    if (request.complete || socket.bytesRead - before >= STEADY_BYTES_A_SECOND * seconds) return;
    socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy());
  }, patienceMs);
  for (const end of ['end', 'close'] as const) request.once(end, () => clearInterval(timer));
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
    requestTimeout: patienceMs.request * STEADY_TIMES,
    keepAliveTimeout: KEPT_MS,
    connectionsCheckingInterval: Math.min(patienceMs.head, 5000),
  };
  const server = createServer(limits, (request, response) => {
    // A connection that is kept alive would hold the end up.
    if (isClosing) response.setHeader('Connection', 'close');
    watchBody(request, patienceMs.request);
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

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { openDb } from '../sql/db.ts';
import { dieWithParent } from '../sql/embedded/die-with-parent.ts';
import { SetupError, toSetupError } from '../sql/setup-error.ts';
import { app } from './app.ts';
import { configOf } from './config.ts';
import { EXIT_SETUP } from './launch/serve.ts';
import { services } from './services.ts';

/** The server process. `npm start` begins it with DATABASE_URL set; it can be run alone on a migrated database. */
const log = pino({ level: process.env.LOG_LEVEL ?? 'info' });
/** Requests that take longer than this to end are cut off at shutdown. */
const DRAIN_MS = 8000;

const listen = (server: ReturnType<typeof createServer>, port: number, host: string): Promise<string> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new SetupError(`Port ${port} is in use. Stop what uses it, or set another PORT.`)
          : error,
      ),
    );
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}`);
    });
  });

const main = async (): Promise<void> => {
  const config = configOf(process.env);
  const db = await openDb(config.DATABASE_URL, {
    max: 10,
    readUrls: config.DATABASE_READ_URLS,
    applicationName: 'biatouna-server',
    statementTimeoutMs: 60_000,
  }).catch((error: unknown) => {
    throw toSetupError(error, config.DATABASE_URL);
  });
  const all = await services({ config, db, log });
  const server = createServer(app(all));
  const close = async () => {
    all.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(late);
    await db.close();
  };
  dieWithParent(close);
  process.on('SIGINT', () => process.send ?? void close().finally(() => process.exit(0)));
  process.on('SIGTERM', () => void close().finally(() => process.exit(0)));
  const address = await listen(server, config.PORT, config.HOST);
  if (process.send) process.send({ kind: 'listening', address: config.PUBLIC_URL ?? address });
  else log.info({ address }, 'listening');
};

await main().catch((error: unknown) => {
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(EXIT_SETUP);
});

import { openDb } from '../sql/db.ts';
import { dieWithParent } from '../sql/embedded/die-with-parent.ts';
import { SetupError, toSetupError } from '../sql/setup-error.ts';
import { app } from './app.ts';
import { configOf } from './config.ts';
import { listen } from './http/listen.ts';
import { openLog } from './http/log.ts';
import { isMigrated } from './http/readiness.ts';
import { EXIT_SETUP, type ServerMessage } from './launch/serve.ts';
import { services } from './services.ts';

/** The server process. `npm start` begins it with DATABASE_URL set; it can be run alone on a migrated database. */
const log = openLog(process.env.LOG_LEVEL);

/** What is open, closed in the other order. */
const open: (() => Promise<void> | void)[] = [];
const close = async (): Promise<void> => {
  for (const end of open.splice(0).reverse()) await end();
};

const endOn = (signal: NodeJS.Signals): void =>
  void process.once(signal, () => void close().finally(() => process.exit(0)));

const start = async (): Promise<string> => {
  const config = configOf(process.env);
  const db = await openDb(config.DATABASE_URL, {
    max: 10,
    readUrls: config.DATABASE_READ_URLS,
    applicationName: 'biatouna-server',
    statementTimeoutMs: 60_000,
  }).catch((error: unknown) => {
    throw toSetupError(error, config.DATABASE_URL);
  });
  open.push(db.close);
  if (!(await isMigrated(db)))
    throw new SetupError(
      'The database has not the form that this program needs: run "npm start", or "npm run migrate" first.',
    );
  const all = await services({ config, db, log });
  open.push(all.close);
  const server = await listen(app(all), { port: config.PORT, host: config.HOST });
  open.push(server.close);
  return config.PUBLIC_URL ?? server.address;
};

const tell = (address: string): void => {
  const message: ServerMessage = { kind: 'listening', address };
  if (process.send) process.send(message);
  else log.info({ address }, 'listening');
};

dieWithParent(close);
endOn('SIGTERM');
// Ctrl-C reaches the whole group: below a launcher it is the launcher that says when to end.
if (process.send) process.on('SIGINT', () => undefined);
else endOn('SIGINT');

await start().then(tell, async (error: unknown) => {
  await close();
  if (!(error instanceof SetupError)) throw error;
  console.error(error.message);
  process.exit(EXIT_SETUP);
});

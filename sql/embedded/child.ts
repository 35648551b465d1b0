import { chmod, mkdir, rm } from 'node:fs/promises';
import { inspect } from 'node:util';
import type { PGlite } from '@electric-sql/pglite';
import { SetupError } from '../setup-error.ts';
import { type Listening, listenToClients } from './clients.ts';
import { dieWithParent } from './die-with-parent.ts';
import { type Home, homeOf } from './home.ts';
import { lock, unlock } from './lock.ts';
import { openEngine } from './open.ts';
import type { ChildMessage, ParentMessage } from './start.ts';

/** The process of the embedded engine: `child.ts DATA_DIR`. It is forked by `startEmbedded`. */
const [dataDir = '.data'] = process.argv.slice(2);
const home: Home = homeOf(dataDir);

/** A client may hold the turn this long without a word while others wait: longer than any step of a load takes. */
const IDLE_MS = 60_000;

const say = (message: ChildMessage): Promise<void> =>
  new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });

const listen = async (db: PGlite): Promise<Listening> => {
  await mkdir(home.socketFolder, { recursive: true, mode: 0o700 });
  // Whoever reaches the socket is superuser: only this user may.
  await chmod(home.socketFolder, 0o700);
  await rm(home.socket, { force: true });
  return listenToClients({
    backend: {
      run: (bytes, answer) => db.execProtocolRawStream(bytes, { onRawData: answer }),
      inTransaction: () => db.isInTransaction(),
    },
    path: home.socket,
    idleMs: IDLE_MS,
    // Whoever started this process starts a new one, which recovers as after a crash.
    broken: (error) => {
      console.error(`The database engine broke: ${error.stack}`);
      process.exit(1);
    },
  });
};

const fail = async (error: unknown): Promise<never> => {
  const setup = error instanceof SetupError;
  await say({
    kind: 'failed',
    setup,
    // The engine throws objects of the WebAssembly runtime that are no Errors.
    text: setup ? error.message : inspect(error),
  });
  return process.exit(1);
};

type Running = { db: PGlite; clients: Listening };

const open = async (): Promise<Running> => {
  const db = await openEngine(home);
  return { db, clients: await listen(db) };
};

const close = async ({ db, clients }: Running): Promise<void> => {
  await clients.close();
  await db.close();
  await rm(home.socketFolder, { recursive: true, force: true });
};

/** Resolves when this process shall end: the parent says so or is gone, or the system wants it to. */
const untilAsked = (ended: Promise<void>): Promise<void> =>
  new Promise((end) => {
    dieWithParent(() => {
      end();
      return ended;
    });
    // Ctrl-C, or a service manager's stop, reaches the whole group; the parent says when it is the engine's turn.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => process.connected || end());
    }
    process.on('message', (message: ParentMessage) => message.kind === 'stop' && end());
  });

const run = async (asked: Promise<void>): Promise<void> => {
  await lock(home);
  const running = await open().catch(async (error: unknown) => {
    await unlock(home);
    throw error;
  });
  await say({ kind: 'ready', socketFolder: home.socketFolder });
  await asked;
  await close(running).finally(() => unlock(home));
  process.exit(0);
};

const never = new Promise<void>(() => undefined);
await run(untilAsked(never)).catch(fail);

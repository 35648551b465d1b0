import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { postgis } from '@electric-sql/pglite-postgis';
import { SetupError } from '../setup-error.ts';
import { type Listening, listenToClients } from './clients.ts';
import { dieWithParent } from './die-with-parent.ts';
import { EMBEDDED_MAJOR, type Home, homeOf } from './home.ts';
import { lock, unlock } from './lock.ts';
import type { ChildMessage, ParentMessage } from './start.ts';

/** The process of the embedded engine: `child.ts DATA_DIR [TEMPLATE]`. It is forked by `startEmbedded`. */
const say = (message: ChildMessage): void => void process.send?.(message);

const checkVersion = async (home: Home): Promise<void> => {
  const found = (await readFile(home.version, 'utf8').catch(() => EMBEDDED_MAJOR)).trim();
  if (found === EMBEDDED_MAJOR) return;
  throw new SetupError(
    `${home.root} was made by embedded PostgreSQL ${found}; this version has ${EMBEDDED_MAJOR}. ` +
      'Start the version that made it, or set another DATA_DIR and load the data again.',
  );
};

const openEngine = async (home: Home, template: string | undefined): Promise<PGlite> => {
  await checkVersion(home);
  const isNew = await readFile(home.version).then(
    () => false,
    () => true,
  );
  const loadDataDir = template && isNew ? new Blob([await readFile(template)]) : undefined;
  return PGlite.create({
    dataDir: home.database,
    extensions: { postgis, pg_trgm },
    ...(loadDataDir ? { loadDataDir } : {}),
  });
};

/** A client may hold the turn this long without a word while others wait: longer than any step of a load takes. */
const IDLE_MS = 60_000;

const listen = async (home: Home, db: PGlite): Promise<Listening> => {
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
    // The launcher starts a new one, which recovers as after a crash.
    broken: (error) => {
      console.error(`The database engine broke: ${error.stack}`);
      process.exit(1);
    },
  });
};

const dump = async (db: PGlite, file: string): Promise<void> => {
  const tar = await db.dumpDataDir('gzip');
  await writeFile(file, Buffer.from(await tar.arrayBuffer()));
  say({ kind: 'dumped' });
};

const run = async (dataDir: string, template: string | undefined): Promise<void> => {
  const home = homeOf(dataDir);
  await lock(home);
  const db = await openEngine(home, template).catch(async (error: unknown) => {
    await unlock(home);
    throw error;
  });
  // All clients share this one session; on a server engine they bring the same as start-up options (db.ts).
  await db.exec("set search_path to biatouna, public; set time zone 'UTC'");
  const server = await listen(home, db);
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= server
      .close()
      .then(() => db.close())
      .then(() => rm(home.socket, { force: true }))
      .then(() => unlock(home));
    return closing;
  };
  dieWithParent(close);
  // Ctrl-C reaches the whole group; the parent says when it is the engine's turn.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => void close().finally(() => process.exit(0)));
  process.on('message', (message: ParentMessage) => {
    if (message.kind === 'dump') void server.alone(() => dump(db, message.file));
    else void close().finally(() => process.exit(0));
  });
  say({ kind: 'ready', socketFolder: home.socketFolder });
};

const [dataDir = '.data', template] = process.argv.slice(2);
await run(dataDir, template).catch((error: unknown) => {
  const text =
    error instanceof SetupError ? error.message : String(error instanceof Error ? error.stack : error);
  say({ kind: 'failed', setup: error instanceof SetupError, text });
  process.exit(1);
});

import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Engine, openDb } from '../../sql/db.ts';
import { makeDb, type Opened, type Run } from './make-db.ts';

/**
 * One database with the test world for all files that only read it: an embedded engine takes a second of a processor to open.
 * The process of the run opens it when the first file asks, and tells its address through a socket in the folder of the run.
 */
const socketOf = (folder: string): string => join(folder, 'world.sock');

/** Who writes to it all the same is told so by the database. The embedded engine has one session, for all clients. */
const ONLY_READS = {
  server: `do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$`,
  embedded: 'set default_transaction_read_only = on',
} as const satisfies Record<Engine, string>;

const open = async (engine: Engine, run: Run): Promise<Opened> => {
  const opened = await makeDb(engine, 'world', run);
  const db = await openDb(opened.url, { max: 1 });
  await db.pool.query(ONLY_READS[engine]);
  await db.close();
  return opened;
};

/** Offers the world to the files of a run; `close` ends it. */
export const offerWorld = async (engine: Engine, run: Run): Promise<{ close: () => Promise<void> }> => {
  let opened: Promise<Opened> | undefined;
  const server = createServer(async (socket) => {
    opened ??= open(engine, run);
    socket.end(
      await opened.then(
        ({ url }) => url,
        () => '',
      ),
    );
  });
  server.listen(socketOf(run.folder));
  await once(server, 'listening');
  return {
    close: async () => {
      server.close();
      await (await opened?.catch(() => undefined))?.drop();
    },
  };
};

/** The address of the world that all who only read share. */
export const sharedWorld = async (folder: string): Promise<string> => {
  const url = await text(connect(socketOf(folder)));
  if (url === '') throw new Error('the test world that is shared could not be opened');
  return url;
};

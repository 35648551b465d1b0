import { afterAll, beforeAll, inject } from 'vitest';
import { type Db, type Engine, openDb } from '../../sql/db.ts';
import { makeDb, type Opened } from './make-db.ts';
import { sharedWorld } from './shared-world.ts';
import type { TemplateName } from './templates.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder of this run, removed at its end. */
    runFolder: string;
    /** Address of the test server with the database left open as `{database}`; empty on the embedded engine. */
    serverUrl: string;
  }
}

/** A database of its own for a test file; `db` and `url` are there from `beforeAll` on. */
export type TestDb = { readonly db: Db; readonly url: string };

/** The engine this run tests, as the vitest project sets it. */
export const ENGINE: Engine = process.env.ENGINE === 'server' ? 'server' : 'embedded';

/** A database of an engine, for a test that needs more than one; whoever asked for it drops it. */
export const openTestDb = (engine: Engine, template: TemplateName = 'empty'): Promise<Opened> =>
  makeDb(engine, template, { folder: inject('runFolder'), serverUrl: inject('serverUrl') });

/** The test world as others read it at the same time: it stays when this file is done. */
const openShared = async (): Promise<Pick<Opened, 'url' | 'drop'>> => ({
  url: await sharedWorld(inject('runFolder')),
  drop: async () => undefined,
});

/**
 * Gives the tests around it a database of the engine under test: `const test = useDb({ template: 'world' })`, then
 * `test.db` inside the tests. It begins as the template and is gone afterwards. With `onlyReads` it is the test world, which
 * all files that only read share, and nothing can be written to it.
 */
export const useDb = (options: { template?: TemplateName; onlyReads?: boolean } = {}): TestDb => {
  let opened: Pick<Opened, 'url' | 'drop'>;
  let db: Db;
  beforeAll(async () => {
    opened = await (options.onlyReads ? openShared() : openTestDb(ENGINE, options.template));
    db = await openDb(opened.url);
  });
  afterAll(async () => {
    await db?.close();
    await opened?.drop();
  });
  return {
    get db() {
      return db;
    },
    get url() {
      return opened.url;
    },
  };
};

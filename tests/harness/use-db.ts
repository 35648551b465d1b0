import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Db, type Engine, openDb } from '../../sql/db.ts';
import { startEmbedded } from '../../sql/embedded/start.ts';
import { BRIEF, beginEmbedded, serverTemplate, type TemplateName } from './templates.ts';

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
/** A database made for a test; `kill` ends an embedded engine at once, as a power cut does. */
export type Opened = {
  url: string;
  dataDir: string | null;
  drop: () => Promise<void>;
  kill: () => Promise<void>;
};

/** The engine this run tests, as the vitest project sets it. */
export const ENGINE: Engine = process.env.ENGINE === 'server' ? 'server' : 'embedded';

const openServer = async (template: TemplateName): Promise<Opened> => {
  const urlOf = (database: string) => inject('serverUrl').replace('{database}', database);
  const from = await serverTemplate(template, inject('runFolder'), urlOf);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = await openDb(urlOf('postgres'), { max: 1 });
  await admin.pool.query(`create database ${name} template ${from}`);
  const drop = async () => {
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
  };
  return { url: urlOf(name), dataDir: null, drop, kill: async () => undefined };
};

const openEmbedded = async (template: TemplateName): Promise<Opened> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'biatouna-test-'));
  await beginEmbedded(template, inject('runFolder'), dataDir);
  const engine = await startEmbedded({ dataDir, flags: BRIEF });
  const drop = async () => {
    await engine.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const kill = async () => {
    engine.kill();
    await engine.exited;
  };
  return { url: engine.url, dataDir, drop, kill };
};

/** A database of an engine, for a test that needs more than one; whoever asked for it drops it. */
export const openTestDb = (engine: Engine, template: TemplateName = 'empty'): Promise<Opened> =>
  (engine === 'server' ? openServer : openEmbedded)(template);

/**
 * Gives the tests around it a database of the engine under test: `const test = useDb({ template: 'world' })`, then
 * `test.db` inside the tests. It begins as the template and is gone afterwards.
 */
export const useDb = (options: { template?: TemplateName } = {}): TestDb => {
  let opened: Opened;
  let db: Db;
  beforeAll(async () => {
    opened = await openTestDb(ENGINE, options.template);
    db = await openDb(opened.url);
  }, 180_000);
  afterAll(async () => {
    await db?.close();
    await opened?.drop();
  }, 60_000);
  return {
    get db() {
      return db;
    },
    get url() {
      return opened.url;
    },
  };
};

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { type KeptEngine, keepEngine } from '../../server/launch/engine.ts';
import { type Db, openDb } from '../../sql/db.ts';
import { beginEmbedded } from './templates.ts';
import { ENGINE, type TestDb, useDb } from './use-db.ts';

/** A database that is hit: the embedded engine is killed and started again, on a server all connections are broken. */
export type KeptDb = TestDb & { hit: () => Promise<void> };

const BREAK = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

/** On a server the database of a test as any other. */
const onServer = (): KeptDb => {
  const test = useDb();
  return {
    get db() {
      return test.db;
    },
    get url() {
      return test.url;
    },
    hit: async () => void (await test.db.pool.query(BREAK)),
  };
};

/** The embedded engine as the launcher keeps it. */
const onEmbedded = (): KeptDb => {
  let dataDir: string;
  let engine: KeptEngine;
  let db: Db;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'biatouna-kept-'));
    await beginEmbedded('empty', inject('runFolder'), dataDir);
    engine = await keepEngine({ dataDir, say: () => undefined });
    db = await openDb(engine.url);
  });
  afterAll(async () => {
    await db?.close();
    await engine?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return {
    get db() {
      return db;
    },
    get url() {
      return engine.url;
    },
    hit: async () => engine.kill(),
  };
};

/** Gives the tests around it a database that can be hit while it is used. */
export const useKeptDb = (): KeptDb => (ENGINE === 'server' ? onServer() : onEmbedded());

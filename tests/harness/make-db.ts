import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDb } from '../../sql/db.ts';
import { startBrief } from './brief-engine.ts';
import { beginEmbedded, serverTemplate, type TemplateName } from './templates.ts';

/** What a run has for databases: its folder, and its server's address with the database left open as `{database}`. */
export type Run = { folder: string; serverUrl: string };

/** A database made for a test; `kill` ends an embedded engine at once, as a power cut does. */
export type Opened = {
  url: string;
  dataDir: string | null;
  drop: () => Promise<void>;
  kill: () => Promise<void>;
};

const openServer = async (template: TemplateName, { folder, serverUrl }: Run): Promise<Opened> => {
  const urlOf = (database: string) => serverUrl.replace('{database}', database);
  const from = await serverTemplate(template, folder, urlOf);
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = await openDb(urlOf('postgres'), { max: 1 });
  await admin.pool.query(`create database ${name} template ${from}`);
  const drop = async () => {
    await admin.pool.query(`drop database ${name} with (force)`);
    await admin.close();
  };
  return { url: urlOf(name), dataDir: null, drop, kill: async () => undefined };
};

const openEmbedded = async (template: TemplateName, { folder }: Run): Promise<Opened> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'biatouna-test-'));
  await beginEmbedded(template, folder, dataDir);
  const engine = await startBrief(dataDir, folder);
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

/** Makes a database of an engine that begins as a template; whoever asked for it drops it. */
export const makeDb = (engine: Engine, template: TemplateName, run: Run): Promise<Opened> =>
  (engine === 'server' ? openServer : openEmbedded)(template, run);

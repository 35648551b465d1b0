import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { type Cluster, startCluster } from './native.ts';
import { offerWorld } from './shared-world.ts';
import { dropServerTemplates, runOf } from './templates.ts';

/** A server that was given to us: databases are made in it and dropped, the server goes on. */
const givenServer = (url: string, run: string): Cluster => {
  const urlOf = (database: string) => {
    const named = new URL(url);
    named.pathname = `/${database}`;
    return named.toString();
  };
  return { url: urlOf, stop: () => dropServerTemplates(run, urlOf) };
};

/** Once before the database tests of a project: the folder of the run, and on the server engine a cluster of its own. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-run-'));
  const given = process.env.TEST_DATABASE_URL;
  const isServer = project.config.env.ENGINE === 'server';
  const server = isServer ? await (given ? givenServer(given, runOf(folder)) : startCluster()) : null;
  const serverUrl = server?.url('DATABASE').replace('/DATABASE', '/{database}') ?? '';
  const world = await offerWorld(isServer ? 'server' : 'embedded', { folder, serverUrl });
  project.provide('runFolder', folder);
  project.provide('serverUrl', serverUrl);
  return async () => {
    await world.close();
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  };
};

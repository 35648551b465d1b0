import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from './native.ts';

const withDatabase = (url: string): string => {
  const open = new URL(url);
  open.pathname = '/DATABASE';
  return open.toString().replace('/DATABASE', '/{database}');
};

/** Once before the database tests of a project: the folder of the run, and on the server engine a cluster of its own. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-run-'));
  project.provide('runFolder', folder);
  const own =
    project.config.env.ENGINE === 'server' && !process.env.TEST_DATABASE_URL ? await startCluster() : null;
  project.provide(
    'serverUrl',
    own?.url('{database}').replace('%7Bdatabase%7D', '{database}') ??
      withDatabase(process.env.TEST_DATABASE_URL ?? 'postgres://localhost/x'),
  );
  return async () => {
    await own?.stop();
    await rm(folder, { recursive: true, force: true });
  };
};

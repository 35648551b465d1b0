import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDb } from '../../sql/db.ts';
import { doJobs } from '../harness/jobs/do-jobs.ts';
import { TEMPLATES } from '../harness/templates.ts';
import { type StartedApp, startApp } from '../harness/use-app.ts';

const NAME = 'starter';

/**
 * A server over a database beside a given one of the server engine, with the starter pack and all that is computed of it: what a
 * country with its places and themes weighs, where a generated layer has none. It goes with its cluster.
 */
export const openStarter = async (url: string): Promise<StartedApp & { close: () => Promise<void> }> => {
  const admin = await openDb(url, { max: 1 });
  await admin.pool.query(`create database ${NAME}`);
  await admin.close();
  const beside = url.replace(/\/\w+\?/, `/${NAME}?`);
  const db = await openDb(beside);
  await TEMPLATES.starter(db);
  const folder = await mkdtemp(join(tmpdir(), 'bench-starter-'));
  await doJobs(db, { ...process.env, DATABASE_URL: beside, DATA_DIR: folder }, {}, [
    'series.gather',
    'indicator.compute',
  ]);
  const app = await startApp({ db, url: beside });
  return {
    ...app,
    close: async () => {
      await app.close();
      await db.close();
      await rm(folder, { recursive: true });
    },
  };
};

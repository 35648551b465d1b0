import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import type { Db } from '../../sql/db.ts';
import { doJobs, type JobKindName } from '../harness/jobs/do-jobs.ts';

/**
 * Sends what waits, as a worker does, and opens the letters in the folder, which is empty then. What writes letters is
 * done before, where it is a job, too: its kinds are in `writing`.
 */
export const letters = async (
  db: Db,
  env: { DATABASE_URL: string; DATA_DIR: string; SECRET_KEY: string },
  writing: readonly JobKindName[] = [],
): Promise<{ to: string; text: string; link: string }[]> => {
  await doJobs(db, { ...process.env, ...env }, {}, [...writing, 'deliver']);
  const folder = join(env.DATA_DIR, 'mail');
  const files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  return Promise.all(
    files.map(async (name) => {
      const { to, text = '' } = await simpleParser(await readFile(join(folder, name)));
      await rm(join(folder, name));
      const link = /https?:\/\/\S+#[A-Za-z0-9_-]{43}/.exec(text)?.[0] ?? '';
      return { to: [to].flat()[0]?.text ?? '', text, link: link && link.slice(new URL(link).origin.length) };
    }),
  );
};

import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startWorker, type Worker, type WorkerOptions } from '../../../server/jobs/worker/worker.ts';
import { mainProgram } from '../../../server/launch/main-program.ts';
import { openDb } from '../../../sql/db.ts';
import { TEST_KINDS } from './kinds.ts';

const program = fileURLToPath(new URL('./run.ts', import.meta.url));

/** A worker for the tests' own jobs, in a hurry. */
export const testWorker = (options: Pick<WorkerOptions, 'db'> & Partial<WorkerOptions>): Worker =>
  startWorker({
    kinds: TEST_KINDS,
    programs: { server: program, etl: program },
    places: { server: 2, etl: 1 },
    log: pino({ level: 'silent' }),
    ...options,
    env: { ...process.env, DATABASE_URL: options.db.url },
    pace: { idleMs: 100, leaseMs: 3000, lookMs: 100, sweepMs: 200, graceMs: 300, ...options.pace },
  });

/** The same as a process of its own: `worker.ts URL`. */
const [, path, url] = process.argv;
if (path === fileURLToPath(import.meta.url) && url)
  await mainProgram(async (open) => {
    const db = await openDb(url, { max: 2 });
    open(db.close);
    open(testWorker({ db }).stop);
  });

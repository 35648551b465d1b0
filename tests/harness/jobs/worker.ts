import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { startWorker, type Worker, type WorkerOptions } from '../../../server/jobs/worker/worker.ts';
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
    pace: { idleMs: 100, leaseMs: 20_000, lookMs: 100, sweepMs: 200, graceMs: 300, ...options.pace },
  });

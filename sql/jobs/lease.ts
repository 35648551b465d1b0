import { hostname } from 'node:os';
import type { Db } from '../db.ts';
import { birthOf } from '../embedded/birth.ts';
import type { TakenJob } from './protocol.ts';

/** A worker's name: where it runs, and what names its process there for good. */
export const workerName = (nonce: string): string =>
  [hostname(), process.pid, birthOf(process.pid), nonce].join('/');

/** Whether the process of a worker of this machine is gone; of other machines nothing is known. */
const isGone = (worker: string): boolean => {
  const [host, pid, birth] = worker.split('/');
  return host === hostname() && birthOf(Number(pid)) !== birth;
};

/** How a job stands that a worker holds: its own, cancelled meanwhile, or another's. */
export type Standing = 'held' | 'cancelled' | 'lost';

const LOOK = `select id, attempts, cancel_at is not null as cancelled from job
  where id = any($1::bigint[]) and state in ('running', 'done')`;

type Looked = { id: number; attempts: number; cancelled: boolean };

/** How the jobs stand that a worker holds, in the order given. */
export const lookAt = async (db: Db, jobs: readonly TakenJob[]): Promise<Standing[]> => {
  const { rows } = await db.pool.query<Looked>(LOOK, [jobs.map(({ id }) => id)]);
  return jobs.map(({ id, attempts }) => {
    const found = rows.find((row) => row.id === id && row.attempts === attempts);
    if (!found) return 'lost';
    return found.cancelled ? 'cancelled' : 'held';
  });
};

/** Says that a worker still holds its jobs. */
export const renew = async (
  db: Db,
  by: { worker: string; leaseMs: number; jobs: readonly TakenJob[] },
): Promise<void> => {
  await db.pool.query(
    `update job set lease_until = now() + $3 * interval '1 millisecond'
     where id = any($1::bigint[]) and worker = $2 and state = 'running'`,
    [by.jobs.map(({ id }) => id), by.worker, by.leaseMs],
  );
};

/** A running job that nobody works at; `wasTaken` is false for one that its worker never got to know of. */
export type Orphan = { job: Omit<TakenJob, 'payload'>; wasTaken: boolean };

type Running = Omit<TakenJob, 'payload'> & { worker: string; late: boolean };

/** Running jobs whose worker is gone, or silent for longer than its lease, and those that were claimed by an answer that was lost. */
export const orphansOf = async (
  db: Db,
  by: { worker: string; jobs: readonly TakenJob[] },
): Promise<Orphan[]> => {
  const { rows } = await db.pool.query<Running>(
    `select id, kind, attempts, fails, worker, lease_until < now() as late from job where state = 'running'`,
  );
  const isOurs = (row: Running) =>
    by.jobs.some(({ id, attempts }) => id === row.id && attempts === row.attempts);
  return rows
    .filter((row) => (row.worker === by.worker ? !isOurs(row) : row.late || isGone(row.worker)))
    .map((row) => ({ job: row, wasTaken: row.worker !== by.worker }));
};

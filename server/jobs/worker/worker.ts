import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import type { Db } from '../../../sql/db.ts';
import { claimJobs, type Free } from '../../../sql/jobs/claim.ts';
import { tickClock } from '../../../sql/jobs/clock.ts';
import { orphansOf, renew, workerName } from '../../../sql/jobs/lease.ts';
import type { Kinds } from '../../../sql/jobs/run-job.ts';
import { settle } from '../../../sql/jobs/settle.ts';
import { openBell } from './bell.ts';
import { type Hands, openHands } from './hands.ts';
import { openRunners, type RunnersOptions } from './runners.ts';

export type Worker = {
  name: string;
  /** Takes no more jobs, waits a little for those that run, and gives back those that go on. */
  stop: () => Promise<void>;
};

/** All in milliseconds. */
export type Pace = {
  /** Between two questions for work while there is none. */
  idleMs: number;
  /** How long a job is held without a word. */
  leaseMs: number;
  /** Between two looks at whether what runs was cancelled. */
  lookMs: number;
  /** Between two looks for what dead workers left, and for recurring kinds that are due. */
  sweepMs: number;
  /** How long a job may go on that was cancelled, or that runs when the worker ends. */
  graceMs: number;
};

const PACE: Pace = { idleMs: 1000, leaseMs: 30_000, lookMs: 1000, sweepMs: 5000, graceMs: 3000 };

export type WorkerOptions = Omit<RunnersOptions, 'idleMs'> & {
  db: Db;
  kinds: Kinds;
  log: Logger;
  /** How many jobs of each tier at once. */
  places: Free;
  pace?: Partial<Pace>;
};

/** How long a process is kept that has no job, ms. */
const KEEP_MS = 60_000;
/** The first of the pauses between questions for work; they double up to the pace's. */
const FIRST_PAUSE_MS = 50;
/** A lease is renewed so many times before it would end. */
const RENEWALS = 3;

/** True once in each such time. */
const every = (ms: number): (() => boolean) => {
  let next = 0;
  return () => {
    if (Date.now() < next) return false;
    next = Date.now() + ms;
    return true;
  };
};

type Part = { db: Db; kinds: Kinds; worker: string; hands: Hands; pace: Pace };

/** Gives back what nobody works at any more, and enqueues what recurs. */
const sweep = async ({ db, kinds, worker, hands }: Part): Promise<void> => {
  for (const { job, wasTaken } of await orphansOf(db, { worker, jobs: hands.jobs() })) {
    const kind = kinds[job.kind];
    if (kind)
      await settle(db, { job, kind, failure: wasTaken ? { code: 'worker-lost', detail: null } : null });
  }
  await tickClock(db, kinds);
};

/** One round: what is held is renewed and looked at, what was left is swept, what is due is claimed. Gives how many. */
const roundOf = (part: Part): (() => Promise<number>) => {
  const { db, kinds, worker, hands, pace } = part;
  const { leaseMs } = pace;
  const isDue = { renew: every(leaseMs / RENEWALS), look: every(pace.lookMs), sweep: every(pace.sweepMs) };
  return async () => {
    const jobs = hands.jobs();
    if (isDue.renew() && jobs.length > 0) await renew(db, { worker, leaseMs, jobs });
    if (isDue.look()) await hands.look(pace.graceMs);
    if (isDue.sweep()) await sweep(part);
    const claimed = await claimJobs(db, { worker, leaseMs, kinds, free: hands.free() });
    for (const job of claimed) hands.take(job);
    return claimed.length;
  };
};

/** Starts to take jobs from the table and to have them done in processes of their own. */
export const startWorker = ({ db, kinds, log, places, ...options }: WorkerOptions): Worker => {
  const pace = { ...PACE, ...options.pace };
  const worker = workerName(randomBytes(3).toString('hex'));
  const bell = openBell();
  const runners = openRunners({ ...options, idleMs: KEEP_MS });
  const hands = openHands({ db, kinds, log, runners, places, onFree: bell.ring });
  const round = roundOf({ db, kinds, worker, hands, pace });
  let isStopping = false;
  let isAway = false;

  const tryRound = async (): Promise<number> => {
    const claimed = await round().catch((err: unknown) => {
      if (!isAway) log.warn({ err }, 'the worker cannot ask the database');
      return null;
    });
    isAway = claimed === null;
    return claimed ?? 0;
  };
  const work = async (): Promise<void> => {
    for (let pause = FIRST_PAUSE_MS; !isStopping; pause = Math.min(pause * 2, pace.idleMs)) {
      const claimed = await tryRound();
      if (claimed > 0) pause = FIRST_PAUSE_MS;
      await bell.wait(pause);
    }
  };
  const over = work();

  return {
    name: worker,
    stop: async () => {
      isStopping = true;
      bell.ring();
      await over;
      await hands.empty(pace.graceMs);
      await runners.close();
    },
  };
};

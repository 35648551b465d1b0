import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Db } from '../../../sql/db.ts';
import type { Free } from '../../../sql/jobs/claim.ts';
import { lookAt } from '../../../sql/jobs/lease.ts';
import type { Outcome, TakenJob } from '../../../sql/jobs/protocol.ts';
import type { Kinds } from '../../../sql/jobs/run-job.ts';
import { type Ended, settle } from '../../../sql/jobs/settle.ts';
import type { JobTier } from '../../../sql/model/job.ts';
import type { Run } from './runner.ts';
import type { Runners } from './runners.ts';

/** The jobs that a worker has in hand. */
export type Hands = {
  take: (job: TakenJob) => void;
  jobs: () => TakenJob[];
  /** How many more of each tier there is room for. */
  free: () => Free;
  /** Looks at how the jobs stand: ends those that were cancelled, or are another's by now. */
  look: (graceMs: number) => Promise<void>;
  /** Waits so long for jobs to end, and gives back those that go on. */
  empty: (graceMs: number) => Promise<void>;
};

export type HandsOptions = {
  db: Db;
  kinds: Kinds;
  log: Logger;
  runners: Runners;
  places: Free;
  /** A hand is free again. */
  onFree: () => void;
};

type Held = { job: TakenJob; run: Promise<Run>; over: Promise<void>; isCancelled: boolean };

const AWAY_MS = 500;
const MOST_TRIES = 120;
/** At the end, a database that is away is waited for so long; then the leases end by themselves. */
const PATIENCE_MS = 3000;

export const openHands = ({ db, kinds, log, runners, places, onFree }: HandsOptions): Hands => {
  const held = new Set<Held>();
  const kindOf = ({ kind }: TakenJob) => kinds[kind]!;

  /** Tried until the database takes it, as it may be starting again; what cannot be written is swept up later. */
  const write = async (ended: Ended): Promise<void> => {
    const { id, kind } = ended.job;
    for (let tries = 1; ; tries++) {
      const written = await settle(db, ended).then(
        (state) => ({ state }),
        (err: unknown) => {
          if (tries === MOST_TRIES) log.error({ err, job: id, kind }, 'how a job ended cannot be written');
          return null;
        },
      );
      if (written && ended.failure) log.warn({ job: id, kind, ...written, ...ended.failure }, 'a job failed');
      if (written || tries === MOST_TRIES) return;
      await sleep(AWAY_MS);
    }
  };
  const finish = async (job: TakenJob, outcome: Outcome): Promise<void> => {
    if (outcome.kind === 'done') return;
    await write({ job, kind: kindOf(job), failure: outcome.kind === 'failed' ? outcome.failure : null });
  };
  const room = (tier: JobTier): number =>
    places[tier] - [...held].filter(({ job }) => kindOf(job).tier === tier).length;

  return {
    take: (job) => {
      const run = runners.run(job, kindOf(job));
      const over = run
        .then(({ outcome }) => outcome)
        .then((outcome) => finish(job, outcome))
        .then(() => {
          held.delete(one);
          onFree();
        });
      const one: Held = { job, run, over, isCancelled: false };
      held.add(one);
    },
    jobs: () => [...held].map(({ job }) => job),
    free: () => ({ server: room('server'), etl: room('etl') }),
    look: async (graceMs) => {
      const all = [...held];
      if (all.length === 0) return;
      const standings = await lookAt(
        db,
        all.map(({ job }) => job),
      );
      for (const [at, one] of all.entries()) {
        const run = await one.run;
        if (standings[at] === 'lost') run.letGo();
        if (standings[at] === 'cancelled' && !one.isCancelled) run.cancel(graceMs);
        one.isCancelled = standings[at] === 'cancelled';
      }
    },
    empty: async (graceMs) => {
      const over = Promise.all([...held].map((one) => one.over));
      await Promise.race([over, sleep(graceMs, undefined, { ref: false })]);
      for (const one of held) (await one.run).letGo();
      await Promise.race([over, sleep(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
};

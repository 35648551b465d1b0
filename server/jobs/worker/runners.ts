import type { TakenJob } from '../../../sql/jobs/protocol.ts';
import type { JobKind, JobTier } from '../../../sql/model/job.ts';
import { type Run, type Runner, startRunner } from './runner.ts';

/** The processes that do a worker's jobs: kept between jobs, since starting one takes longer than most jobs do. */
export type Runners = {
  run: (job: TakenJob, kind: JobKind) => Promise<Run>;
  /** Ends those that have nothing to do; the others must have been let go of. */
  close: () => Promise<void>;
};

export type RunnersOptions = {
  /** The program of each tier. */
  programs: Readonly<Record<JobTier, string>>;
  env: NodeJS.ProcessEnv;
  /** How long a process is kept without a job. */
  idleMs: number;
  reportsMemory?: boolean;
};

/** Of what a job may use, a process that has as much from the jobs before is no good any more. */
const USED_UP = 0.6;

type Idle = { runner: Runner; name: string; timer: NodeJS.Timeout };

/** Those that are alike can stand for each other: same program, same bound. */
const nameOf = ({ tier, memoryMb }: JobKind): string => `${tier} ${memoryMb}`;

export const openRunners = ({ programs, idleMs, ...options }: RunnersOptions): Runners => {
  const idle = new Set<Idle>();
  const leaving = new Set<Promise<void>>();

  const leave = (runner: Runner): void => {
    const left = runner.leave().finally(() => leaving.delete(left));
    leaving.add(left);
  };
  const take = (entry: Idle): Runner => {
    clearTimeout(entry.timer);
    idle.delete(entry);
    return entry.runner;
  };
  const keep = (runner: Runner, name: string): void => {
    const entry: Idle = { runner, name, timer: setTimeout(() => leave(take(entry)), idleMs) };
    idle.add(entry);
  };

  /** One that is there and fit for it, if any; those that are not are let go. */
  const find = async (kind: JobKind): Promise<Runner | undefined> => {
    for (const entry of idle) {
      if (entry.name !== nameOf(kind)) continue;
      const runner = take(entry);
      if (runner.isGone()) continue;
      if ((await runner.memory()) < kind.memoryMb * USED_UP) return runner;
      leave(runner);
    }
    return undefined;
  };

  return {
    run: async (job, kind) => {
      const path = programs[kind.tier];
      const runner = (await find(kind)) ?? startRunner({ ...options, path, memoryMb: kind.memoryMb });
      const run = runner.run(job, kind);
      void run.outcome.then(() => runner.isGone() || keep(runner, nameOf(kind)));
      return run;
    },
    close: async () => {
      for (const entry of idle) leave(take(entry));
      await Promise.all(leaving);
    },
  };
};

import type pg from 'pg';
import type { Db } from '../db.ts';
import type { JobTier } from '../model/job.ts';
import type { JobErrorCode } from '../model/job-errors.ts';
import type { JobNameOf, PayloadOf } from './kinds.ts';

/** What a handler works with. */
export type JobContext = {
  id: number;
  /** Which try this is, from 1; of those that were broken off by no fault of the job's, none counts. */
  attempt: number;
  /** If this one fails, the job is dead. */
  isLast: boolean;
  db: Db;
  env: NodeJS.ProcessEnv;
  /** Aborted when somebody cancels the job; a handler that goes on is killed some seconds later. */
  signal: AbortSignal;
  /** How far it is, 0 to 1, with a few words that name nobody. Written now and then. Rejects with JobLost. */
  progress: (part: number, note?: string) => Promise<void>;
  /**
   * The effect: runs `work` in one transaction that also ends the job, so that it happens once, whatever is killed when.
   * `result` is kept with the job. Throws JobLost, and rolls back, if the job was cancelled or is another's by now. A
   * handler that returns without is done, too.
   */
  complete: <T>(work: (client: pg.PoolClient) => Promise<T>, result?: (value: T) => unknown) => Promise<T>;
};

/** Does a job. What it does outside of `complete` may happen again; it throws where it could not do it. */
export type JobHandler<P> = (payload: P, context: JobContext) => Promise<void>;

/** The handlers of one tier, each by the name of its kind. */
export type Handlers<T extends JobTier> = { [N in JobNameOf<T>]: JobHandler<PayloadOf<N>> };

/** The job was cancelled, or was given to another worker because this one was silent: nothing more may be written. */
export class JobLost extends Error {
  override name = 'JobLost';
}

/**
 * A try failed in a way that can be told: a code (`sql/model/job-errors.ts`), and a sentence for operators without
 * anything of a person's (what other errors say is not shown, as it may hold such). `isFinal`: it is of no use to try again.
 */
export class JobFailure extends Error {
  override name = 'JobFailure';
  readonly code: JobErrorCode;
  readonly isFinal: boolean;
  /** When to try again, in place of what the kind says; milliseconds from now. */
  readonly afterMs: number | undefined;

  constructor(code: JobErrorCode, sentence: string, about: { isFinal?: boolean; afterMs?: number } = {}) {
    super(sentence);
    this.code = code;
    this.isFinal = about.isFinal ?? false;
    this.afterMs = about.afterMs;
  }
}

import type { JobErrorCode } from '../model/job-errors.ts';

/** A job as its worker holds it: `attempts` is the fence by which it may end it. */
export type TakenJob = { id: number; kind: string; payload: unknown; attempts: number; fails: number };

/** Why a try failed. */
export type Failure = { code: JobErrorCode; detail: string | null; isFinal?: boolean; afterMs?: number };

/** `done`: it is written already. `lost`: it is not ours any more, or was cancelled. */
export type Outcome = { kind: 'done' } | { kind: 'lost' } | { kind: 'failed'; failure: Failure };

/** What a worker says to a process that runs jobs for it, one at a time. */
export type ToRunner = { kind: 'run'; job: TakenJob } | { kind: 'cancel' };
/** And what that says to it. `memory`: bytes, told where the system does not show it. */
export type FromRunner =
  | { kind: 'ready' }
  | { kind: 'ended'; outcome: Outcome }
  | { kind: 'memory'; bytes: number };

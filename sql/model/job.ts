import type { z } from 'zod';
import type { Capability } from './roles.ts';
import type { Text } from './text.ts';

/** `dead`: tried as often as its kind allows, or failed for good; waits for somebody to have it tried again. */
export const JOB_STATES = ['waiting', 'running', 'done', 'dead', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** Which program runs a job: each tier of the code has one. */
export type JobTier = 'server' | 'etl';

/** What a kind of job is: what it carries, who may start one, and what one may use up. */
export type JobKind<P = unknown> = {
  title: Text;
  tier: JobTier;
  /** What it carries: numbers and names of things, never what a person wrote. */
  payload: z.ZodType<P>;
  /** Who may have one done. */
  may: Capability;
  /** Memory of its process, MB; above it the process is killed. Node and the program alone take about 120. */
  memoryMb: number;
  timeoutMs: number;
  /** Tries that may fail before the job is dead. */
  attempts: number;
  /** How long to wait after the `attempt`th try, from 1, before the next; a quarter is added or taken at random. */
  backoffMs: (attempt: number) => number;
  /** Recurring: one is enqueued by the workers themselves in each such span of time, counted from 1970 in UTC. */
  everyMs?: number;
};

/** Doubles with each try, up to a limit. */
export const doubling =
  (firstMs: number, mostMs: number) =>
  (attempt: number): number =>
    Math.min(mostMs, firstMs * 2 ** (attempt - 1));

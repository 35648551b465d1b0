import { z } from 'zod';
import { JOB_STATES } from '../job.ts';
import { Capability } from '../roles.ts';
import { Text } from '../text.ts';

const Moment = z.iso.datetime({ offset: true });
export const JobStateName = z.enum(JOB_STATES);

/** A job, as who started it and operators see it. */
export const Job = z.object({
  id: z.int(),
  kind: z.string(),
  /** What the kind is called; its bare name for one that this server does not know. */
  title: Text,
  state: JobStateName,
  priority: z.int(),
  /** 0 to 1, of one that says so. */
  progress: z.number().min(0).max(1).nullable(),
  /** Where it is, in a few words of the program's. */
  note: z.string().nullable(),
  /** Numbers and names of the things it is about. */
  payload: z.record(z.string(), z.unknown()),
  /** What it made, of one that is done and says so. */
  result: z.unknown(),
  /** Tries that failed, and how many may. */
  fails: z.int(),
  mostFails: z.int().nullable(),
  /** Why the last try failed: a code, what that means, and what operators may make of it. */
  error: z.object({ code: z.string(), title: Text, detail: z.string().nullable() }).nullable(),
  /** Somebody cancelled it while it ran; it ends in a moment. */
  isCancelling: z.boolean(),
  /** What whoever asks may do with it now. */
  mayCancel: z.boolean(),
  mayRetry: z.boolean(),
  /** Who started it: the number of an account or key, or the product itself. */
  actor: z.object({ kind: z.string(), id: z.string().nullable() }),
  createdAt: Moment,
  /** When it is, or was, tried next. */
  runAt: Moment,
  startedAt: Moment.nullable(),
  finishedAt: Moment.nullable(),
});
export type Job = z.infer<typeof Job>;

/**
 * `GET /api/jobs` (capability `jobs.manage`) and `/api/jobs/mine` (those one started oneself, in a browser or by a key):
 * newest first. `GET /api/jobs/{job}`, `POST /api/jobs/{job}/cancel` (of one that waits or runs: operators, and who
 * started it) and `/retry` (of a dead one: operators) answer the job.
 */
export const JobsQuery = z.object({
  state: JobStateName.optional(),
  kind: z.string().max(80).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** From `next` of the page before. */
  cursor: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
});
export type JobsQuery = z.infer<typeof JobsQuery>;

/** `next` is the cursor of the older page; null on the last. */
export const JobPage = z.object({ jobs: z.array(Job), next: z.int().nullable() });
export type JobPage = z.infer<typeof JobPage>;

/** `GET /api/jobs/kinds`: all kinds, how many there are of each in each state, and how long the oldest that is due waits. */
export const JobKinds = z.object({
  kinds: z.array(
    z.object({
      kind: z.string(),
      title: Text,
      /** Who may have one done. */
      may: Capability,
      attempts: z.int(),
      memoryMb: z.int(),
      timeoutSeconds: z.number(),
      /** Of one that recurs: seconds from one to the next. */
      everySeconds: z.number().nullable(),
      counts: z.record(JobStateName, z.int()),
      /** Since when the oldest of those that are due has been so. */
      waitingSince: Moment.nullable(),
    }),
  ),
});
export type JobKinds = z.infer<typeof JobKinds>;

import type { Db } from '../db.ts';
import type { JobKind } from '../model/job.ts';
import { contextOf } from './context.ts';
import { outcomeOf } from './failure.ts';
import { JobFailure, type JobHandler } from './handler.ts';
import type { Outcome, TakenJob } from './protocol.ts';

/** Kinds and handlers as whoever runs any of them sees them. */
export type Kinds = Readonly<Record<string, JobKind>>;
export type AnyHandlers = Readonly<Record<string, JobHandler<never> | undefined>>;

const perform = async (
  job: TakenJob,
  kind: JobKind | undefined,
  handler: JobHandler<unknown> | undefined,
  given: { db: Db; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<void> => {
  if (!kind || !handler) throw new JobFailure('failed', `nothing here does ${job.kind}`, { isFinal: true });
  const payload = kind.payload.safeParse(job.payload);
  if (!payload.success)
    throw new JobFailure('invalid-payload', payload.error.issues[0]?.path.join('.') ?? '', { isFinal: true });
  const { context, isDone } = contextOf(job, kind, given);
  await handler(payload.data, context);
  if (!isDone()) await context.complete(async () => undefined);
};

/** Does one job to its end; never rejects. */
export const runJob = (
  job: TakenJob,
  { kinds, handlers }: { kinds: Kinds; handlers: AnyHandlers },
  given: { db: Db; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<Outcome> =>
  // A handler is only ever given what its kind's shape let through.
  perform(job, kinds[job.kind], handlers[job.kind] as JobHandler<unknown> | undefined, given).then(
    () => ({ kind: 'done' }),
    outcomeOf,
  );

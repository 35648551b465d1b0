import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { JobContext, JobHandler } from '../../../sql/jobs/handler.ts';
import { JobFailure } from '../../../sql/jobs/handler.ts';
import type { JobKind } from '../../../sql/model/job.ts';

/** Jobs that do nothing but show how jobs are done. What one does in its end is a row in `effect`. */
export const EFFECTS =
  'create table effect (job bigint not null, at timestamptz not null default clock_timestamp())';

const Slow = z.strictObject({ beforeMs: z.int(), afterMs: z.int() });
type Slow = z.infer<typeof Slow>;

const kind = <P>(payload: z.ZodType<P>, more: Partial<JobKind<P>> = {}): JobKind<P> => ({
  title: { ar: 'تجربة', fr: 'Essai', en: 'Trial' },
  tier: 'server',
  payload,
  may: 'jobs.manage',
  memoryMb: 250,
  // None is for how long it takes, but where that is what it shows.
  timeoutMs: 1_800_000,
  attempts: 3,
  backoffMs: () => 20,
  ...more,
});

const Nothing = z.strictObject({});

export const TEST_KINDS = {
  /** Has its effect at once. */
  quick: kind(Nothing),
  /** Takes its time before its effect, and after. */
  slow: kind(Slow, { attempts: 100 }),
  'slow.etl': kind(Slow, { attempts: 100, tier: 'etl' }),
  /** Fails so many times, then does it. */
  flaky: kind(z.strictObject({ times: z.int() })),
  /** Says at once that it is of no use. */
  hopeless: kind(Nothing),
  /** Goes on for ever; politely, it listens to being cancelled. */
  endless: kind(z.strictObject({ polite: z.boolean() }), { attempts: 1 }),
  /** Keeps the processor busy for ever. */
  spinning: kind(Nothing, { attempts: 1, timeoutMs: 4000 }),
  /** Takes more and more memory: of the system, or of JavaScript's own. */
  greedy: kind(z.strictObject({ heap: z.boolean() }), { attempts: 1 }),
  /** Ends its process. */
  deadly: kind(Nothing, { attempts: 2 }),
  recurring: kind(Nothing, { everyMs: 500 }),
} as const;

const effect = ({ id, complete }: JobContext): Promise<unknown> =>
  complete((client) => client.query('insert into effect (job) values ($1)', [id]));

const slow: JobHandler<Slow> = async ({ beforeMs, afterMs }, context) => {
  await sleep(beforeMs / 2);
  await context.progress(0.5, 'half way');
  await sleep(beforeMs / 2);
  await effect(context);
  await sleep(afterMs);
};

const PIECE = 10 * 1024 ** 2;

const endlessly = async (heap: boolean): Promise<never> => {
  const kept: unknown[] = [];
  for (;;) {
    kept.push(heap ? Array.from({ length: PIECE / 80 }, (_, at) => ({ at })) : Buffer.alloc(PIECE, 1));
    await sleep(2);
  }
};

const quick = async (_: unknown, context: JobContext): Promise<void> => void (await effect(context));

export const TEST_HANDLERS = {
  quick,
  slow,
  'slow.etl': slow,
  flaky: async ({ times }: { times: number }, context: JobContext) => {
    if (context.attempt <= times) throw new Error(`mail to somebody@example.org was refused`);
    await effect(context);
  },
  hopeless: async () => {
    throw new JobFailure('failed', 'there is no such address', { isFinal: true });
  },
  endless: async ({ polite }: { polite: boolean }, { signal }: JobContext) =>
    new Promise<void>((_, reject) => {
      if (polite) signal.addEventListener('abort', () => reject(new Error('stopped')));
    }),
  spinning: async () => {
    for (;;);
  },
  greedy: ({ heap }: { heap: boolean }) => endlessly(heap),
  deadly: async () => process.exit(3),
  recurring: quick,
};

/** What came of work that may fail on users' data: its value, or what it threw. */
export type Attempt<T> = { kind: 'done'; value: T } | { kind: 'failed'; message: string; error?: unknown };

const failed = (error: unknown): { kind: 'failed'; message: string; error: unknown } => ({
  kind: 'failed',
  message: error instanceof Error ? error.message : String(error),
  error,
});

/** Runs work that may throw on what a file holds, and gives the failure as a value. */
export const attempt = <T>(work: () => T): Attempt<T> => {
  try {
    return { kind: 'done', value: work() };
  } catch (error) {
    return failed(error);
  }
};

/** The same of a promise. */
export const attemptAsync = <T>(work: Promise<T>): Promise<Attempt<T>> =>
  work.then((value): Attempt<T> => ({ kind: 'done', value }), failed);

/** Passes items on and closes what they come from, however the reading ends: at the end, by `break`, by a throw. */
export const closing = async function* <T>(
  items: AsyncIterable<T> | Iterable<T>,
  close: () => unknown,
): AsyncGenerator<T> {
  try {
    yield* items;
  } finally {
    await close();
  }
};

const untilFailure = async function* <T>(
  iterator: AsyncGenerator<T>,
  instead: (failure: Attempt<never> & { kind: 'failed' }) => T,
): AsyncGenerator<T> {
  for (;;) {
    const next = await attemptAsync(iterator.next());
    if (next.kind === 'failed') return yield instead(next);
    if (next.value.done) return;
    yield next.value.value;
  }
};

/** Passes items on; where they fail, one more comes `instead`, and they end. */
export const orElse = <T>(
  items: AsyncGenerator<T>,
  instead: (failure: Attempt<never> & { kind: 'failed' }) => T,
): AsyncGenerator<T> => closing(untilFailure(items, instead), () => items.return(undefined));

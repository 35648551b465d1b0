/** Ends a download that takes too long: in all, or between two pieces. */
export type Clock = { signal: AbortSignal; tick: () => void; stop: () => void };

/** What a clock ends a download with. */
export class TimedOut extends Error {
  override name = 'TimedOut';
}

/**
 * Starts a clock of `totalMs`, and of `idleMs` since the last `tick`. `outer` ends it too (Ctrl-C). The signal's reason is a
 * TimedOut that says which, or the outer one's own.
 */
export const startClock = (totalMs: number, idleMs: number, outer?: AbortSignal): Clock => {
  const controller = new AbortController();
  const seconds = (ms: number): string => `${ms / 1000} s`;
  const end = (message: string) => () => controller.abort(new TimedOut(message));
  const total = setTimeout(end(`took longer than ${seconds(totalMs)}`), totalMs);
  const idle = setTimeout(end(`nothing came for ${seconds(idleMs)}`), idleMs);
  const follow = (): void => controller.abort(outer?.reason);
  if (outer?.aborted) follow();
  outer?.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    tick: () => idle.refresh(),
    stop: () => {
      clearTimeout(total);
      clearTimeout(idle);
      outer?.removeEventListener('abort', follow);
    },
  };
};

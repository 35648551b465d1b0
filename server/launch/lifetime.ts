/** What runs under the launcher and how it ends: the newest first, so that nothing loses what it stands on. */
export type Part = { stop: () => Promise<void>; kill: () => void };

export type Lifetime = {
  /** Adds a part; hands back what takes it out again, for a part that ended by itself. */
  add: (part: Part) => () => void;
  /** Stops all parts in order, then exits. */
  end: (code: number) => Promise<never>;
  isEnding: () => boolean;
};

/** Signals nearer than this are one key press that came two ways (npm hands on what the terminal sent to all). */
const SAME_PRESS_MS = 300;

const stopAll = async (parts: Part[]): Promise<void> => {
  for (let part = parts.pop(); part; part = parts.pop()) {
    await part.stop().catch((error: unknown) => console.error(String(error)));
  }
};

type Signals = { on: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', act: () => void) => unknown };

/** Makes a signal end the parts in good order, and a second one at once. The arguments are the process's own, or a test's. */
export const openLifetime = (
  exit: (code: number) => never = process.exit,
  signals: Signals = process,
): Lifetime => {
  const parts: Part[] = [];
  let running: Part[] = [];
  let ending: Promise<never> | undefined;
  let askedAt = 0;

  const end = (code: number): Promise<never> => {
    if (!ending) {
      running = [...parts];
      ending = stopAll(parts).then(() => exit(code));
    }
    return ending;
  };

  const onSignal = (): void => {
    const isAgain = ending && Date.now() - askedAt > SAME_PRESS_MS;
    if (isAgain) {
      for (const part of running) part.kill();
      exit(130);
    }
    if (!ending) console.log('\nStopping… (once more: at once)');
    askedAt ||= Date.now();
    void end(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) signals.on(signal, onSignal);

  return {
    add: (part) => {
      parts.push(part);
      return () => void parts.splice(parts.indexOf(part) >>> 0, 1);
    },
    end,
    isEnding: () => ending !== undefined,
  };
};

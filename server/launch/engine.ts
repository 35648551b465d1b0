import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../sql/embedded/start.ts';
import type { Part } from './lifetime.ts';

/** The embedded engine, kept running: the same address serves again after a restart. */
export type KeptEngine = Part & {
  url: string;
  /** Rejects when it ends again and again. */
  gaveUp: Promise<never>;
};

export type KeepOptions = {
  dataDir: string;
  /** A question of ours goes behind all others; an engine that leaves it waiting for so long hangs. */
  hangsAfterMs?: number;
  askEveryMs?: number;
  say?: (line: string) => void;
};

const HANGS_AFTER_MS = 180_000;
const ASK_EVERY_MS = 15_000;
/** Restarts within `SPELL_MS` of each other, before it is given up. */
const MOST_RESTARTS = 5;
const SPELL_MS = 120_000;

/** Any answer will do, an error as well: only silence means that it hangs. */
const answers = async (url: string, withinMs: number): Promise<boolean> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  const asked = client.connect().then(() => client.query('select 1'));
  const answered = asked.then(
    () => true,
    () => true,
  );
  const waited = new AbortController();
  const silence = sleep(withinMs, false, { signal: waited.signal, ref: false }).catch(() => true);
  const result = await Promise.race([answered, silence]);
  waited.abort();
  void client.end().catch(() => undefined);
  return result;
};

/** Kills an engine that does not answer any more; ends with it. */
const watch = async (engine: Embedded, options: Required<KeepOptions>): Promise<void> => {
  const waiting = new AbortController();
  void engine.exited.then(() => waiting.abort());
  while (!waiting.signal.aborted) {
    await sleep(options.askEveryMs, undefined, { signal: waiting.signal, ref: false }).catch(() => undefined);
    if (waiting.signal.aborted || (await answers(engine.url, options.hangsAfterMs))) continue;
    options.say('The database does not answer; it is stopped.');
    engine.kill();
  }
};

/** Starts the embedded engine and starts it again when it ends or hangs. Rejects as `startEmbedded` does. */
export const keepEngine = async (given: KeepOptions): Promise<KeptEngine> => {
  const options = { hangsAfterMs: HANGS_AFTER_MS, askEveryMs: ASK_EVERY_MS, say: console.error, ...given };
  let engine = await startEmbedded(options);
  let stopping = false;
  const { url } = engine;

  const keep = async (): Promise<never> => {
    for (let restarts = 0; ; restarts++) {
      const started = Date.now();
      void watch(engine, options);
      await engine.exited;
      if (stopping) return new Promise<never>(() => undefined);
      if (Date.now() - started > SPELL_MS) restarts = 0;
      if (restarts >= MOST_RESTARTS)
        throw new Error('The database process ends again and again; the lines above say why.');
      options.say('The database process ended; it is started again. Nothing that was saved is lost.');
      engine = await startEmbedded(options);
    }
  };
  const gaveUp = keep();
  gaveUp.catch(() => undefined);

  return {
    url,
    gaveUp,
    stop: async () => {
      stopping = true;
      await engine.stop();
    },
    kill: () => engine.kill(),
  };
};

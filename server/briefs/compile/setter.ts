import { fileURLToPath } from 'node:url';
import { memoryByProc, watchMemory } from '../../jobs/worker/memory.ts';
import { type Program, startProgram } from '../../launch/children.ts';
import type { FromSetter, Order, TemplateName } from './protocol.ts';

export type Document = { pdf: Buffer; pages: number };

/** Why there is no document: this machine has no compiler, it took too long or too much memory, or the template is at fault. */
export class NotSet extends Error {
  override name = 'NotSet';
  readonly why: 'unavailable' | 'too-slow' | 'too-large' | 'failed';
  constructor(why: NotSet['why'], detail: string) {
    super(`${why}: ${detail}`);
    this.why = why;
  }
}

export type SetterOptions = {
  /** How long one document may take, from when its turn comes. */
  timeoutMs: number;
  memoryMb: number;
  /** The process ends when nobody asked for so long. */
  idleMs?: number;
  /** Another program in place of ours, for tests. */
  path?: string;
};

/** Sets documents in a process of its own, one at a time. */
export type Setter = {
  set: (template: TemplateName, data: unknown, at: Date) => Promise<Document>;
  close: () => Promise<void>;
};

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));
const IDLE_MS = 60_000;

/** Nothing of ours but what Node needs to start: no key, no address of the database. */
const bareEnv = (): NodeJS.ProcessEnv => {
  const { PATH, HOME, TMPDIR } = process.env;
  return { PATH, HOME, TMPDIR };
};

type Running = { program: Program; ready: Promise<void> };

const start = (path: string): Running => {
  const program = startProgram({ path, env: bareEnv() });
  const ready = new Promise<void>((resolve, reject) => {
    program.child.once('message', (message: FromSetter) =>
      message.kind === 'unavailable' ? reject(new NotSet('unavailable', message.why)) : resolve(),
    );
    void program.exited.then((code) => reject(new NotSet('failed', `it ended by itself, exit code ${code}`)));
  });
  // Whoever orders something looks at it.
  ready.catch(() => undefined);
  return { program, ready };
};

/** Hands an order over and waits for what comes of it. Rejects where the process ends or has to be ended. */
const order = (
  { program }: Running,
  given: Order,
  { timeoutMs, memoryMb }: SetterOptions,
): Promise<Document> =>
  new Promise((resolve, reject) => {
    const { child } = program;
    const over = (): void => {
      clearTimeout(late);
      unwatch();
      child.off('message', listen);
      child.off('exit', gone);
    };
    const fail = (why: NotSet['why'], detail: string): void => {
      over();
      reject(new NotSet(why, detail));
    };
    const end = (why: NotSet['why'], detail: string): void => {
      program.kill();
      fail(why, detail);
    };
    const gone = (): void => fail('failed', 'the process ended');
    const listen = (message: FromSetter): void => {
      if ((message.kind !== 'made' && message.kind !== 'failed') || message.number !== given.number) return;
      over();
      if (message.kind === 'failed') reject(new NotSet('failed', message.why));
      else resolve({ pdf: Buffer.from(message.pdf, 'base64'), pages: message.pages });
    };
    const late = setTimeout(() => end('too-slow', `longer than ${timeoutMs} ms`), timeoutMs);
    const unwatch = watchMemory(memoryByProc(child), memoryMb, (used) => end('too-large', `${used} MB`));
    child.on('message', listen);
    child.once('exit', gone);
    child.send(given);
  });

/**
 * Opens a setter. Its process begins with the first order and ends when there is none for a while; one that hangs, grows
 * beyond its memory or dies costs the document it was at, and the next has a new one. Orders wait for each other.
 */
export const openSetter = (options: SetterOptions): Setter => {
  const { idleMs = IDLE_MS, path = PROGRAM } = options;
  let running: Running | null = null;
  let number = 0;
  let turn: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;

  const stop = async (): Promise<void> => {
    const one = running;
    running = null;
    await one?.program.stop();
  };
  const current = (): Running => {
    if (running) return running;
    const one = start(path);
    running = one;
    void one.program.exited.then(() => {
      if (running === one) running = null;
    });
    return one;
  };
  const setOne = async (template: TemplateName, data: unknown, at: Date): Promise<Document> => {
    clearTimeout(idle);
    const one = current();
    try {
      await one.ready;
      const given = {
        number: ++number,
        template,
        data: JSON.stringify(data),
        at: Math.floor(at.getTime() / 1000),
      };
      return await order(one, given, options);
    } catch (error) {
      if (error instanceof NotSet && error.why !== 'failed') await stop();
      throw error;
    } finally {
      idle = setTimeout(() => void stop(), idleMs);
      idle.unref();
    }
  };
  return {
    set: (template, data, at) => {
      const made = turn.then(() => setOne(template, data, at));
      turn = made.catch(() => undefined);
      return made;
    },
    close: async () => {
      clearTimeout(idle);
      await stop();
    },
  };
};

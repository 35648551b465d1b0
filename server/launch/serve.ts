import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../../sql/setup-error.ts';
import { type Program, type ProgramOptions, startProgram } from './children.ts';
import type { Part } from './lifetime.ts';

/** Exit code of the server for what a person has to mend (port in use, bad setting): no use in trying again. */
export const EXIT_SETUP = 78;
const MOST_TRIES = 5;
/** A server that lived so long was well started. */
const SPELL_MS = 60_000;
const PAUSE_MS = 500;

/** What the server tells when it is ready for requests; `invite` is where the first administrator is made, while there is none. */
export type ServerMessage = { kind: 'listening'; address: string; invite?: string };

/** That page, as it is printed for whoever started the product. */
export const inviteText = (address: string, invite: string): string =>
  `There is no administrator yet. This link makes one, once, within a day:\n  ${address}${invite}`;

/** The server process, or the worker's, started again when it ends by itself. */
export type Served = Part & {
  /** Where the server listens. */
  address: Promise<string>;
  /** Rejects with SetupError when starting again is of no use; without words where the server said what is wrong. */
  gaveUp: Promise<never>;
  /** Ends it, to start it with what changed. */
  restart: () => void;
};

export type ServeOptions = ProgramOptions & {
  /** What people are told of: "The server ended". */
  name?: 'server' | 'worker';
  /** Called at each start of a server, when it is ready. */
  onListening?: (message: ServerMessage) => void;
  /** For developing: a server that ends waits for `restart` instead of being started again. */
  waits?: boolean;
};

type Next = { kind: 'again'; pauseMs: number } | { kind: 'wait' } | { kind: 'give up'; why: string };

/** What to do when a program ended by itself, for the `tries`-th time in a row. */
export const afterExit = (code: number, tries: number, waits: boolean, name = 'server'): Next => {
  if (waits) return { kind: 'wait' };
  if (code === EXIT_SETUP) return { kind: 'give up', why: '' };
  return tries > MOST_TRIES
    ? { kind: 'give up', why: `The ${name} ends again and again; the lines above say why.` }
    : { kind: 'again', pauseMs: PAUSE_MS * 2 ** (tries - 1) };
};

const whenListening = (program: Program, then: (message: ServerMessage) => void): void =>
  void program.child.on('message', (message: ServerMessage) => {
    if (message.kind === 'listening') then(message);
  });

const never = new Promise<never>(() => undefined);

/** Starts a program and keeps it running, with a growing pause, at most a few times in a row. */
export const serve = (options: ServeOptions): Served => {
  const { name = 'server' } = options;
  let program = startProgram(options);
  let isStopping = false;
  let isWanted = false;
  let change: () => void = () => undefined;
  let tell: (address: string) => void = () => undefined;
  const address = new Promise<string>((resolve) => {
    tell = resolve;
  });

  const pause = async (code: number, tries: number): Promise<void> => {
    const next = afterExit(code, tries, options.waits ?? false, name);
    if (next.kind === 'give up') throw new SetupError(next.why);
    console.error(
      `The ${name} ended (exit code ${code}); it is started again${next.kind === 'wait' ? ' when a file changes' : ''}.`,
    );
    if (next.kind === 'again') return sleep(next.pauseMs);
    return new Promise((resolve) => {
      change = resolve;
    });
  };

  const keep = async (): Promise<never> => {
    for (let tries = 1; ; tries++) {
      const started = Date.now();
      whenListening(program, (message) => {
        tell(message.address);
        options.onListening?.(message);
      });
      const code = await program.exited;
      if (Date.now() - started > SPELL_MS) tries = 1;
      if (!isStopping && !isWanted) await pause(code, tries);
      if (isStopping) return never;
      isWanted = false;
      program = startProgram(options);
    }
  };
  const gaveUp = keep();
  gaveUp.catch(() => undefined);

  return {
    address,
    gaveUp,
    restart: () => {
      isWanted = true;
      change();
      void program.stop();
    },
    stop: async () => {
      isStopping = true;
      await program.stop();
    },
    kill: () => program.kill(),
  };
};

import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { socketUrl } from '../db.ts';
import { SetupError } from '../setup-error.ts';
import { homeOf } from './home.ts';
import { runningEngine } from './lock.ts';

export type ChildMessage =
  | { kind: 'ready'; socketFolder: string }
  | { kind: 'failed'; setup: boolean; text: string };
export type ParentMessage = { kind: 'stop' };

/** A running embedded engine. `exited` resolves when its process ends, for whatever reason. */
export type Embedded = {
  url: string;
  pid: number;
  /** Closes in good order. */
  stop: () => Promise<void>;
  /** Ends a child that does not answer. */
  kill: () => void;
  exited: Promise<void>;
};

/** Node flags that let a child run TypeScript wherever it is started from. */
export const tsxFlags = (): string[] => [
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
];

/** Node flags for a program of ours: none where it is plain JavaScript. */
export const flagsOf = (program: string): string[] => (program.endsWith('.ts') ? tsxFlags() : []);

const ready = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('message', (message: ChildMessage) => {
      if (message.kind === 'ready') resolve(socketUrl(message.socketFolder));
      if (message.kind === 'failed')
        reject(message.setup ? new SetupError(message.text) : new Error(message.text));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`the database process ended while starting (${signal ?? code})`)),
    );
  });

const PROGRAM = fileURLToPath(new URL('./child.ts', import.meta.url));

/** `flags` are Node's, for the child. `program` is `child.ts` as a file of plain JavaScript, which is loaded quicker. */
export type EmbeddedOptions = { dataDir: string; flags?: readonly string[]; program?: string };

/**
 * Starts the embedded engine on a data folder, in a child process that ends with this one. Throws SetupError when the
 * folder is in use or of another version.
 */
export const startEmbedded = async (options: EmbeddedOptions): Promise<Embedded> => {
  const { dataDir, flags = [], program = PROGRAM } = options;
  const child = fork(program, [dataDir], {
    execArgv: [...flags, ...flagsOf(program)],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await ready(child);
  const say = (message: ParentMessage) => child.connected && child.send(message);
  const stop = async () => {
    say({ kind: 'stop' });
    await exited;
  };
  return { url, pid: child.pid ?? 0, stop, kill: () => void child.kill('SIGKILL'), exited };
};

/** The address of the engine that already runs on a data folder, or null. */
export const attachEmbedded = async (dataDir: string): Promise<string | null> => {
  const record = await runningEngine(homeOf(dataDir));
  return record && socketUrl(record.socketFolder);
};

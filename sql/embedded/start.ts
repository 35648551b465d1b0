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
export type ParentMessage = 'stop';

/** A running embedded engine. `exited` resolves when its process ends, for whatever reason. */
export type Embedded = {
  url: string;
  pid: number;
  stop: () => Promise<void>;
  kill: () => void;
  exited: Promise<void>;
};

/** Node flags that let a child run TypeScript wherever it is started from. */
export const tsxFlags = (): string[] => [
  '--import',
  pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href,
];

const ready = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('message', (message: ChildMessage) => {
      if (message.kind === 'ready') resolve(socketUrl(message.socketFolder));
      else reject(message.setup ? new SetupError(message.text) : new Error(message.text));
    });
    child.once('error', reject);
    child.once('exit', (code, signal) =>
      reject(new Error(`the database process ended while starting (${signal ?? code})`)),
    );
  });

/**
 * Starts the embedded engine on a data folder, in a child process that ends with this one. `template` is a dump that a
 * new folder begins with. Throws SetupError when the folder is in use or of another version.
 */
export const startEmbedded = async (options: { dataDir: string; template?: string }): Promise<Embedded> => {
  const child = fork(
    fileURLToPath(new URL('./child.ts', import.meta.url)),
    [options.dataDir, ...(options.template ? [options.template] : [])],
    {
      execArgv: tsxFlags(),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = await ready(child);
  const stop = async () => {
    if (child.connected) child.send('stop' satisfies ParentMessage);
    await exited;
  };
  return { url, pid: child.pid ?? 0, stop, kill: () => void child.kill('SIGKILL'), exited };
};

/** The address of the engine that already runs on a data folder, or null. */
export const attachEmbedded = async (dataDir: string): Promise<string | null> => {
  const record = await runningEngine(homeOf(dataDir));
  return record && socketUrl(record.socketFolder);
};

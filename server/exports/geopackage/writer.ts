import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { flagsOf } from '../../../sql/embedded/start.ts';
import type { SheetRow, ToChild } from './child.ts';
import type { Sheet } from './schema.ts';

/** A file that is being written by a process of its own, so that SQLite never holds up HTTP. */
export type SheetWriter = {
  add: (rows: SheetRow[]) => Promise<void>;
  /** The file is complete when this resolves. */
  end: () => Promise<void>;
  /** Ends the process, whatever it is doing. */
  stop: () => void;
};

const PROGRAM = fileURLToPath(new URL('./child.ts', import.meta.url));

/** One message and its answer; rejects where the process ends instead. */
const tell = (child: ChildProcess, message: ToChild): Promise<void> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null) =>
      reject(new Error(`the process that writes a GeoPackage ended (${signal ?? code})`));
    child.once('exit', ended);
    child.once('message', () => {
      child.off('exit', ended);
      resolve();
    });
    child.send(message, (error) => error && reject(error));
  });

/** Begins a GeoPackage file. Rejects, as do its methods, when the process fails. */
export const openSheet = async (sheet: Sheet): Promise<SheetWriter> => {
  const child = fork(PROGRAM, {
    execArgv: flagsOf(PROGRAM),
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await tell(child, { kind: 'begin', sheet });
  return {
    add: (rows) => tell(child, { kind: 'rows', rows }),
    end: () => tell(child, { kind: 'end' }),
    stop: () => void child.kill('SIGKILL'),
  };
};

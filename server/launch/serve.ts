import { setTimeout as sleep } from 'node:timers/promises';
import { SetupError } from '../../sql/setup-error.ts';
import { type Program, startProgram } from './children.ts';

/** Exit code of the server for what a person has to mend (port in use, bad setting): no use in trying again. */
export const EXIT_SETUP = 78;
const TRIES = 5;

/** The server process, started again when it ends by itself; `gaveUp` rejects when that is of no use any more. */
export type Served = { address: Promise<string>; stop: () => Promise<void>; gaveUp: Promise<void> };

const addressOf = (program: Program): Promise<string> =>
  new Promise((resolve) =>
    program.child.on('message', (message: { kind: string; address: string }) => {
      if (message.kind === 'listening') resolve(message.address);
    }),
  );

/** Starts the server (`path`) and keeps it running, with a growing pause, at most a few times in a row. */
export const serve = (path: string, env: NodeJS.ProcessEnv, flags?: string[]): Served => {
  let stopping = false;
  let program = startProgram(path, [], env, flags);
  const first = addressOf(program);
  const keep = async (): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries++) {
      const started = Date.now();
      const code = await program.exited;
      if (stopping) return;
      if (code === EXIT_SETUP) break;
      if (Date.now() - started > 60_000) tries = 0;
      console.error(`The server ended (exit code ${code}); starting it again.`);
      await sleep(500 * 2 ** tries);
      if (stopping) return;
      program = startProgram(path, [], env, flags);
    }
    throw new SetupError('The server could not be kept running; the lines above say why.');
  };
  const gaveUp = keep();
  const stop = async () => {
    stopping = true;
    await program.stop();
  };
  const address = Promise.race([first, gaveUp.then(() => first)]);
  return { address, stop, gaveUp };
};

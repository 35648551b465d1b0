import { dieWithParent } from '../../sql/embedded/die-with-parent.ts';
import { SetupError } from '../../sql/setup-error.ts';
import { EXIT_SETUP } from './serve.ts';

type Close = () => Promise<void> | void;

/**
 * Runs a program that the launcher keeps running, or a person starts alone: what `start` opens is closed in the other
 * order, on a signal or when the launcher is gone. What a person has to mend is said in a sentence (SetupError).
 */
export const mainProgram = async (start: (open: (close: Close) => void) => Promise<void>): Promise<void> => {
  const opened: Close[] = [];
  const close = async (): Promise<void> => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  const endOn = (signal: NodeJS.Signals): void =>
    void process.once(signal, () => void close().finally(() => process.exit(0)));

  dieWithParent(close);
  endOn('SIGTERM');
  // Ctrl-C reaches the whole group: below a launcher it is the launcher that says when to end.
  if (process.send) process.on('SIGINT', () => undefined);
  else endOn('SIGINT');

  await start((end) => void opened.push(end)).catch(async (error: unknown) => {
    await close();
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exit(EXIT_SETUP);
  });
};

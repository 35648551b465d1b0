import type { Theme } from '../theme.ts';
import { type Args, UsageError } from './args.ts';

/** What a command is given: its words, the themes, the environment, a signal to stop, and where to print. */
export type CommandContext = {
  args: Args;
  themes: readonly Theme[];
  env: NodeJS.ProcessEnv;
  signal: AbortSignal;
  print: (line: string) => void;
};

/** A command of `npm run etl`; `run` gives the exit code. */
export type Command = {
  usage: string;
  about: string;
  run: (context: CommandContext) => Promise<number>;
};

/** The theme of a name; throws UsageError with the names that there are. */
export const themeNamed = (themes: readonly Theme[], id: string | undefined): Theme => {
  const found = themes.find((theme) => theme.id === id);
  if (found) return found;
  const known = themes.map((theme) => theme.id).join(', ') || 'none';
  throw new UsageError(
    id === undefined ? `name a theme: ${known}` : `no theme is called ${id}; there are: ${known}`,
  );
};

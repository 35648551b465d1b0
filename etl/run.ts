import { dieWithParent } from '../sql/embedded/die-with-parent.ts';
import { SetupError } from '../sql/setup-error.ts';
import { argsOf, UsageError } from './command/args.ts';
import type { CommandContext } from './command/command.ts';
import { COMMANDS } from './command/index.ts';
import { REGISTRY } from './themes/index.ts';

/** `npm run etl -- COMMAND`: loads, checks and removes what the map shows. */
const help = (): string[] => [
  'npm run etl -- COMMAND',
  '',
  ...Object.values(COMMANDS).flatMap(({ usage, about }) => [`  ${usage}`, `      ${about}`]),
  '',
  'The database is that of DATABASE_URL, else the one in DATA_DIR (.data). A layer is loaded whole or not at all; Ctrl-C',
  'leaves what was there. A load that would drop more than a fifth of a layer asks for --force.',
];

const print = (line: string): void => console.log(line);

const run = async (argv: string[], context: Omit<CommandContext, 'args'>): Promise<number> => {
  const [name = 'help', ...rest] = argv;
  if (['help', '--help', '-h'].includes(name)) {
    for (const line of help()) print(line);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(`no command is called ${name}; npm run etl -- help lists them`);
  return command.run({ ...context, args: argsOf(rest) });
};

/** People get a sentence; what nobody foresaw comes with its trace. */
const failed = (error: unknown): number => {
  if (error instanceof UsageError) console.error(error.message);
  else if (error instanceof SetupError) console.error(error.message);
  else console.error(error);
  return error instanceof UsageError ? 2 : 1;
};

const stop = new AbortController();
const onSignal = (): void => {
  if (stop.signal.aborted) process.exit(130);
  console.error('\nStopping; what was published stays (once more: at once).');
  stop.abort();
};
process.on('SIGINT', onSignal);
process.on('SIGTERM', onSignal);
// As a child of the launcher: a load that is cut off leaves the old data.
dieWithParent(async () => stop.abort());

const context = { themes: REGISTRY, env: process.env, signal: stop.signal, print };
process.exitCode = await run(process.argv.slice(2), context).catch(failed);

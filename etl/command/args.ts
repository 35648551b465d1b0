import { parseArgs } from 'node:util';
import type { Pack } from '../targets.ts';

/** The words of a command line do not make sense; the message is for people. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export type Args = {
  words: string[];
  from?: string;
  layer?: string;
  /** A set of observations of a theme. */
  set?: string;
  pack?: Pack;
  force: boolean;
  ifEmpty: boolean;
  brief: boolean;
  starter: boolean;
};

const OPTIONS = {
  from: { type: 'string' },
  layer: { type: 'string' },
  set: { type: 'string' },
  pack: { type: 'string' },
  force: { type: 'boolean', default: false },
  'if-empty': { type: 'boolean', default: false },
  brief: { type: 'boolean', default: false },
  starter: { type: 'boolean', default: false },
} as const;

const parse = (
  argv: string[],
): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> => {
  try {
    return parseArgs({ args: argv, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
};

const packOf = (name: string | undefined): Pack | undefined => {
  if (name === undefined || name === 'starter' || name === 'full') return name;
  throw new UsageError(`--pack is starter or full, not ${name}`);
};

/** The words and options after a command's name; throws UsageError. */
export const argsOf = (argv: string[]): Args => {
  const { values, positionals } = parse(argv);
  const pack = packOf(values.pack);
  return {
    words: positionals,
    ...(values.from === undefined ? {} : { from: values.from }),
    ...(values.layer === undefined ? {} : { layer: values.layer }),
    ...(values.set === undefined ? {} : { set: values.set }),
    ...(pack === undefined ? {} : { pack }),
    force: values.force,
    ifEmpty: values['if-empty'],
    brief: values.brief,
    starter: values.starter,
  };
};

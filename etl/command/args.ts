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
  /** What the rows of a file of observations are of, where they do not say it. */
  series?: string;
  feature?: string;
  parameter?: string;
  pack?: Pack;
  force: boolean;
  ifEmpty: boolean;
  brief: boolean;
  starter: boolean;
  all: boolean;
};

const OPTIONS = {
  from: { type: 'string' },
  layer: { type: 'string' },
  set: { type: 'string' },
  series: { type: 'string' },
  feature: { type: 'string' },
  parameter: { type: 'string' },
  pack: { type: 'string' },
  force: { type: 'boolean', default: false },
  'if-empty': { type: 'boolean', default: false },
  brief: { type: 'boolean', default: false },
  starter: { type: 'boolean', default: false },
  all: { type: 'boolean', default: false },
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

const TEXTS = ['from', 'layer', 'set', 'series', 'feature', 'parameter'] as const;

/** The options that were given of those that are any text. */
const textsOf = (values: Partial<Record<(typeof TEXTS)[number], string>>): Partial<Args> =>
  Object.fromEntries(TEXTS.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));

/** The words and options after a command's name; throws UsageError. */
export const argsOf = (argv: string[]): Args => {
  const { values, positionals } = parse(argv);
  const pack = packOf(values.pack);
  return {
    words: positionals,
    ...textsOf(values),
    ...(pack === undefined ? {} : { pack }),
    force: values.force,
    ifEmpty: values['if-empty'],
    brief: values.brief,
    starter: values.starter,
    all: values.all,
  };
};

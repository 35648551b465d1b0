import type { LoadTarget } from '../load.ts';
import { openSession } from '../session.ts';
import { type Pack, targetsOf } from '../targets.ts';
import type { Theme } from '../theme.ts';
import { type Args, UsageError } from './args.ts';
import { type Command, type CommandContext, themeNamed } from './command.ts';
import { fetchInto } from './fetch-into.ts';
import { loadTargets } from './load-targets.ts';
import { publishThemes } from './publish.ts';
import { fromOf, openerOf, refuseMany } from './source.ts';

/** The layers that a command line means; throws UsageError where it means none. */
export const wantedTargets = (theme: Theme, args: Args, pack: Pack): LoadTarget[] => {
  const known = theme.layers.map(({ layer }) => layer.id);
  if (args.layer !== undefined && !known.includes(args.layer)) {
    throw new UsageError(`${theme.id} has no layer ${args.layer}; it has: ${known.join(', ')}`);
  }
  const all = targetsOf([theme], pack);
  const targets = args.layer === undefined ? all : all.filter(({ source }) => source.layer.id === args.layer);
  if (targets.length === 0) throw new UsageError(`${args.layer ?? theme.id} has no rows in the ${pack} pack`);
  return targets;
};

const run = async (context: CommandContext): Promise<number> => {
  const { args, themes, env } = context;
  const theme = themeNamed(themes, args.words[0]);
  const pack = args.pack ?? 'full';
  const from = fromOf(args.from);
  const targets = wantedTargets(theme, args, pack);
  refuseMany(from, targets, pack);
  const session = await openSession(env);
  const fetch = fetchInto(session.dataDir, context);
  const work = async (): Promise<number> => {
    await publishThemes(session.db, themes, [theme]);
    return loadTargets(targets, session, (target) => openerOf(target, pack, from, fetch), context);
  };
  return work().finally(session.close);
};

export const load: Command = {
  usage: 'load THEME [--from FILE|FOLDER|URL] [--layer ID] [--pack starter|full] [--force]',
  about: 'loads the layers of a theme, each whole or not at all; without --from from their public origins',
  run,
};

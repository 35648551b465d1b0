import type { LoadTarget } from '../load.ts';
import { type ObservationTarget, observationTargetsOf } from '../observations/target.ts';
import { openSession } from '../session.ts';
import { type Pack, targetsOf } from '../targets.ts';
import type { Theme } from '../theme.ts';
import { type Args, UsageError } from './args.ts';
import { type Command, type CommandContext, themeNamed } from './command.ts';
import { fetchInto } from './fetch-into.ts';
import { loadAllObservations } from './load-observations.ts';
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

/** The sets of observations that a command line means: all of a theme, or the one that is named. */
export const wantedSets = (theme: Theme, args: Args, pack: Pack): ObservationTarget[] => {
  const all = observationTargetsOf([theme], pack);
  if (args.set === undefined) return args.layer === undefined ? all : [];
  const known = (theme.observations ?? []).map(({ id }) => id);
  if (!known.includes(args.set))
    throw new UsageError(`${theme.id} has no set ${args.set}; it has: ${known.join(', ') || 'none'}`);
  const wanted = all.filter(({ source }) => source.id === args.set);
  if (wanted.length === 0) throw new UsageError(`${args.set} has no rows in the ${pack} pack`);
  return wanted;
};

const run = async (context: CommandContext): Promise<number> => {
  const { args, themes, env } = context;
  const theme = themeNamed(themes, args.words[0]);
  const pack = args.pack ?? 'full';
  const from = fromOf(args.from);
  const targets = args.set === undefined ? wantedTargets(theme, args, pack) : [];
  const sets = wantedSets(theme, args, pack);
  refuseMany(from, [...targets, ...sets], pack);
  const session = await openSession(env);
  const fetch = fetchInto(session.dataDir, context);
  const open = (target: LoadTarget | ObservationTarget) => openerOf(target, pack, from, fetch);
  const work = async (): Promise<number> => {
    await publishThemes(session.db, themes, [theme]);
    const layers = await loadTargets(targets, session, open, context);
    return (await loadAllObservations(sets, session, open, context)) || layers;
  };
  return work().finally(session.close);
};

export const load: Command = {
  usage: 'load THEME [--from FILE|FOLDER|URL] [--layer ID|--set ID] [--pack starter|full] [--force]',
  about:
    'loads the layers of a theme, each whole or not at all, and its observations; without --from from their public origins',
  run,
};

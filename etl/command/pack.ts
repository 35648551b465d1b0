import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { everLoaded } from '../load/history.ts';
import type { LoadTarget } from '../load.ts';
import { loadName, type ObservationTarget, observationTargetsOf } from '../observations/target.ts';
import { loadPolicies } from '../policies.ts';
import { openSession, type Session } from '../session.ts';
import { type Pack, targetsOf } from '../targets.ts';
import { UsageError } from './args.ts';
import { loadBudget } from './budget.ts';
import type { Command, CommandContext } from './command.ts';
import { fetchInto } from './fetch-into.ts';
import { loadAllObservations } from './load-observations.ts';
import { loadTargets } from './load-targets.ts';
import { publishThemes } from './publish.ts';
import { type From, fromOf, openerOf } from './source.ts';

/** The budget that lies in a pack's folder; not again where any budget was loaded and only what is missing is wanted. */
const loadPackBudget = async (
  from: From,
  session: Session,
  { args, print }: CommandContext,
): Promise<number> => {
  const folder = from.kind === 'folder' ? join(from.path, 'budget') : null;
  if (!folder || !existsSync(join(folder, 'datapackage.json'))) return 0;
  const { rows } = args.ifEmpty
    ? await session.db.pool.query('select from budget_dataset limit 1')
    : { rows: [] };
  if (rows.length > 0) return 0;
  return loadBudget(folder, undefined, session, args.brief ? (line) => print(`  ${line}`) : print);
};

const runPack = async (context: CommandContext, pack: Pack): Promise<number> => {
  const { args, themes, env } = context;
  const from = fromOf(args.words[0]);
  if (from.kind === 'file' || from.kind === 'url') throw new UsageError('a pack is a folder');
  const session = await openSession(env);
  const fetch = fetchInto(session.dataDir, context);
  const work = async (): Promise<number> => {
    // A first start that was broken off goes on where it was; what somebody removed stays away.
    const known = args.ifEmpty ? await everLoaded(session.db) : new Set<string>();
    const targets = targetsOf(themes, pack).filter(({ source }) => !known.has(source.layer.id));
    const sets = observationTargetsOf(themes, pack).filter(({ source }) => !known.has(loadName(source.id)));
    const open = (target: LoadTarget | ObservationTarget) => openerOf(target, pack, from, fetch);
    await publishThemes(session.db, themes, themes);
    if (from.kind === 'folder') await loadPolicies(session.db, from.path);
    const layers = await loadTargets(targets, session, open, context);
    const observations = await loadAllObservations(sets, session, open, context);
    return (await loadPackBudget(from, session, context)) || observations || layers;
  };
  return work().finally(session.close);
};

export const pack: Command = {
  usage: 'pack [FOLDER] [--starter] [--if-empty] [--brief]',
  about:
    'loads every theme from a folder of real files, or from their public origins; --if-empty only starter layers and observations never loaded yet; --brief a line a layer',
  run: (context) => runPack(context, context.args.starter || context.args.ifEmpty ? 'starter' : 'full'),
};

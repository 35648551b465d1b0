import { join } from 'node:path';
import { openSeen } from '../check/seen.ts';
import type { Feature } from '../check.ts';
import { type Geos, openGeos } from '../geometry/geos.ts';
import { placeLookup } from '../load/place-codes.ts';
import { tame } from '../load/tame.ts';
import type { LoadTarget } from '../load.ts';
import type { ObservationTarget } from '../observations/target.ts';
import { openReport } from '../report.ts';
import { itemsOf, type OpenInput, type RowContext } from '../rows.ts';
import { openSession, type Session } from '../session.ts';
import { inOrder } from '../targets.ts';
import { openSetChecks } from './check-sets.ts';
import { type Command, type CommandContext, themeNamed } from './command.ts';
import { fetchInto } from './fetch-into.ts';
import { wantedSets, wantedTargets } from './load.ts';
import { printReport, stamp } from './print-report.ts';
import { fromOf, openerOf, refuseMany } from './source.ts';

/**
 * What was met in the files of this check, which need not be loaded yet: codes of places, by `level:scheme:code`, and the
 * features of each layer.
 */
export type Met = { places: Set<string>; features: Map<string, Set<string>> };

const meet = ({ places, features }: Met, target: LoadTarget, { id, properties }: Feature): void => {
  const layer = target.source.layer.id;
  features.set(layer, (features.get(layer) ?? new Set()).add(id));
  const role = target.source.layer.place;
  if (!role) return;
  places.add(`${role.level}:${role.scheme}:${properties[role.code]}`);
  for (const [scheme, property] of Object.entries(role.codes ?? {})) {
    places.add(`${role.level}:${scheme}:${properties[property]}`);
  }
};

const rowContext = async (
  target: LoadTarget,
  session: Session,
  geos: Geos,
  open: OpenInput,
  { places }: Met,
): Promise<RowContext> => {
  const { layer } = target.source;
  const known = await placeLookup(session.db, layer);
  const hasPlace = (level: string, scheme: string, code: string): boolean =>
    known(level, scheme, code) || places.has(`${level}:${scheme}:${code}`);
  const checks = { layer, bounds: session.country.bounds, geos, hasPlace };
  return {
    country: session.country,
    checks,
    seen: openSeen(layer.time !== undefined),
    open,
    count: { rows: 0 },
  };
};

/** Reads and checks the rows of a layer and writes nothing; gives how many were rejected. */
const checkOne = async (
  target: LoadTarget,
  rows: RowContext,
  met: Met,
  folder: string,
  print: (line: string) => void,
): Promise<number> => {
  const { id } = target.source.layer;
  const report = await openReport(folder, `${stamp()}-check-${id}`, (line) => print(`  ${line}`));
  let [features, rejected] = [0, 0];
  for (const input of target.edition.inputs) {
    for await (const item of itemsOf(input, rows)) {
      for (const problem of item.problems) report.problem(tame(problem));
      if (item.rejected) rejected += 1;
      if (!item.feature) continue;
      features += 1;
      meet(met, target, item.feature);
    }
  }
  print(`${id}: ${rows.count.rows} rows, ${features} features, ${rejected} rejected`);
  await printReport(report, print);
  return rejected;
};

const run = async (context: CommandContext): Promise<number> => {
  const { args, themes, env, print, signal } = context;
  const theme = themeNamed(themes, args.words[0]);
  const pack = args.pack ?? 'full';
  const from = fromOf(args.from);
  const targets = args.set === undefined ? wantedTargets(theme, args, pack) : [];
  const sets = wantedSets(theme, args, pack);
  refuseMany(from, [...targets, ...sets], pack);
  const session = await openSession(env);
  const fetch = fetchInto(session.dataDir, context);
  const work = async (): Promise<number> => {
    const geos = await openGeos();
    const met: Met = { places: new Set(), features: new Map() };
    const folder = join(session.dataDir, 'reports');
    const open = (target: LoadTarget | ObservationTarget) => openerOf(target, pack, from, fetch);
    let rejected = 0;
    for (const target of inOrder(targets)) {
      if (signal.aborted) return 130;
      const rows = await rowContext(target, session, geos, open(target), met);
      rejected += await checkOne(target, rows, met, folder, print);
    }
    const checkOneSet = openSetChecks(session, { themes, met, folder, signal, print });
    for (const target of sets) {
      if (signal.aborted) return 130;
      if (!(await checkOneSet(target, open(target)))) rejected += 1;
    }
    return rejected === 0 ? 0 : 1;
  };
  return work().finally(session.close);
};

export const check: Command = {
  usage: 'check THEME [--from FILE|FOLDER|URL] [--layer ID|--set ID] [--pack starter|full]',
  about:
    'reads and checks rows of layers and of observations as load does, and writes nothing but the report; exits 1 where a row is rejected or a set holds another number than is stated',
  run,
};

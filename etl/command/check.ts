import { join } from 'node:path';
import { openSeen } from '../check/seen.ts';
import type { Feature } from '../check.ts';
import { type Geos, openGeos } from '../geometry/geos.ts';
import { placeLookup } from '../load/place-codes.ts';
import { tame } from '../load/tame.ts';
import type { LoadTarget } from '../load.ts';
import { openReport } from '../report.ts';
import { itemsOf, type OpenInput, type RowContext } from '../rows.ts';
import { openSession, type Session } from '../session.ts';
import { inOrder } from '../targets.ts';
import { type Command, type CommandContext, themeNamed } from './command.ts';
import { fetchInto } from './fetch-into.ts';
import { wantedTargets } from './load.ts';
import { printReport, stamp } from './print-report.ts';
import { fromOf, openerOf, refuseMany } from './source.ts';

/** Codes of places that were met in the files of this check, by `level:scheme:code`: they need not be loaded yet. */
type MetPlaces = Set<string>;

const meet = (places: MetPlaces, target: LoadTarget, { properties }: Feature): void => {
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
  met: MetPlaces,
): Promise<RowContext> => {
  const { layer } = target.source;
  const known = await placeLookup(session.db, layer);
  const hasPlace = (level: string, scheme: string, code: string): boolean =>
    known(level, scheme, code) || met.has(`${level}:${scheme}:${code}`);
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
  met: MetPlaces,
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
  const targets = wantedTargets(theme, args, pack);
  refuseMany(from, targets, pack);
  const session = await openSession(env);
  const fetch = fetchInto(session.dataDir, context);
  const work = async (): Promise<number> => {
    const geos = await openGeos();
    const met: MetPlaces = new Set();
    let rejected = 0;
    for (const target of inOrder(targets)) {
      if (signal.aborted) return 130;
      const rows = await rowContext(target, session, geos, openerOf(target, pack, from, fetch), met);
      rejected += await checkOne(target, rows, met, join(session.dataDir, 'reports'), print);
    }
    return rejected === 0 ? 0 : 1;
  };
  return work().finally(session.close);
};

export const check: Command = {
  usage: 'check THEME [--from FILE|FOLDER|URL] [--layer ID] [--pack starter|full]',
  about:
    'reads and checks rows as load does, and writes nothing but the report; exits 1 where a row is rejected',
  run,
};

import type { Db } from '../../sql/db.ts';
import { checkSet, parametersIn, statedOf } from '../observations/check-set.ts';
import type { ObservationTarget } from '../observations/target.ts';
import { openReport } from '../report.ts';
import type { OpenInput } from '../rows.ts';
import type { Session } from '../session.ts';
import type { ObservationCounts } from '../theme.ts';
import type { Met } from './check.ts';
import type { CommandContext } from './command.ts';
import { printReport, stamp } from './print-report.ts';

const FEATURES = `select distinct f.id from layer l join feature f on f.layer_no = l.no
  where l.id = $1 and f.since_revision <= l.revision and f.until_revision > l.revision`;

/** Features that series may be of: those of the files of this check, or of a layer that it does not read, those that are published. */
const featuresOf = async (db: Db, { features }: Met, layer: string): Promise<ReadonlySet<string>> => {
  const met = features.get(layer);
  if (met) return met;
  const { rows } = await db.pool.query<{ id: string }>(FEATURES, [layer]);
  return new Set(rows.map(({ id }) => id));
};

const told = ({ rows, observations, rejects }: ObservationCounts): string =>
  `${rows} rows, ${observations} observations, ${rejects} rejected`;

type Around = Pick<CommandContext, 'themes' | 'signal' | 'print'> & { met: Met; folder: string };

/** Checks sets of observations one by one, and prints what they hold; gives whether nothing is refused and all is as it is stated. */
export const openSetChecks = (
  { db, country }: Session,
  { themes, met, folder, signal, print }: Around,
): ((target: ObservationTarget, open: OpenInput) => Promise<boolean>) => {
  const parameters = parametersIn(themes);
  return async (target, open) => {
    const { id, layer } = target.source;
    const report = await openReport(folder, `${stamp()}-check-${id}`, (line) => print(`  ${line}`));
    const features = await featuresOf(db, met, layer);
    const hasFeature = (feature: string) => features.has(feature);
    const found = await checkSet(target, {
      ...{ country, open, signal, parameters, hasFeature },
      problem: report.problem,
    });
    const stated = statedOf(target);
    const isAsStated = told(found) === told(stated);
    print(`${id}: ${told(found)}${isAsStated ? '' : `; stated are ${told(stated)}`}`);
    await printReport(report, print);
    return isAsStated && found.rejects === 0;
  };
};

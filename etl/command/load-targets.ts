import { join } from 'node:path';
import { openGeos } from '../geometry/geos.ts';
import { type LoadContext, type LoadResult, type LoadTarget, loadLayer, type Progress } from '../load.ts';
import { openReport } from '../report.ts';
import type { OpenInput } from '../rows.ts';
import type { Session } from '../session.ts';
import { inOrder } from '../targets.ts';
import type { CommandContext } from './command.ts';
import { printReport, stamp } from './print-report.ts';
import { openProgress } from './progress.ts';

/** What came of loading one layer. */
export type Outcome =
  | { kind: 'loaded'; result: LoadResult }
  | { kind: 'failed'; layer: string; error: unknown };

type Print = (line: string) => void;

/** How long something took, for people. */
export const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const resultLine = (
  { layer, state, revision, features, rows, rejected, changes }: LoadResult,
  since: number,
): string => {
  const { added, changed, removed } = changes;
  const what = state === 'unchanged' ? '' : `, +${added} ~${changed} -${removed}`;
  return `${layer}: ${state}, revision ${revision}, ${features} features${what} (${rows} rows, ${rejected} rejected, ${seconds(since)})`;
};

/** An error with what it came of. */
export const causes = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}: ${causes(error.cause)}` : error.message;
};

/** Where a layer stands among those that are loaded in one go, and whether only that is told, not each row's problems. */
type Telling = { at: number; of: number; brief: boolean; folder: string; print: Print };

const told = (outcome: Outcome, { at, of, brief }: Telling, since: number): string => {
  if (outcome.kind === 'failed') return `${outcome.layer}: not loaded, ${causes(outcome.error)}`;
  if (!brief) return resultLine(outcome.result, since);
  const { layer, features } = outcome.result;
  return `  ${String(at).padStart(String(of).length)}/${of} ${layer} · ${features} features · ${seconds(since)}`;
};

/** Loads one layer and tells what came of it; an error is printed, and leaves the layer as it was. */
const loadOne = async (target: LoadTarget, context: LoadContext, telling: Telling): Promise<Outcome> => {
  const { id } = target.source.layer;
  const since = Date.now();
  const printRows: Print = telling.brief ? () => undefined : telling.print;
  const report = await openReport(telling.folder, `${stamp()}-${id}`, (line) => printRows(`  ${line}`));
  const outcome = await loadLayer(target, { ...context, problem: report.problem }).then(
    (result): Outcome => ({ kind: 'loaded', result }),
    (error: unknown): Outcome => ({ kind: 'failed', layer: id, error }),
  );
  telling.print(told(outcome, telling, since));
  await printReport(report, printRows);
  return outcome;
};

/**
 * Loads layers one after the other, those that give places first, each whole or not at all; one that fails does not keep the
 * others out. Gives the exit code: 0, 1 where a layer failed, 130 where it was told to stop.
 */
export const loadTargets = async (
  targets: readonly LoadTarget[],
  session: Session,
  openerOf: (target: LoadTarget) => OpenInput,
  { args, signal, print }: Pick<CommandContext, 'args' | 'signal' | 'print'>,
): Promise<number> => {
  const view = openProgress(process.stdout, print);
  const say: Print = (line) => {
    view.clear();
    print(line);
  };
  const { db, country, dataDir } = session;
  const geos = await openGeos();
  const folder = join(dataDir, 'reports');
  if (args.brief && targets.length > 0) say(`  layers to load: ${targets.length}`);
  let failed = 0;
  for (const [index, target] of inOrder(targets).entries()) {
    if (signal.aborted) break;
    const progress = (given: Progress) => view.show(target.source.layer.id, given);
    const open = openerOf(target);
    const context = {
      db,
      country,
      geos,
      open,
      force: args.force,
      signal,
      progress,
      problem: () => undefined,
    };
    const telling = { at: index + 1, of: targets.length, brief: args.brief, folder, print: say };
    const outcome = await loadOne(target, context, telling);
    if (outcome.kind === 'failed') failed += 1;
  }
  if (signal.aborted) return 130;
  if (args.brief && targets.length > 0) say(`  what was noticed in the rows: ${folder}`);
  return failed === 0 ? 0 : 1;
};

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

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

const resultLine = (
  { layer, state, revision, features, rows, rejected, changes }: LoadResult,
  since: number,
): string => {
  const { added, changed, removed } = changes;
  const what = state === 'unchanged' ? '' : `, +${added} ~${changed} -${removed}`;
  return `${layer}: ${state}, revision ${revision}, ${features} features${what} (${rows} rows, ${rejected} rejected, ${seconds(since)})`;
};

const causes = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}: ${causes(error.cause)}` : error.message;
};

/** Loads one layer and tells what came of it; an error is printed, and leaves the layer as it was. */
const loadOne = async (
  target: LoadTarget,
  context: LoadContext,
  folder: string,
  print: Print,
): Promise<Outcome> => {
  const { id } = target.source.layer;
  const since = Date.now();
  const report = await openReport(folder, `${stamp()}-${id}`, (line) => print(`  ${line}`));
  const outcome = await loadLayer(target, { ...context, problem: report.problem }).then(
    (result): Outcome => ({ kind: 'loaded', result }),
    (error: unknown): Outcome => ({ kind: 'failed', layer: id, error }),
  );
  if (outcome.kind === 'loaded') print(resultLine(outcome.result, since));
  else print(`${id}: not loaded, ${causes(outcome.error)}`);
  await printReport(report, print);
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
  let failed = 0;
  for (const target of inOrder(targets)) {
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
    const outcome = await loadOne(target, context, join(dataDir, 'reports'), say);
    if (outcome.kind === 'failed') failed += 1;
  }
  if (signal.aborted) return 130;
  return failed === 0 ? 0 : 1;
};

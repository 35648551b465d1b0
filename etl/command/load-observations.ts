import { join } from 'node:path';
import { loadObservations, type ObservationResult } from '../observations/load.ts';
import type { ObservationTarget } from '../observations/target.ts';
import { openReport } from '../report.ts';
import type { OpenInput } from '../rows.ts';
import type { Session } from '../session.ts';
import type { CommandContext } from './command.ts';
import { causes, seconds } from './load-targets.ts';
import { printReport, stamp } from './print-report.ts';
import { openProgress } from './progress.ts';

type Print = (line: string) => void;
type Telling = { at: number; of: number; brief: boolean };

const countOf = ({ written }: ObservationResult): number =>
  written.inserted + written.corrected + written.unchanged;

const resultLine = (result: ObservationResult, { at, of, brief }: Telling, since: number): string => {
  const { set, state, written, removed, rows, rejected } = result;
  if (brief)
    return `  ${String(at).padStart(String(of).length)}/${of} ${set} · ${countOf(result)} observations · ${seconds(since)}`;
  const what = state === 'unchanged' ? '' : `, +${written.inserted} ~${written.corrected} -${removed}`;
  return `${set}: ${state}, ${countOf(result)} observations${what} (${rows} rows, ${rejected} rejected, ${seconds(since)})`;
};

/** Loads sets of observations one after the other, as `loadTargets` does layers. Gives the exit code. */
export const loadAllObservations = async (
  targets: readonly ObservationTarget[],
  { db, country, dataDir }: Session,
  openerOf: (target: ObservationTarget) => OpenInput,
  { args, signal, print }: Pick<CommandContext, 'args' | 'signal' | 'print'>,
): Promise<number> => {
  const view = openProgress(process.stdout, print);
  const say: Print = (line) => {
    view.clear();
    print(line);
  };
  const printRows: Print = args.brief ? () => undefined : say;
  let failed = 0;
  for (const [index, target] of targets.entries()) {
    if (signal.aborted) return 130;
    const { id } = target.source;
    const since = Date.now();
    const report = await openReport(join(dataDir, 'reports'), `${stamp()}-${id}`, (line) =>
      printRows(`  ${line}`),
    );
    const progress = (given: Parameters<typeof view.show>[1]) => view.show(id, given);
    const context = { db, country, open: openerOf(target), signal, progress, problem: report.problem };
    await loadObservations(target, context).then(
      (result) => say(resultLine(result, { at: index + 1, of: targets.length, brief: args.brief }, since)),
      (error: unknown) => {
        failed += 1;
        say(`${id}: not loaded, ${causes(error)}`);
      },
    );
    await printReport(report, printRows);
  }
  return failed === 0 ? 0 : 1;
};

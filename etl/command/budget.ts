import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COMMAND } from '../../sql/audit.ts';
import { transaction } from '../../sql/transaction.ts';
import { readBudgetFor, rejectsOf } from '../budget/load.ts';
import { writeBudget } from '../budget/write.ts';
import { tame } from '../load/tame.ts';
import { ReadError } from '../read/row.ts';
import { openReport } from '../report.ts';
import { openSession, type Session } from '../session.ts';
import { UsageError } from './args.ts';
import type { Command } from './command.ts';
import { seconds } from './load-targets.ts';
import { printReport, stamp } from './print-report.ts';

type Print = (line: string) => void;

/** Loads one budget, whole or not at all, and tells what came of it. Gives the exit code. */
export const loadBudget = async (
  path: string,
  dataset: string | undefined,
  { db, dataDir }: Pick<Session, 'db' | 'dataDir'>,
  print: Print,
): Promise<number> => {
  const since = Date.now();
  const report = await openReport(join(dataDir, 'reports'), `${stamp()}-budget`, (line) =>
    print(`  ${line}`),
  );
  const budget = await readBudgetFor(db, path, dataset);
  for (const problem of budget.problems) report.problem(tame(problem));
  const rejected = rejectsOf(budget);
  const { lines, amounts } = budget.gathered;
  const said = `${lines.length} lines, ${amounts.length} amounts (${budget.rows} rows, ${rejected} rejected, ${seconds(since)})`;
  if (rejected > 0) print(`${budget.dataset}: not loaded, ${said}`);
  else {
    const { state, version } = await transaction(db, (client) => writeBudget(client, budget, COMMAND));
    print(`${budget.dataset}: ${state}, version ${version}, ${said}`);
  }
  await printReport(report, print);
  return rejected > 0 ? 1 : 0;
};

/** Loads a budget from a Fiscal Data Package or a bare table. */
export const budget: Command = {
  usage: 'budget FILE [--set DATASET]',
  about:
    'loads a budget, whole or not at all: a Fiscal Data Package (folder, zip or datapackage.json), or with --set a CSV, XLSX or JSON as its new version',
  run: async ({ args, env, print }) => {
    const [path, ...more] = args.words;
    if (path === undefined || more.length > 0) throw new UsageError('name one budget');
    if (!existsSync(path)) throw new UsageError(`there is no file or folder ${path}`);
    const session = await openSession(env);
    const asUsage = (error: unknown): never => {
      throw error instanceof ReadError ? new UsageError(`${basename(path)}: ${error.message}`) : error;
    };
    return loadBudget(path, args.set, session, print).catch(asUsage).finally(session.close);
  },
};

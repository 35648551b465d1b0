import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { COMMAND } from '../../sql/audit.ts';
import { finding } from '../../sql/model/check-row.ts';
import { auditPart } from '../../sql/observations/audit-part.ts';
import { openIntake } from '../../sql/observations/intake.ts';
import type { Defaults } from '../../sql/observations/read/table.ts';
import { tame } from '../load/tame.ts';
import { tableRows } from '../observations/table-rows.ts';
import { openReport } from '../report.ts';
import { openSession, type Session } from '../session.ts';
import { type Args, UsageError } from './args.ts';
import type { Command, CommandContext } from './command.ts';
import { seconds } from './load-targets.ts';
import { printReport, stamp } from './print-report.ts';

const defaultsOf = ({ series, layer, feature, parameter }: Args): Defaults =>
  Object.fromEntries(
    Object.entries({ series, layer, feature, parameter }).filter(([, value]) => value !== undefined),
  );

const takeFile = async (
  path: string,
  { db, dataDir }: Session,
  { args, signal, print }: CommandContext,
): Promise<number> => {
  const since = Date.now();
  const input = basename(path);
  const report = await openReport(join(dataDir, 'reports'), `${stamp()}-observations`, (line) =>
    print(`  ${line}`),
  );
  let [rows, rejected] = [0, 0];
  const intake = openIntake(db, {
    origin: 'api',
    all: args.all,
    also: auditPart(COMMAND),
    reject: ({ row, reason, ...said }) => {
      rejected += 1;
      report.problem(tame({ ...finding('reject', reason, said), input, row }));
    },
  });
  let unread = 0;
  for await (const batch of tableRows(path, defaultsOf(args))) {
    if (signal.aborted) return 130;
    rows += batch.rows;
    for (const problem of batch.problems) report.problem(tame({ ...problem, input }));
    unread += batch.problems.filter(({ severity }) => severity === 'reject').length;
    await intake.add(batch.values);
  }
  rejected += unread;
  const isRefused = args.all && rejected > 0;
  const { inserted, corrected, unchanged } =
    args.all && unread > 0 ? { inserted: 0, corrected: 0, unchanged: 0 } : await intake.end();
  const what = isRefused ? 'nothing written' : `+${inserted} ~${corrected} =${unchanged}`;
  print(`${input}: ${what} (${rows} rows, ${rejected} rejected, ${seconds(since)})`);
  await printReport(report, print);
  return isRefused ? 1 : 0;
};

/** Puts the values of a file into series. */
export const observations: Command = {
  usage: 'observations FILE [--series ID] [--layer ID] [--feature ID] [--parameter ID] [--all]',
  about:
    'puts in values of series from CSV, XLSX or JSON: a value a row, or a time and a column a series, parameter or feature; --all all or none',
  run: async (context) => {
    const [path, ...more] = context.args.words;
    if (path === undefined || more.length > 0) throw new UsageError('name one file of observations');
    if (!existsSync(path)) throw new UsageError(`there is no file ${path}`);
    const session = await openSession(context.env);
    return takeFile(path, session, context).finally(session.close);
  },
};

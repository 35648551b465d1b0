import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import type { Actor } from '../../sql/audit.ts';
import type { Db } from '../../sql/db.ts';
import { type JobContext, JobFailure, type JobHandler } from '../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../sql/jobs/kinds.ts';
import type { Problem } from '../../sql/model/problem.ts';
import { readBudgetFor, rejectsOf } from '../budget/load.ts';
import type { Budget } from '../budget/read.ts';
import { KEPT_FINDINGS, writeBudget } from '../budget/write.ts';
import { tame } from '../load/tame.ts';
import { attemptAsync } from '../read/attempt.ts';
import { ReadError } from '../read/row.ts';

type Upload = { dataset: string; name: string; content: Buffer };

const UPLOAD = `select dataset_id as dataset, name, content from budget_upload where id = $1 and state = 'waiting'`;
// Rejected rows come first, so that those are kept that tell why.
const END = `update budget_upload set state = $2, version = $3, findings = $4, rejected = $5, content = null, ended_at = now()
  where id = $1 and state = 'waiting'`;

const uploadOf = async ({ db }: { db: Db }, id: string): Promise<Upload> => {
  const { rows } = await db.pool.query<Upload>(UPLOAD, [id]);
  if (!rows[0]) throw new JobFailure('failed', 'the upload is not there any more', { isFinal: true });
  return rows[0];
};

/** Reads an upload by way of a file of its own name, by which formats are known. */
const readUpload = async (db: Db, { name, dataset, content }: Upload): Promise<Budget> => {
  const folder = await mkdtemp(join(tmpdir(), 'biatouna-budget-'));
  try {
    const path = join(folder, name);
    await writeFile(path, content);
    return await readBudgetFor(db, path, /\.zip$/i.test(name) ? undefined : dataset);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const wholeFault = (error: ReadError): Problem => ({
  severity: 'reject',
  input: '',
  row: null,
  field: null,
  value: null,
  reason: 'unreadable',
  message: error.message,
});

const kept = (problems: readonly Problem[]): string =>
  JSON.stringify(
    problems
      .toSorted((a, b) => Number(b.severity === 'reject') - Number(a.severity === 'reject'))
      .slice(0, KEPT_FINDINGS)
      .map(tame),
  );

const actorOf = async (client: pg.ClientBase, id: number): Promise<Actor> => {
  const { rows } = await client.query<Actor>(
    'select actor_kind as kind, actor_id as id from job where id = $1',
    [id],
  );
  return rows[0]!;
};

const refuse = ({ complete }: JobContext, id: string, problems: readonly Problem[], rejected: number) =>
  complete(
    (client) => client.query(END, [id, 'refused', null, kept(problems), rejected]),
    () => ({ state: 'refused', rejected }),
  );

/** `budget.load`: makes an upload the next version of its budget, or tells row by row why it is none. */
export const loadUpload: JobHandler<PayloadOf<'budget.load'>> = async ({ upload: id }, context) => {
  const upload = await uploadOf(context, id);
  const read = await attemptAsync(readUpload(context.db, upload));
  if (read.kind === 'failed') {
    if (!(read.error instanceof ReadError)) throw read.error;
    await refuse(context, id, [wholeFault(read.error)], 1);
    return;
  }
  const budget = read.value;
  const rejected = rejectsOf(budget);
  // A package may not come under the name of another budget than the one that it was sent for.
  if (budget.dataset !== upload.dataset) {
    const other = new ReadError(`The package is ${budget.dataset}, not ${upload.dataset}.`);
    await refuse(context, id, [wholeFault(other)], 1);
  } else if (rejected > 0) await refuse(context, id, budget.problems, rejected);
  else
    await context.complete(
      async (client) => {
        const written = await writeBudget(client, budget, await actorOf(client, context.id));
        await client.query(END, [id, written.state, written.version, kept(budget.problems), 0]);
        return written;
      },
      (written) => written,
    );
};

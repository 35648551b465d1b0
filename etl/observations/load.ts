import type { Db } from '../../sql/db.ts';
import { finding } from '../../sql/model/check-row.ts';
import type { Country } from '../../sql/model/country.ts';
import type { Problem } from '../../sql/model/problem.ts';
import { openIntake } from '../../sql/observations/intake.ts';
import type { Written } from '../../sql/observations/write-values.ts';
import { transaction } from '../../sql/transaction.ts';
import { claim, finish, keepAlive } from '../load/claim.ts';
import { LoadFailure } from '../load/failure.ts';
import { lastFilling } from '../load/history.ts';
import type { Progress } from '../load/job.ts';
import { KEPT_PROBLEMS, keepProblems } from '../load/problems.ts';
import { Interrupted } from '../load/read-rows.ts';
import { tame } from '../load/tame.ts';
import type { OpenInput } from '../rows.ts';
import { putMeasures } from './measures.ts';
import { type Brought, prune, removeSet } from './replace.ts';
import { batchesOf, inputName } from './rows.ts';
import { loadName, type ObservationTarget, originOf } from './target.ts';

/** What a load of observations works with. */
export type ObservationContext = {
  db: Db;
  country: Country;
  open: OpenInput;
  signal: AbortSignal;
  problem: (problem: Problem) => void;
  progress: (progress: Progress) => void;
};

export type ObservationResult = {
  set: string;
  state: 'published' | 'unchanged';
  rows: number;
  rejected: number;
  /** Values that are no longer there. */
  removed: number;
  written: Written;
};

type Work = ObservationContext & ObservationTarget;
type Count = { rows: number; rejected: number; problems: Problem[]; brought: Brought };

const note = ({ problem }: Work, count: Count, found: Problem): void => {
  const tamed = tame(found);
  if (found.severity === 'reject') count.rejected += 1;
  problem(tamed);
  if (count.problems.length < KEPT_PROBLEMS) count.problems.push(tamed);
};

const expectedRows = ({ edition }: Work): number =>
  edition.inputs.reduce((sum, { expect }) => sum + expect.rows, 0);

const readAll = async (work: Work, count: Count): Promise<Written> => {
  const { db, source, edition, signal } = work;
  let input = '';
  const intake = openIntake(db, {
    origin: originOf(source.id),
    reject: ({ row, reason, ...said }) =>
      note(work, count, { ...finding('reject', reason, said), input, row }),
    accept: (id, { time }) => {
      const times = count.brought.get(id);
      if (times) times.push(time);
      else count.brought.set(id, [time]);
    },
  });
  for (const one of edition.inputs) {
    input = inputName(one);
    for await (const { values, problems, rows } of batchesOf(source, one, work)) {
      if (signal.aborted) throw new Interrupted('interrupted: what was written before stays');
      for (const problem of problems) note(work, count, problem);
      await intake.add(values);
      count.rows += rows;
      work.progress({ stage: 'read', rows: count.rows, total: expectedRows(work) || null });
    }
  }
  return intake.end();
};

const fill = async (
  work: Work,
  count: Count,
): Promise<Omit<ObservationResult, 'set' | 'rows' | 'rejected'>> => {
  const { db, source, edition, country } = work;
  const origin = originOf(source.id);
  const filling = await lastFilling(db, loadName(source.id));
  if (filling && filling.pack !== edition.pack) await removeSet(db, origin);
  await transaction(db, (client) => putMeasures(client, work, country));
  const written = await readAll(work, count);
  const removed = await prune(db, origin, count.brought);
  const isSame = written.inserted + written.corrected + removed === 0;
  return { state: isSame ? 'unchanged' : 'published', written, removed };
};

/**
 * Loads one edition of a set of observations. Values go in some thousand at a time, as clients' do; a load that is broken
 * off is finished by the next one, which finds what was written unchanged. Another pack's edition takes the place of all that
 * the set brought before.
 */
export const loadObservations = async (
  target: ObservationTarget,
  context: ObservationContext,
): Promise<ObservationResult> => {
  const work = { ...context, ...target };
  const { db, source, edition, theme } = work;
  const layer = loadName(source.id);
  const inputs = edition.inputs.map(inputName);
  const no = await claim(db, { theme: theme.id, layer, pack: edition.pack, inputs });
  const rest = keepAlive(db, no);
  const count: Count = { rows: 0, rejected: 0, problems: [], brought: new Map() };
  const counts = () => ({ rows: count.rows, rejected: count.rejected, revision: null });
  try {
    const filled = await fill(work, count);
    await keepProblems(db, no, count);
    await finish(db.pool, no, { ...counts(), state: filled.state, error: null });
    return { set: source.id, rows: count.rows, rejected: count.rejected, ...filled };
  } catch (error) {
    const code = error instanceof LoadFailure ? error.code : 'failed';
    const state = code === 'interrupted' ? code : 'failed';
    const message = error instanceof Error ? error.message : String(error);
    await finish(db.pool, no, { ...counts(), state, code, error: message }).catch(() => undefined);
    throw error;
  } finally {
    rest();
  }
};

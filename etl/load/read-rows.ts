import type { Problem } from '../../sql/model/problem.ts';
import { openSeen } from '../check/seen.ts';
import { itemsOf, type RowContext } from '../rows.ts';
import { LoadFailure } from './failure.ts';
import { expectedRows, type Job, type Read } from './job.ts';
import { placeLookup } from './place-codes.ts';
import { KEPT_PROBLEMS } from './problems.ts';
import { publishedOf } from './published.ts';
import { addFeature } from './summary.ts';
import { tame } from './tame.ts';
import { openWriter, type Writer } from './write.ts';

/** The load was told to stop; what was published stays. */
export class Interrupted extends LoadFailure {
  override name = 'Interrupted';

  constructor(message: string) {
    super('interrupted', message);
  }
}

/** Rows between two looks at the signal and two words of progress. */
const TICK = 200;

const contextOf = async (job: Job, read: Read): Promise<RowContext> => {
  const { layer, country, geos, open } = job;
  const hasPlace = await placeLookup(job.db, layer);
  const checks = { layer, bounds: country.bounds, geos, hasPlace };
  return { country, checks, seen: openSeen(layer.time !== undefined), open, count: read.count };
};

const tick = async (job: Job, read: Read): Promise<void> => {
  if (job.signal.aborted) throw new Interrupted('interrupted: what was published before stays');
  job.progress({ stage: 'read', rows: read.count.rows, total: expectedRows(job.edition) || null });
  // Lets signals and the database's answers in: checking rows from memory never gives way by itself.
  await new Promise(setImmediate);
};

const note = (job: Job, read: Read, found: Problem): void => {
  const problem = tame(found);
  job.problem(problem);
  if (read.problems.length < KEPT_PROBLEMS) read.problems.push(problem);
};

const readAll = async (
  job: Job,
  read: Read,
  context: RowContext,
  published: Map<string, number>,
  writer: Writer,
): Promise<void> => {
  let items = 0;
  for (const input of job.edition.inputs) {
    for await (const { feature, rejected, problems } of itemsOf(input, context)) {
      if (items++ % TICK === 0) await tick(job, read);
      for (const problem of problems) note(job, read, problem);
      if (rejected) read.rejected += 1;
      if (!feature) continue;
      addFeature(read.summary, feature);
      if (published.delete(feature.digest)) continue;
      read.written += 1;
      await writer.add(feature);
    }
  }
  await writer.close();
};

/**
 * Reads and checks every row of the edition and writes the features that are not published as they are. Fills `read` as it
 * goes, so that a load that fails can say how far it was; then too, nothing is on its way to the database any more.
 */
export const readRows = async (job: Job, read: Read): Promise<void> => {
  const context = await contextOf(job, read);
  const published = await publishedOf(job.db, job.row);
  const labelled = job.layer.label !== undefined;
  const writer = openWriter(job.step, job.db.engine, {
    layerNo: job.row.no,
    revision: job.row.next,
    labelled,
  });
  await readAll(job, read, context, published, writer).finally(writer.settled);
  read.gone = [...published.values()];
  read.ids = context.seen.ids();
  await tick(job, read);
};

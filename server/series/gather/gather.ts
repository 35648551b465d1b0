import type { JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import { transaction } from '../../../sql/transaction.ts';
import { askForEvaluation } from '../../../sql/warnings/ask-for-evaluation.ts';
import { publishLatest } from '../map/publish.ts';
import { gatherChunk } from './chunk.ts';

/**
 * `series.gather`: brings up to date what is kept of days whose values changed, then publishes the newest values. Each chunk
 * is a transaction of its own that also notes that it is done and marks what is computed from it, so that a job that is
 * killed goes on where it was.
 */
export const gather: JobHandler<PayloadOf<'series.gather'>> = async (_, { db, id, signal, complete }) => {
  // Who writes from here on may find his days looked at already: he may ask for another job.
  await db.pool.query('update job set unique_key = null where id = $1', [id]);
  while (!signal.aborted && (await transaction(db, gatherChunk)).length > 0);
  await complete(async (client) => {
    await publishLatest(client);
    await askForEvaluation(client);
  });
};

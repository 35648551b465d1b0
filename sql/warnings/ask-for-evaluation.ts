import type pg from 'pg';
import { enqueue } from '../jobs/enqueue.ts';

const KEY = 'warnings.evaluate';

// The job that waits cannot begin before this transaction has ended, so that it sees what this one wrote.
const HOLD = `select from job where unique_key = $1 and state in ('waiting', 'running') for share`;

/** Has the rules of warnings looked at once the caller's transaction has ended: by a job that waits, or another. */
export const askForEvaluation = async (client: pg.ClientBase): Promise<void> => {
  const { rowCount } = await client.query('select from warning_rule where enabled limit 1');
  if (!rowCount) return;
  for (;;) {
    if ((await enqueue(client, 'warnings.evaluate', {}, { uniqueKey: KEY })) !== null) return;
    // One that began meanwhile has given its name free, and may not see what was written here: then there is another.
    if ((await client.query(HOLD, [KEY])).rowCount) return;
  }
};

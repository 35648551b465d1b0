import type pg from 'pg';
import { enqueue } from '../jobs/enqueue.ts';

const KEY = 'series.gather';

// The job that waits cannot begin before this transaction has ended, so that it sees what this one wrote.
const HOLD = `select from job where unique_key = $1 and state in ('waiting', 'running') for share`;

/** Has what is kept of series brought up to date once the caller's transaction has ended: by a job that waits, or another. */
export const askForGather = async (client: pg.ClientBase): Promise<void> => {
  for (;;) {
    if ((await enqueue(client, 'series.gather', {}, { uniqueKey: KEY })) !== null) return;
    // One that began meanwhile has given its name free, and may not see what was written here: then there is another.
    if ((await client.query(HOLD, [KEY])).rowCount) return;
  }
};

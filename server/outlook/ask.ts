import type pg from 'pg';
import { enqueue } from '../../sql/jobs/enqueue.ts';

const KEY = 'outlook.run';
/** What comes within so short a time is looked at together. */
const AFTER_MS = 20_000;
/** Whoever waits for an answer comes first. */
const PRIORITY = -10;

// A job that runs holds its name to its end, and looks then whether there is more: it cannot end before this transaction has.
const HOLD = `select from job where unique_key = $1 and state in ('waiting', 'running') for share`;

/** Has forecasts made once the caller's transaction has ended: by the job that waits or runs, or another. */
export const askForOutlook = async (client: pg.ClientBase, afterMs = AFTER_MS): Promise<void> => {
  for (;;) {
    const runAt = new Date(Date.now() + afterMs);
    const made = await enqueue(client, 'outlook.run', {}, { uniqueKey: KEY, runAt, priority: PRIORITY });
    if (made !== null || (await client.query(HOLD, [KEY])).rowCount) return;
  }
};

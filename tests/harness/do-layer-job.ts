import { publishIn, removeLayerJob } from '../../etl/jobs/layers.ts';
import type { JobContext } from '../../sql/jobs/handler.ts';
import { transaction } from '../../sql/transaction.ts';
import { worldland } from '../world/country.ts';
import type { TestDb } from './use-db.ts';

/** Does the job that works on layers and is due, in the test world. */
export const doLayerJob = async ({ db }: TestDb): Promise<void> => {
  const { rows } = await db.pool.query(
    `update job set state = 'running' where id = (select min(id) from job where state = 'waiting' and kind like 'layer.%') returning *`,
  );
  const job = rows[0];
  const context: JobContext = {
    id: job.id,
    attempt: 1,
    isLast: false,
    db,
    env: process.env,
    signal: new AbortController().signal,
    progress: async () => undefined,
    complete: (work) =>
      transaction(db, async (client) => {
        await client.query(`update job set state = 'done' where id = $1`, [job.id]);
        return work(client);
      }),
  };
  const handler = job.kind === 'layer.publish' ? publishIn(worldland) : removeLayerJob;
  await handler(job.payload, context);
  await db.pool.query(`update job set state = 'done' where id = $1`, [job.id]);
};

import type pg from 'pg';
import { dropComputed } from '../../sql/computed.ts';
import type { Db } from '../../sql/db.ts';
import { PARTITIONED, partitionOf } from '../../sql/partition.ts';
import { transaction } from '../../sql/transaction.ts';

/** How long an answer is kept that nobody asks for. */
export const KEPT_ANSWER_DAYS = 30;
/** So many answers are kept, and so many bytes of them; what was not asked for longest goes first. */
export const MOST_ANSWERS = 500;
export const MOST_ANSWER_BYTES = 2_000_000_000;

type Layer = { no: number; id: string; computed: boolean };

const LAYERS = `select no, id, manifest ? 'computed' as computed from layer
  where origin = 'analysis' and (id = $1 or manifest->'computed'->>'base' = $1) order by no desc`;

const dropLayer = async (client: pg.PoolClient, { no, id, computed }: Layer): Promise<void> => {
  if (computed) await dropComputed(client, no);
  else
    for (const table of [...PARTITIONED].reverse())
      await client.query(`drop table ${partitionOf(table, no)}`);
  await client.query('delete from layer where no = $1', [no]);
  await client.query('delete from analysis where id = $1', [id]);
};

/** Takes an answer away with its layer, and with the answers that stand on its features. */
const dropAnswer = (db: Db, id: string): Promise<void> =>
  transaction(db, async (client) => {
    // Whoever reads of any layer is waited for; others would wait behind this, so it is not for long.
    await client.query("set local lock_timeout = '2s'");
    const { rows } = await client.query<Layer>(LAYERS, [id]);
    for (const layer of rows) await dropLayer(client, layer);
    await client.query('delete from analysis where id = $1', [id]);
    if (rows.length > 0) await client.query('update publication set version = version + 1');
  });

const OVERDUE = `select id from (
    select id, state, job_id, asked_at, row_number() over last as place, sum(bytes) over last as total from analysis
    window last as (order by asked_at desc, id)) a
  where (asked_at < now() - $1 * interval '1 day' or place > $2 or total > $3)
    and not exists (select from job where job.id = a.job_id and job.state in ('waiting', 'running'))
  order by asked_at`;

const LOCK_TIMEOUT = '55P03';

/** Takes away answers that were not asked for in their time, and the oldest of too many. What is being read stays until the next time. */
export const dropAnswers = async (
  db: Db,
  signal: AbortSignal,
  { days = KEPT_ANSWER_DAYS, most = MOST_ANSWERS, bytes = MOST_ANSWER_BYTES } = {},
): Promise<number> => {
  const { rows } = await db.pool.query<{ id: string }>(OVERDUE, [days, most, bytes]);
  let dropped = 0;
  for (const { id } of rows) {
    if (signal.aborted) break;
    await dropAnswer(db, id).then(
      () => dropped++,
      (error: { code?: string }) => {
        if (error.code !== LOCK_TIMEOUT) throw error;
      },
    );
  }
  return dropped;
};

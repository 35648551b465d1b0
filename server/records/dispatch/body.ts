import type pg from 'pg';
import type { Day } from '../../../sql/model/records/day.ts';
import type { Text } from '../../../sql/model/text.ts';

/** A public body as cases look at it. */
export type Body = {
  id: string;
  name: Text;
  status: 'open' | 'suspended' | 'closed';
  successorId: string | null;
};

const BODY = `select id, name, case when valid_to <= coalesce($2::date, current_date) then 'closed' else status end as status,
    successor_id as "successorId" from institution where id = $1`;

/** A body by its id, as it is today or on another day; null where there is none. One whose last day is past is closed, whatever its row says. */
export const bodyOf = async (
  client: pg.ClientBase | pg.Pool,
  id: string,
  on: Day | null = null,
): Promise<Body | null> => (await client.query<Body>(BODY, [id, on])).rows[0] ?? null;

const LONGEST_LINE = 10;

/**
 * Who has the business of a body: itself, or where it is closed the first open one among its successors; null where the
 * line ends with a closed one.
 */
export const heirOf = async (
  client: pg.ClientBase | pg.Pool,
  id: string,
  on: Day | null = null,
): Promise<Body | null> => {
  let body = await bodyOf(client, id, on);
  for (let step = 0; body?.status === 'closed' && step < LONGEST_LINE; step++)
    body = body.successorId === null ? null : await bodyOf(client, body.successorId, on);
  return body?.status === 'closed' ? null : body;
};

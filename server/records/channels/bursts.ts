import { HttpError } from '../../http/error.ts';
import type { Services } from '../../services.ts';

const HOUR_SECONDS = 3600;

// One row a sender and module, counted in the database: a burst fills no memory, and all processes count together.
const COUNT = `insert into record_burst as b (key) values ($1)
  on conflict (key) do update set
    count = case when b.since < now() - interval '1 hour' then 1 else b.count + 1 end,
    since = case when b.since < now() - interval '1 hour' then now() else b.since end
  returning count, ceil(extract(epoch from since - now()) + ${HOUR_SECONDS})::int as seconds`;

/**
 * Counts what one sender sends to a module; 429 beyond so much an hour, with how long to wait. `sender` says whose it is (a network,
 * an account, a telephone number, an address) and is kept as a keyed hash.
 */
export const countSent = async (
  { db, secrets }: Pick<Services, 'db' | 'secrets'>,
  { sender, module, most }: { sender: string; module: string; most: number },
): Promise<void> => {
  const key = secrets.mac('case burst', `${module}\n${sender}`);
  const { rows } = await db.pool.query<{ count: number; seconds: number }>(COUNT, [key]);
  const { count, seconds } = rows[0]!;
  if (count > most) throw new HttpError(429, 'too-many-cases', { values: { seconds: Math.max(1, seconds) } });
};

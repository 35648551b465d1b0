import type pg from 'pg';
import type { Services } from '../../services.ts';

/** What a gateway's number for something is kept as. */
export const incomingKey = ({ secrets }: Pick<Services, 'secrets'>, channel: string, id: string): string =>
  secrets.mac('incoming', `${channel}\n${id}`);

/** Whether something was taken before. */
export const isTaken = async (client: pg.ClientBase | pg.Pool, key: string): Promise<boolean> =>
  ((await client.query('select from record_incoming where key = $1', [key])).rowCount ?? 0) > 0;

/** Notes in the transaction of what comes of it that something was taken; false where it was before, and nothing is to come of it. */
export const take = async (client: pg.ClientBase, key: string): Promise<boolean> =>
  ((await client.query('insert into record_incoming (key) values ($1) on conflict do nothing', [key]))
    .rowCount ?? 0) > 0;

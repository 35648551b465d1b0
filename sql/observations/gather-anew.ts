import type pg from 'pg';
import { askForGather } from './ask-for-gather.ts';

/** Has all that was gathered of series gathered again: what they are gathered by is told otherwise than before. */
export const gatherAnew = async (client: pg.ClientBase, nos: readonly number[]): Promise<void> => {
  await client.query(
    `insert into series_dirty (series_no, day)
     select distinct r.series_no, (r.start at time zone s.time_zone)::date
     from rollup r join series s on s.no = r.series_no where r.series_no = any($1::int[]) on conflict do nothing`,
    [nos],
  );
  await askForGather(client);
};

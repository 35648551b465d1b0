import { lookAtNext } from '../../server/outlook/job.ts';
import type { Db } from '../../sql/db.ts';
import { untilSeen } from '../harness/until-seen.ts';
import { worldland } from './country.ts';

/** Looks at all that is marked, as the job would that was asked for, and which is not needed then. */
export const lookAtAll = async (db: Db): Promise<void> => {
  while (await lookAtNext(db, worldland.timeZone));
  await db.pool.query(`delete from job where kind = 'outlook.run'`);
  await untilSeen(db);
};

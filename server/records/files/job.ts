import type { Db } from '../../../sql/db.ts';
import type { JobHandler } from '../../../sql/jobs/handler.ts';
import type { PayloadOf } from '../../../sql/jobs/kinds.ts';
import { clean } from './clean.ts';

const KEEP = `update record_file set state = 'clean', type = $2, content = $3, size = $4 where id = $1 and state = 'waiting'`;
const REFUSE = `update record_file set state = 'refused', reason = $2, content = null where id = $1 and state = 'waiting'`;

/** `cases.file`: looks at a file that was sent, and keeps of it what may be kept. */
export const lookAtFile: JobHandler<PayloadOf<'cases.file'>> = async ({ file }, { db, complete }) => {
  const { rows } = await db.pool.query<{ content: Buffer }>(
    `select content from record_file where id = $1 and state = 'waiting'`,
    [file],
  );
  if (!rows[0]) return;
  const cleaned = clean(rows[0].content);
  await complete(
    async (client) => {
      if (cleaned.ok) await client.query(KEEP, [file, cleaned.type, cleaned.content, cleaned.content.length]);
      else await client.query(REFUSE, [file, cleaned.reason]);
      return cleaned.ok ? 'clean' : cleaned.reason;
    },
    (outcome) => ({ outcome }),
  );
};

const GIVE_UP = `update record_file set state = 'refused', reason = 'broken', content = null
  where state = 'waiting' and created_at < now() - interval '10 minutes' and not exists (
    select from job where kind = 'cases.file' and payload ->> 'file' = record_file.id::text and state in ('waiting', 'running'))`;

/** Refuses files that killed the process that looked at them as often as it was tried: nobody will look at them again. */
export const refuseUnreadable = async (db: Db): Promise<void> => void (await db.pool.query(GIVE_UP));

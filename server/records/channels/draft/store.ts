import type pg from 'pg';
import type { Answers } from '../../../../sql/model/records/read-form.ts';
import type { Language } from '../../../../sql/model/text.ts';

/** What was asked of a draft: a field, and of what it was offered the ids, which may be answered by their numbers. */
export type Asked = { field: string; offers: string[] };

/** A row of `record_draft`: what came by mail or text message and does not suffice for a case yet. */
export type Draft = {
  id: string;
  module: string;
  channel: 'sms' | 'e-mail';
  sender: string;
  language: Language;
  answers: Answers;
  files: string[];
  asked: Asked[];
};

type Client = pg.ClientBase | pg.Pool;

/** So long after its last message a telephone's next one still goes on with its draft. */
const SMS_HOURS = 48;

const COLUMNS = 'id, module, channel, sender, language, answers, files, asked';

/** A draft by its number; null where it became a case, or nobody went on with it. */
export const draftOf = async (client: Client, id: string): Promise<Draft | null> =>
  (await client.query<Draft>(`select ${COLUMNS} from record_draft where id = $1`, [id])).rows[0] ?? null;

const LAST = `select ${COLUMNS} from record_draft where channel = 'sms' and lower(sender) = lower($1)
  and changed_at > now() - interval '${SMS_HOURS} hours' order by changed_at desc limit 1`;

/** What a telephone was asked last and may be answering; null where it was asked nothing lately. */
export const draftOfPhone = async (client: Client, phone: string): Promise<Draft | null> =>
  (await client.query<Draft>(LAST, [phone])).rows[0] ?? null;

// Of two answers that come at once none takes away what the other one said.
const KEEP = `insert into record_draft as d (id, module, channel, sender, language, answers, files, asked)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (id) do update set answers = d.answers || excluded.answers, asked = excluded.asked, changed_at = now(),
    files = (select coalesce(array_agg(distinct f), '{}') from unnest(d.files || excluded.files) f)`;
// A telephone has one draft: what it began anew takes the place of what it began before.
const OLDER = `delete from record_draft where channel = 'sms' and $2 = 'sms' and lower(sender) = lower($3) and id <> $1`;

/** Keeps a draft in the caller's transaction. */
export const keepDraft = async (client: Client, draft: Draft): Promise<void> => {
  const { id, module, channel, sender, language, answers, files, asked } = draft;
  await client.query(OLDER, [id, channel, sender]);
  await client.query(KEEP, [
    ...[id, module, channel, sender, language, JSON.stringify(answers), files, JSON.stringify(asked)],
  ]);
};

/** Takes a draft away: it became a case, or is not wanted. */
export const dropDraft = (client: Client, id: string): Promise<unknown> =>
  client.query('delete from record_draft where id = $1', [id]);

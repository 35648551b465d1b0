import Papa from 'papaparse';
import type pg from 'pg';
import { audit } from '../../sql/audit.ts';
import type {
  NewComment,
  OfficeComment,
  PublicComment,
  PublicComments,
} from '../../sql/model/api/policies.ts';
import type { CommentReason, CommentState } from '../../sql/model/policy.ts';
import type { Language } from '../../sql/model/text.ts';
import { accountOf, actorOf, type Who } from '../accounts/who.ts';
import { badParameter, HttpError } from '../http/error.ts';
import type { By } from './deeds.ts';
import { commentCounts, NO_COMMENTS, type StoredPolicy, versionsOf } from './store.ts';

/** Comments that one may write in a day, on all documents together. */
export const MOST_A_DAY = 10;
const HOUR_SECONDS = 3600;

type Row = {
  id: string;
  policy: string;
  version: number;
  section: string;
  state: CommentState;
  author: string;
  language: Language;
  body: string;
  reason: CommentReason | null;
  reply: string | null;
  repliedAt: Date | null;
  createdAt: Date;
};

const COLUMNS = `id, policy_id as policy, version, section, state, author, language, body, reason, reply,
  replied_at as "repliedAt", created_at as "createdAt"`;

const times = ({ repliedAt, createdAt }: Row) => ({
  repliedAt: repliedAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
});

const forOffice = (row: Row): OfficeComment => ({ ...row, ...times(row) });

/** Of a rejected comment nothing is told but that it was, where, and why. */
const forAll = (row: Row): PublicComment => {
  const { id, version, section, state, author, language, body, reason, reply } = row;
  if (state === 'rejected')
    return {
      ...{ id, version, section, state, reason, author: '', language: null, body: '', reply: null },
      ...times(row),
      repliedAt: null,
    };
  return {
    ...{ id, version, section, author, language, body, reply },
    state: 'published',
    reason: null,
    ...times(row),
  };
};

const SHOWN = `select ${COLUMNS} from policy_comment where policy_id = $1 and state <> 'waiting' order by created_at, id limit 5000`;

/** What was said of a document, as all may read it, and how much of it there is. */
export const publicComments = async (pool: pg.Pool, id: string): Promise<PublicComments> => {
  const { rows } = await pool.query<Row>(SHOWN, [id]);
  return { counts: (await commentCounts(pool)).get(id) ?? NO_COMMENTS, comments: rows.map(forAll) };
};

/** A text that a spreadsheet takes for a formula is quoted. */
const tamed = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const CSV_COLUMNS = [
  'id',
  'createdAt',
  'version',
  'section',
  'state',
  'reason',
  'author',
  'language',
  'body',
  'reply',
  'repliedAt',
] as const;

/** The same as a table. */
export const commentsCsv = ({ comments }: PublicComments): string =>
  `${Papa.unparse(
    {
      fields: [...CSV_COLUMNS],
      data: comments.map((one) => CSV_COLUMNS.map((name) => tamed(String(one[name] ?? '')))),
    },
    { newline: '\r\n' },
  )}\r\n`;

/** Who may be told apart: an account, or an address that was confirmed. */
const writerOf = (who: Who): { account: string | null; email: string | null } =>
  who.kind === 'email' ? { account: null, email: who.email } : { account: accountOf(who), email: null };

const LATELY = `select count(*)::int as n from policy_comment where created_at > now() - interval '1 day'
  and (account_id = $1 or lower(email) = lower($2))`;
const INSERT = `insert into policy_comment (policy_id, version, section, account_id, email, author, language, body)
  values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;

/** Takes a comment that waits for review, in the caller's transaction, which holds the document. */
export const addComment = async (
  client: pg.ClientBase,
  who: Who,
  policy: StoredPolicy,
  { section, author, language, body }: NewComment,
): Promise<string> => {
  const { account, email } = writerOf(who);
  const { rows } = await client.query<{ n: number }>(LATELY, [account, email]);
  if ((rows[0]?.n ?? 0) >= MOST_A_DAY)
    throw new HttpError(429, 'too-many-requests', { values: { seconds: HOUR_SECONDS } });
  const version = (await versionsOf(client, policy.id)).find((one) => one.version === policy.published)!;
  if (section !== '' && !version.content.sections.some(({ id }) => id === section))
    throw badParameter('section', 'invalid-parameter', { reason: section });
  const values = [policy.id, version.version, section, account, email, author, language, body];
  const made = await client.query<{ id: string }>(INSERT, values);
  const { id } = made.rows[0]!;
  await audit(client, {
    actor: actorOf(who),
    action: 'policy.comment.add',
    object: { kind: 'policy_comment', id },
    after: { policy: policy.id, section },
  });
  return id;
};

/** Comments for those who review or answer them, those that wait first. */
export const officeComments = async (
  pool: pg.Pool,
  { policy = null, state = null }: { policy?: string | null; state?: CommentState | null },
): Promise<OfficeComment[]> => {
  const { rows } = await pool.query<Row>(
    `select ${COLUMNS} from policy_comment where ($1::text is null or policy_id = $1) and ($2::text is null or state = $2)
     order by (state = 'waiting') desc, created_at desc, id limit 500`,
    [policy, state],
  );
  return rows.map(forOffice);
};

const change = async (
  by: Pick<By, 'client'>,
  id: string,
  set: string,
  values: readonly unknown[],
  policy: string | null = null,
): Promise<OfficeComment | null> => {
  const { rows } = await by.client.query<Row>(
    `update policy_comment set ${set} where id = $1 and ($2::text is null or policy_id = $2) returning ${COLUMNS}`,
    [id, policy, ...values],
  );
  return rows[0] ? forOffice(rows[0]) : null;
};

/** Lets a comment be shown, or says why it is not; null where there is none. */
export const decideComment = async (
  by: By,
  id: string,
  { state, reason }: { state: 'published' | 'rejected'; reason: CommentReason | null },
): Promise<OfficeComment | null> => {
  const decided = await change(by, id, 'state = $3, reason = $4, decided_at = now()', [state, reason]);
  if (decided)
    await audit(by.client, {
      actor: by.actor,
      action: 'policy.comment.decide',
      object: { kind: 'policy_comment', id },
      after: { policy: decided.policy, state },
      reason,
    });
  return decided;
};

/** Answers a comment on behalf of those who wrote the document; null where there is none. */
export const replyComment = async (
  by: By,
  policy: string,
  id: string,
  reply: string,
): Promise<OfficeComment | null> => {
  const answered = await change(by, id, 'reply = $3, replied_at = now()', [reply], policy);
  if (answered)
    await audit(by.client, {
      actor: by.actor,
      action: 'policy.comment.reply',
      object: { kind: 'policy_comment', id },
      after: { policy },
    });
  return answered;
};

import type pg from 'pg';
import type { PolicyContent, PolicyDraft, PolicyState } from '../../sql/model/policy.ts';
import type { Text } from '../../sql/model/text.ts';

/** A document as it is kept. Days are of the country's calendar. */
export type StoredPolicy = {
  id: string;
  theme: string | null;
  state: PolicyState;
  isSample: boolean;
  draft: PolicyDraft;
  revision: number;
  published: number | null;
  withdrawnBecause: Text | null;
  from: string | null;
  until: string | null;
  changedAt: Date;
};

export type StoredVersion = { version: number; content: PolicyContent; note: Text; publishedAt: Date };

export type CommentCounts = { waiting: number; published: number; rejected: number; replied: number };

type Client = pg.ClientBase | pg.Pool;

const COLUMNS = `id, theme_id as theme, state, is_sample as "isSample", draft, revision, published,
  withdrawn_because as "withdrawnBecause", comments_from::text as "from", comments_until::text as "until", changed_at as "changedAt"`;

/** One document, or null; `for update` in a transaction that changes it. */
export const findPolicy = async (
  client: Client,
  id: string,
  lock: '' | 'for update' = '',
): Promise<StoredPolicy | null> => {
  const { rows } = await client.query<StoredPolicy>(`select ${COLUMNS} from policy where id = $1 ${lock}`, [
    id,
  ]);
  return rows[0] ?? null;
};

/** All documents, those that changed last first. */
export const listPolicies = async (client: Client): Promise<StoredPolicy[]> =>
  (await client.query<StoredPolicy>(`select ${COLUMNS} from policy order by changed_at desc, id limit 1000`))
    .rows;

const VERSIONS = `select version, content, note, published_at as "publishedAt" from policy_version where policy_id = $1 order by version desc`;

/** The versions of a document, newest first. */
export const versionsOf = async (client: Client, id: string): Promise<StoredVersion[]> =>
  (await client.query<StoredVersion>(VERSIONS, [id])).rows;

/** What is published of each document that ever was: its published version. */
export const publishedVersions = async (client: Client): Promise<Map<string, StoredVersion>> => {
  const { rows } = await client.query<StoredVersion & { id: string }>(
    `select p.id, v.version, v.content, v.note, v.published_at as "publishedAt"
     from policy p join policy_version v on v.policy_id = p.id and v.version = p.published`,
  );
  return new Map(rows.map(({ id, ...version }) => [id, version]));
};

const COUNTS = `select policy_id as id, count(*) filter (where state = 'waiting')::int as waiting,
    count(*) filter (where state = 'published')::int as published,
    count(*) filter (where state = 'rejected')::int as rejected,
    count(reply)::int as replied
  from policy_comment group by 1`;

export const NO_COMMENTS: CommentCounts = { waiting: 0, published: 0, rejected: 0, replied: 0 };

/** How many comments of each state the documents have. */
export const commentCounts = async (client: Client): Promise<Map<string, CommentCounts>> => {
  const { rows } = await client.query<CommentCounts & { id: string }>(COUNTS);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
};

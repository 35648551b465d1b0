import type pg from 'pg';
import { type Actor, audit } from '../../sql/audit.ts';
import { PolicyContent, type PolicyDraft } from '../../sql/model/policy.ts';
import { sdgIndicator } from '../../sql/model/sdg/frame.ts';
import type { Text } from '../../sql/model/text.ts';
import { badParameter, HttpError } from '../http/error.ts';
import { issueText } from '../http/issue-text.ts';
import type { StoredPolicy } from './store.ts';

/** Who does it, in which transaction. `account` is null for what is no account: a command. */
export type By = { client: pg.ClientBase; actor: Actor; account: string | null };

const note = (
  { client, actor }: By,
  action: string,
  id: string,
  after: Record<string, unknown>,
  reason: string | null = null,
): Promise<number> =>
  audit(client, { actor, action: `policy.${action}`, object: { kind: 'policy', id }, after, reason });

const CREATE = `insert into policy (id, theme_id, is_sample, draft) values ($1, $2, $3, $4) on conflict do nothing`;

/** Begins a document. 409 where its id is taken, 400 of a theme that there is not. */
export const createPolicy = async (
  by: By,
  given: { id: string; theme: string | null; isSample: boolean; draft: PolicyDraft },
): Promise<void> => {
  const { id, theme, isSample, draft } = given;
  if (theme !== null) {
    const { rows } = await by.client.query('select from theme where id = $1', [theme]);
    if (rows.length === 0) throw badParameter('theme', 'invalid-parameter', { reason: theme });
  }
  const { rowCount } = await by.client.query(CREATE, [id, theme, isSample, JSON.stringify(draft)]);
  if (!rowCount) throw new HttpError(409, 'conflict');
  await note(by, 'create', id, { theme, isSample, title: draft.title });
};

const touch = `revision = revision + 1, changed_at = now()`;

/** Changes what is written; what is published stays. */
export const editPolicy = async (by: By, { id }: StoredPolicy, draft: PolicyDraft): Promise<void> => {
  await by.client.query(`update policy set draft = $2, ${touch} where id = $1`, [id, JSON.stringify(draft)]);
  await note(by, 'edit', id, {
    title: draft.title,
    sections: draft.sections.length,
    targets: draft.targets.length,
  });
};

/** Deletes what was never published. */
export const removePolicy = async (by: By, { id, state }: StoredPolicy): Promise<void> => {
  if (state !== 'draft') throw new HttpError(409, 'conflict');
  await by.client.query('delete from policy where id = $1', [id]);
  await note(by, 'remove', id, {});
};

const THERE = `select coalesce(array_agg(g.id) filter (where not exists (select from indicator i where i.id = g.id)), '{}') as gone
  from unnest($1::text[]) as g (id)`;
const PLACES = `select coalesce(array_agg(g.id) filter (where not exists (select from place p where p.id = g.id)), '{}') as gone
  from unnest($1::text[]) as g (id)`;

/** 400 where a document names an indicator or a place that there is not. */
const needLinks = async ({ client }: By, content: PolicyContent): Promise<void> => {
  const ids = [...content.indicators, ...content.targets.map(({ indicator }) => indicator)];
  const ours = ids.filter((id) => !sdgIndicator(id));
  const places = [...content.places, ...content.targets.flatMap(({ place }) => place ?? [])];
  for (const [parameter, query, all] of [
    ['indicators', THERE, ours],
    ['places', PLACES, places],
  ] as const) {
    const { rows } = await client.query<{ gone: string[] }>(query, [all]);
    const [gone] = rows[0]?.gone ?? [];
    if (gone !== undefined) throw badParameter(parameter, 'invalid-parameter', { reason: gone.slice(0, 80) });
  }
};

/** What is written as it may be published; 400 with the part at fault where something is missing. */
export const publishable = (draft: PolicyDraft): PolicyContent => {
  const parsed = PolicyContent.safeParse(draft);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw badParameter(issue.path.join('.'), 'invalid-parameter', { reason: issueText(issue) });
};

const VERSION = `insert into policy_version (policy_id, version, content, note, account_id)
  select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from policy_version where policy_id = $1 returning version`;

/** Publishes what is written as the next version, which nobody changes any more. */
export const publishPolicy = async (by: By, { id, draft }: StoredPolicy, said: Text): Promise<number> => {
  const content = publishable(draft);
  await needLinks(by, content);
  const { rows } = await by.client.query<{ version: number }>(VERSION, [
    id,
    JSON.stringify(content),
    JSON.stringify(said),
    by.account,
  ]);
  const { version } = rows[0]!;
  await by.client.query(
    `update policy set state = 'published', published = $2, withdrawn_because = null, ${touch} where id = $1`,
    [id, version],
  );
  await note(by, 'publish', id, { version, title: content.title, note: said });
  return version;
};

/** Says of a published document that it holds no more, and why; it can still be read. */
export const withdrawPolicy = async (
  by: By,
  { id, state, published }: StoredPolicy,
  reason: Text,
): Promise<void> => {
  if (state !== 'published') throw new HttpError(409, 'conflict');
  await by.client.query(
    `update policy set state = 'withdrawn', withdrawn_because = $2, ${touch} where id = $1`,
    [id, JSON.stringify(reason)],
  );
  await note(by, 'withdraw', id, { version: published }, reason.fr);
};

/** Opens a document to comments between two days, or closes it. */
export const setConsultation = async (
  by: By,
  { id }: StoredPolicy,
  days: { from: string; until: string } | null,
): Promise<void> => {
  if (days && days.from > days.until) throw badParameter('days', 'invalid-parameter', { reason: days.until });
  await by.client.query(`update policy set comments_from = $2, comments_until = $3, ${touch} where id = $1`, [
    id,
    days?.from ?? null,
    days?.until ?? null,
  ]);
  await note(by, 'consultation.set', id, { days });
};

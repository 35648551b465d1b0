import type pg from 'pg';
import { z } from 'zod';
import { type Actor, audit } from '../audit.ts';
import { PolicyContent, PolicyId } from '../model/policy.ts';
import { Text } from '../model/text.ts';

/** A document that comes with a pack, as a file. */
export const PackedPolicy = z.strictObject({
  id: PolicyId,
  theme: z.string().nullable(),
  isSample: z.boolean(),
  note: Text,
  content: PolicyContent,
  /** For how many days from its loading the public may say what it thinks. */
  consultationDays: z.int().min(1).max(365).nullable(),
});
export type PackedPolicy = z.infer<typeof PackedPolicy>;

const POLICY = `insert into policy (id, theme_id, state, is_sample, draft, published, comments_from, comments_until)
  values ($1, (select id from theme where id = $2), 'published', $3, $4, 1,
    case when $5::int is not null then current_date end, current_date + $5::int)
  on conflict do nothing`;
const VERSION = `insert into policy_version (policy_id, version, content, note) values ($1, 1, $2, $3)`;

/** Publishes a document of a pack, in the caller's transaction, where there never was one of its id; says whether it did. */
export const putPolicy = async (
  client: pg.ClientBase,
  actor: Actor,
  { id, theme, isSample, note, content, consultationDays }: PackedPolicy,
): Promise<boolean> => {
  const { rows } = await client.query(
    `select from audit where object_kind = 'policy' and object_id = $1 limit 1`,
    [id],
  );
  if (rows.length > 0) return false;
  const { rowCount } = await client.query(POLICY, [
    id,
    theme,
    isSample,
    JSON.stringify(content),
    consultationDays,
  ]);
  if (!rowCount) return false;
  await client.query(VERSION, [id, JSON.stringify(content), JSON.stringify(note)]);
  await audit(client, {
    actor,
    action: 'policy.publish',
    object: { kind: 'policy', id },
    after: { version: 1, isSample, title: content.title },
  });
  return true;
};

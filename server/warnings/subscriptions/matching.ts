import type pg from 'pg';
import { type CapAlert, type CapCategory, type CapSeverity, isAsGrave } from '../../../sql/model/cap.ts';
import type { Channel } from '../../../sql/model/message.ts';
import { fitsFilter, type Rhythm, WarningFilter } from '../../../sql/model/subscription.ts';
import type { Language } from '../../../sql/model/text.ts';
import { aboveOf } from '../places.ts';

/** A message that is told, and what it is matched by: the part before counts too, so that its end reaches whom it reached. */
export type Told = {
  no: number;
  warning: string;
  part: number;
  kind: 'Alert' | 'Update' | 'Cancel';
  alert: CapAlert;
  expires: Date;
  category: CapCategory;
  severity: CapSeverity;
  places: string[];
  above: string[];
};

const MESSAGE = `select m.no, m.warning_id as warning, m.part, m.kind, m.alert, m.expires, m.category, m.severity,
    coalesce(before.severity, m.severity) as "severityBefore", m.places || coalesce(before.places, '{}') as places
  from warning_message m left join warning_message before on before.warning_id = m.warning_id and before.part = m.part - 1
  where m.no = $1`;

/** A message by its number; null where there is none. */
export const toldOf = async (client: pg.ClientBase | pg.Pool, no: number): Promise<Told | null> => {
  const { rows } = await client.query<Told & { severityBefore: CapSeverity }>(MESSAGE, [no]);
  const row = rows[0];
  if (!row) return null;
  const { severityBefore, ...told } = row;
  const above = [...(await aboveOf(client, told.places)).values()].flat();
  const severity = isAsGrave(severityBefore, told.severity) ? severityBefore : told.severity;
  return { ...told, severity, above: [...new Set(above)] };
};

/** Who follows a warning. */
export type Follower = {
  id: string;
  channel: Channel;
  accountId: string | null;
  email: string | null;
  recipientHash: string | null;
  target: string | null;
  language: Language;
  rhythm: Rhythm;
};

// A place that is followed lies in one that is warned of, or the other way round.
const FOLLOWERS = `select s.id, s.channel, s.account_id as "accountId", s.email, s.recipient_hash as "recipientHash",
    coalesce(s.push_id, s.webhook_id) as target, s.language, s.rhythm, s.filter
  from warning_subscription s left join account a on a.id = s.account_id
    left join push_subscription p on p.id = s.push_id left join webhook w on w.id = s.webhook_id
  where s.confirmed_at is not null and ($1::uuid is null or s.id > $1) and (s.account_id is null or a.state = 'active')
    and (s.push_id is null or p.gone_at is null)
    and (s.webhook_id is null or w.disabled_at is null and 'warnings' = any(w.topics))
    and (cardinality(s.places) = 0 or s.places && $2::text[] or s.above && $3::text[])
    and (s.geom is null or exists (select from warning_message m where m.warning_id = $4 and m.part in ($5, $5 - 1)
      and ST_Intersects(m.geom, s.geom)))
  order by s.id limit $6`;

/** Those who follow a message behind a number, some of them; `last` is where to go on, null where there are no more. */
export const followersOf = async (
  client: pg.ClientBase,
  told: Told,
  { after, limit }: { after: string | null; limit: number },
): Promise<{ followers: Follower[]; last: string | null }> => {
  const { rows } = await client.query<Follower & { filter: unknown }>(FOLLOWERS, [
    ...[after, told.above, told.places, told.warning, told.part, limit],
  ]);
  const followers = rows.filter(({ filter }) => fitsFilter(WarningFilter.parse(filter), told));
  return { followers, last: rows.length === limit ? rows.at(-1)!.id : null };
};

/** Webhooks that want warnings and name no filter: all of them. */
export const webhooksOfAll = async (client: pg.ClientBase): Promise<Follower[]> => {
  const { rows } = await client.query<Follower>(
    `select w.id, 'webhook' as channel, w.account_id as "accountId", null as email, null as "recipientHash", w.id as target,
       w.language, 'at-once' as rhythm from webhook w join account a on a.id = w.account_id and a.state = 'active'
     where 'warnings' = any(w.topics) and w.disabled_at is null
       and not exists (select from warning_subscription where webhook_id = w.id) order by w.id`,
  );
  return rows;
};

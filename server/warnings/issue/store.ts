import type pg from 'pg';
import type { CapAlert } from '../../../sql/model/cap.ts';
import { Evidence, Proposal, WarningContent, type WarningState } from '../../../sql/model/warning.ts';

/** A warning as it is stored. */
export type StoredWarning = {
  id: string;
  state: WarningState;
  rule: string | null;
  place: string | null;
  overSince: Date | null;
  content: WarningContent;
  evidence: Evidence[];
  proposal: Proposal | null;
  version: number;
  createdAt: Date;
  changedAt: Date;
  publishedAt: Date | null;
  endedAt: Date | null;
};

type Row = Omit<StoredWarning, 'content' | 'evidence' | 'proposal'> & {
  content: unknown;
  evidence: unknown;
  proposal: unknown;
};

export const WARNING_COLUMNS = `id, state, rule_id as rule, place_id as place, over_since as "overSince", content, evidence,
  proposal, version, created_at as "createdAt", changed_at as "changedAt", published_at as "publishedAt", ended_at as "endedAt"`;

export const warningOf = (row: Row): StoredWarning => ({
  ...row,
  content: WarningContent.parse(row.content),
  evidence: Evidence.array().parse(row.evidence),
  proposal: Proposal.nullable().parse(row.proposal),
});

/** One warning, locked where it is to be changed; null where there is none. */
export const findWarning = async (
  client: pg.ClientBase | pg.Pool,
  id: string,
  lock: '' | 'for update' = '',
): Promise<StoredWarning | null> => {
  const { rows } = await client.query<Row>(`select ${WARNING_COLUMNS} from warning where id = $1 ${lock}`, [
    id,
  ]);
  return rows[0] ? warningOf(rows[0]) : null;
};

const columnsOf = (content: WarningContent): unknown[] => [
  JSON.stringify(content),
  content.authority,
  content.category,
  content.severity,
  content.places,
  content.onset,
  content.expires,
];

/** Writes a draft; gives its number. */
export const insertWarning = async (
  client: pg.ClientBase,
  given: {
    content: WarningContent;
    geom: string;
    rule?: string | null;
    place?: string | null;
    evidence?: readonly Evidence[];
  },
): Promise<string> => {
  const { rows } = await client.query<{ id: string }>(
    `insert into warning (content, authority_id, category, severity, places, onset, expires, geom, rule_id, place_id, evidence)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      ...columnsOf(given.content),
      given.geom,
      given.rule ?? null,
      given.place ?? null,
      JSON.stringify(given.evidence ?? []),
    ],
  );
  return rows[0]!.id;
};

/** Puts what a warning says in the place of what it said. */
export const updateContent = async (
  client: pg.ClientBase,
  id: string,
  content: WarningContent,
  geom: string,
): Promise<void> => {
  await client.query(
    `update warning set content = $2, authority_id = $3, category = $4, severity = $5, places = $6, onset = $7, expires = $8,
       geom = $9, version = version + 1, changed_at = now(), proposal = null where id = $1`,
    [id, ...columnsOf(content), geom],
  );
};

/** Changes a warning's state; what ended says when, and waits for nothing more. */
export const setState = async (client: pg.ClientBase, id: string, state: WarningState): Promise<void> => {
  await client.query(
    `update warning set state = $2, version = version + 1, changed_at = now(), proposal = null,
       published_at = case when $2 = 'published' then coalesce(published_at, date_trunc('second', now())) else published_at end,
       ended_at = case when $2 in ('cancelled', 'expired', 'dropped') then now() end
     where id = $1`,
    [id, state],
  );
};

/** A message as it was sent. */
export type SentMessage = {
  no: number;
  part: number;
  kind: 'Alert' | 'Update' | 'Cancel';
  sent: Date;
  alert: CapAlert;
};

/** The messages of a warning, newest first. */
export const messagesOf = async (client: pg.ClientBase | pg.Pool, id: string): Promise<SentMessage[]> => {
  const { rows } = await client.query<SentMessage>(
    'select no, part, kind, sent, alert from warning_message where warning_id = $1 order by part desc',
    [id],
  );
  return rows;
};

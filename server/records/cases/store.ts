import type pg from 'pg';
import type { Audience } from '../../../sql/model/records/audience.ts';
import type { CaseChannel } from '../../../sql/model/records/case-type.ts';
import type { Clock } from '../../../sql/model/records/clock.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import type { ActorRole, State } from '../../../sql/model/records/workflow.ts';
import type { Language } from '../../../sql/model/text.ts';
import type { Done } from '../workflow/step.ts';

/** A row of `record_case`. */
export type StoredCase = {
  no: number;
  number: string;
  module: string;
  state: string;
  kind: State['kind'];
  isPublic: boolean;
  isReviewed: boolean;
  channel: CaseChannel;
  language: Language;
  accountId: string | null;
  answers: Answers;
  personal: Answers;
  redacted: Record<string, string>;
  title: string;
  category: string | null;
  structureId: string | null;
  assigneeId: string | null;
  placeId: string | null;
  clocks: Clock[];
  followed: string[];
  dueAt: Date | null;
  receivedAt: Date;
  closedAt: Date | null;
  rating: number | null;
  mergedInto: string | null;
  version: number;
  /** How many there are of what is counted in it. */
  counts: Record<string, number>;
};

/** A row of `record_event`. */
export type StoredEvent = Done & {
  no: number;
  part: number;
  actorId: string | null;
  structureId: string | null;
};

/** The numbers that are counted in a case, of its row `c`. */
export const COUNTS = `(select coalesce(jsonb_object_agg(t.count_id, t.n), '{}') from record_total t where t.case_no = c.no and t.n <> 0) as counts`;

export const CASE_COLUMNS = `c.no, c.number, c.module, c.state, c.kind, c.is_public as "isPublic", c.is_reviewed as "isReviewed", c.channel, c.language,
  c.account_id as "accountId", c.answers, c.personal, c.redacted, c.title, c.category, c.structure_id as "structureId",
  c.assignee_id as "assigneeId", c.place_id as "placeId", c.clocks, c.followed, c.due_at as "dueAt", c.received_at as "receivedAt",
  c.closed_at as "closedAt", c.rating, (select number from record_case m where m.no = c.merged_into) as "mergedInto", c.version,
  ${COUNTS}`;

type Client = pg.ClientBase | pg.Pool;

/** A case by its number; null where there is none. `for update` holds it to the end of the transaction. */
export const findCase = async (
  client: Client,
  number: string,
  lock: '' | 'for update' = '',
): Promise<StoredCase | null> => {
  const text = `select ${CASE_COLUMNS} from record_case c where c.number = $1 ${lock && 'for update of c'}`;
  return (await client.query<StoredCase>(text, [number])).rows[0] ?? null;
};

type EventRow = Omit<StoredEvent, 'at' | 'by' | 'values'> & {
  caseNo: number;
  at: Date;
  by: ActorRole;
  values: Answers;
  audience: Audience;
};
const EVENTS = `select case_no as "caseNo", no, part, deed, by_role as by, actor_id as "actorId", at, audience, from_state as "from",
    to_state as "to", answers as values, structure_id as "structureId"
  from record_event where case_no = any($1) order by case_no, part`;

/** All that was done in some cases, of each in order. */
export const eventsOfAll = async (
  client: Client,
  caseNos: readonly number[],
): Promise<Map<number, StoredEvent[]>> => {
  const { rows } = await client.query<EventRow>(EVENTS, [caseNos]);
  const all = new Map(caseNos.map((no) => [no, [] as StoredEvent[]]));
  for (const { caseNo, ...row } of rows) all.get(caseNo)?.push({ ...row, at: row.at.toISOString() });
  return all;
};

/** All that was done in a case, in order. */
export const eventsOf = async (client: Client, caseNo: number): Promise<StoredEvent[]> =>
  (await eventsOfAll(client, [caseNo])).get(caseNo)!;

const INSERT_EVENT = `insert into record_event
    (case_no, part, deed, by_role, actor_id, at, audience, from_state, to_state, answers, structure_id)
  select $1, coalesce(max(part) + 1, 0), $2, $3, $4, $5, $6, $7, $8, $9, $10 from record_event where case_no = $1
  returning no`;

/** Notes what was done; gives its number. The case must be held by the transaction, or two might take the same part. */
export const addEvent = async (
  client: pg.ClientBase,
  caseNo: number,
  done: Done,
  about: { actorId: string | null; structureId: string | null },
): Promise<number> => {
  const { rows } = await client.query<{ no: number }>(INSERT_EVENT, [
    ...[caseNo, done.deed, done.by, about.actorId, done.at, done.audience, done.from, done.to],
    JSON.stringify(done.values),
    about.structureId,
  ]);
  return rows[0]!.no;
};

import type { CaseLine } from '../../../sql/model/api/records.ts';
import { type Audience, narrower, sees } from '../../../sql/model/records/audience.ts';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import type { State } from '../../../sql/model/records/workflow.ts';
import type { Body } from '../dispatch/body.ts';
import { redact } from './redact.ts';
import { stateOf } from './standing.ts';
import { COUNTS, type StoredCase } from './store.ts';

/** As much of a case as a line of a list is made of: no more is read, as what people write is long. */
export type StoredLine = Pick<
  StoredCase,
  | 'no'
  | 'number'
  | 'module'
  | 'state'
  | 'title'
  | 'redacted'
  | 'category'
  | 'placeId'
  | 'dueAt'
  | 'receivedAt'
  | 'closedAt'
  | 'counts'
>;

const LINE_COLUMNS = `c.no, c.number, c.module, c.state, c.title, c.redacted, c.category, c.place_id as "placeId", c.due_at as "dueAt",
  c.received_at as "receivedAt", c.closed_at as "closedAt", ${COUNTS}, i.id as "bodyId", i.name as "bodyName", i.status as "bodyStatus", coalesce(nullif(a.name, ''), a.email) as "assigneeName"`;

/** Lines of cases `c`, each with the body and the officer who have it; `more` is told beside. `from` is where they are had from. */
export const selectLines = (more = '', from = 'record_case c'): string =>
  `select ${LINE_COLUMNS}${more && `, ${more}`} from ${from} left join institution i on i.id = c.structure_id left join account a on a.id = c.assignee_id`;

/** What `selectLines` gives. */
export type LineRow = StoredLine & {
  bodyId: string | null;
  bodyName: Body['name'];
  bodyStatus: Body['status'];
  assigneeName: string | null;
};

/** Whether a reader sees what was answered to a field. */
export const seesField = ({ form }: CaseType, id: string | undefined, reader: Audience): boolean => {
  const field = form.fields.find((one) => one.id === id);
  if (!field) return false;
  return sees(reader, field.personal ? narrower(field.audience, 'parties') : field.audience);
};

/** As `seesField`, of a case in a state: of one that hides what was written nothing is shown to everybody. */
const seesOf = (type: CaseType, { hides }: State, reader: Audience) => {
  const hidden = hides && reader === 'public';
  return (id: string | undefined): boolean => !hidden && seesField(type, id, reader);
};

/** What everybody reads as the title of a case; empty where nothing of it is shown. */
export const titleForAll = (
  type: CaseType,
  kase: Pick<StoredLine, 'state' | 'title' | 'redacted'>,
): string => {
  const { title } = type.reads;
  if (!seesOf(type, stateOf(type, kase.state), 'public')(title)) return '';
  return kase.redacted[title] ?? redact(kase.title);
};

/** A case as a line of a list, as a reader may see it: each part of it as the field that it is read from. */
export const lineOf = (
  type: CaseType,
  kase: StoredLine & { body: CaseLine['structure']; assigneeName?: string | null },
  reader: Audience,
  now: string,
): CaseLine => {
  const { reads } = type;
  const state = stateOf(type, kase.state);
  const shows = seesOf(type, state, reader);
  const own = shows(reads.title) ? kase.title : '';
  return {
    ...{ number: kase.number, module: kase.module },
    title: reader === 'public' ? titleForAll(type, kase) : own,
    state,
    category: seesField(type, reads.category, reader) ? kase.category : null,
    structure: kase.body,
    place: shows(reads.place) || shows(reads.area) ? kase.placeId : null,
    receivedAt: kase.receivedAt.toISOString(),
    closedAt: kase.closedAt?.toISOString() ?? null,
    dueAt: kase.dueAt?.toISOString() ?? null,
    isOverdue: kase.dueAt !== null && kase.dueAt.getTime() <= Date.parse(now),
    assignee: reader === 'internal' ? (kase.assigneeName ?? null) : null,
    counts: kase.counts,
  };
};

/** As `lineOf`, of a row of `selectLines`. */
export const lineOfRow = (type: CaseType, row: LineRow, reader: Audience, now: string): CaseLine => {
  const { bodyId, bodyName, bodyStatus } = row;
  const body = bodyId === null ? null : { id: bodyId, name: bodyName, status: bodyStatus };
  return lineOf(type, { ...row, body }, reader, now);
};

import type pg from 'pg';
import type { Tell } from '../../../sql/model/records/workflow.ts';
import { bodyOf } from '../dispatch/body.ts';
import { takeFiles } from '../files/take.ts';
import type { CaseMachine } from '../machine.ts';
import type { Case, Done } from '../workflow/step.ts';
import { filesIn, readOf } from './answers.ts';
import { type Changes, wordsAfter } from './effects.ts';
import { standingOf, stateOf } from './standing.ts';
import { addEvent, type StoredCase } from './store.ts';
import { tell } from './tell.ts';

const UPDATE = `update record_case set state = $2, kind = $3, is_public = $4, clocks = $5, due_at = $6, next_at = $7, followed = $8,
    structure_id = $9, assignee_id = $10, rating = coalesce($11, rating), merged_into = coalesce($12, merged_into), redacted = $13,
    public_words = $14, all_words = $15, changed_at = $16::timestamptz, version = version + 1,
    is_reviewed = $17, next_counts = $18, answers = $19, title = $20,
    closed_at = case when $3 <> 'closed' then null when kind = 'closed' then closed_at else $16::timestamptz end
  where no = $1`;

const updateCase = async (
  client: pg.ClientBase,
  machine: CaseMachine,
  before: StoredCase,
  after: { kase: Case; changes: Changes; followed: readonly string[]; now: string },
) => {
  const { kase, changes, followed, now } = after;
  const answers = changes.answers ?? before.answers;
  const standing = standingOf(machine, kase, { answers, followed, now });
  const words = wordsAfter(machine, before, { changes, history: kase.history });
  const { hides } = stateOf(machine.type, kase.state);
  const structureId = changes.structureId === undefined ? before.structureId : changes.structureId;
  const assigneeId = changes.assigneeId === undefined ? before.assigneeId : changes.assigneeId;
  await client.query(UPDATE, [
    ...[before.no, standing.state, standing.kind, standing.isPublic, JSON.stringify(kase.clocks)],
    ...[standing.dueAt, standing.nextAt, followed, structureId, assigneeId],
    ...[
      changes.rating ?? null,
      changes.mergedIntoNo ?? null,
      JSON.stringify(changes.redacted ?? before.redacted),
    ],
    ...[hides ? '' : words.open, words.all, now, standing.isReviewed, JSON.stringify(standing.nextCounts)],
    ...[JSON.stringify(answers), readOf(machine.type, { ...answers, ...before.personal }).title],
  ]);
  return { standing, structureId };
};

/** What was done in a case, as it is to be written. */
export type Written = {
  kase: Case;
  done: Done | null;
  changes: Changes;
  tells: readonly Tell[];
  followed: readonly string[];
  actorId: string | null;
  now: string;
  /** What the messages are known by: whoever was told of it is not told again. */
  key: string;
};

/**
 * Writes what a deed made of a case, its event, its files and its messages in the caller's transaction, which holds the row.
 * The audit row is the caller's.
 */
export const writeStep = async (
  client: pg.ClientBase,
  machine: CaseMachine,
  before: StoredCase,
  written: Written,
): Promise<void> => {
  const { kase, done, changes, followed, now, tells, actorId } = written;
  const { standing, structureId } = await updateCase(client, machine, before, {
    kase,
    changes,
    followed,
    now,
  });
  if (done) {
    // What stood in the place of what was amended is kept beside it, among what is shown to nobody.
    const values = changes.was ? { ...done.values, was: changes.was } : done.values;
    const about = { actorId, structureId: before.structureId };
    const eventNo = await addEvent(client, before.no, { ...done, values }, about);
    const deed = machine.workflow.deeds.find(({ id }) => id === done.deed);
    await takeFiles(client, filesIn({ fields: deed?.asks ?? [] }, done.values), {
      caseNo: before.no,
      eventNo,
    });
  }
  const structure = structureId === null ? null : await bodyOf(client, structureId);
  const { number, language, accountId, personal, channel } = before;
  const { title } = readOf(machine.type, { ...(changes.answers ?? before.answers), ...personal });
  const subject = { number, title, language, accountId, channel, personal, structure, dueAt: standing.dueAt };
  await tell(client, machine.type, subject, tells, { key: written.key, timeZone: machine.calendar.timeZone });
  if (done) await machine.afterDeed?.(client, { number, caseNo: before.no, deed: done.deed, at: now });
};

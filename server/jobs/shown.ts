import { JOB_KINDS } from '../../sql/jobs/kinds.ts';
import type { Job } from '../../sql/model/api/jobs.ts';
import type { JobKind, JobState } from '../../sql/model/job.ts';
import { JOB_ERRORS } from '../../sql/model/job-errors.ts';
import { sameText, type Text } from '../../sql/model/text.ts';
import { accountOf, may, type Who } from '../accounts/who.ts';

const KINDS: Readonly<Record<string, JobKind>> = JOB_KINDS;
const ERRORS: Readonly<Record<string, Text>> = JOB_ERRORS;

/** A row of `job`, with the account that started it, by itself or by a key. */
export type JobRow = {
  id: number;
  kind: string;
  payload: Record<string, unknown>;
  state: JobState;
  priority: number;
  run_at: Date;
  fails: number;
  progress: number | null;
  note: string | null;
  result: unknown;
  error: string | null;
  error_detail: string | null;
  cancel_at: Date | null;
  actor_kind: string;
  actor_id: string | null;
  account_id: string | null;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
};

const isOver = ({ state }: JobRow): boolean => state !== 'waiting' && state !== 'running';

/** Whether somebody started a job herself. */
const isOwn = (row: JobRow, who: Who): boolean =>
  row.account_id !== null && row.account_id === accountOf(who);

/** Who may see a job: operators, and who started it. */
export const maySee = (row: JobRow, who: Who): boolean => may(who, 'jobs.manage') || isOwn(row, who);

const maySteer = (row: JobRow, who: Who): boolean => {
  const kind = KINDS[row.kind];
  return may(who, 'jobs.manage') || (isOwn(row, who) && kind !== undefined && may(who, kind.may));
};

/** Who may cancel a job that is not over: operators, and who started it and still may start one. */
export const mayCancel = (row: JobRow, who: Who): boolean => !isOver(row) && maySteer(row, who);

export const mayRetry = (row: JobRow, who: Who): boolean => row.state === 'dead' && may(who, 'jobs.manage');

/** A job as whoever asks sees it. */
export const shownTo =
  (who: Who) =>
  (row: JobRow): Job => ({
    id: row.id,
    kind: row.kind,
    title: KINDS[row.kind]?.title ?? sameText(row.kind),
    state: row.state,
    priority: row.priority,
    progress: row.progress,
    note: row.note,
    payload: row.payload,
    result: row.result,
    fails: row.fails,
    mostFails: KINDS[row.kind]?.attempts ?? null,
    error:
      row.error === null
        ? null
        : { code: row.error, title: ERRORS[row.error] ?? sameText(row.error), detail: row.error_detail },
    isCancelling: row.state === 'running' && row.cancel_at !== null,
    mayCancel: mayCancel(row, who),
    mayRetry: mayRetry(row, who),
    actor: { kind: row.actor_kind, id: row.actor_id },
    createdAt: row.created_at.toISOString(),
    runAt: row.run_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  });

import type pg from 'pg';
import type { Question } from '../../sql/model/analysis.ts';
import type { AnalysisInput, Figures } from '../../sql/model/api/analyses.ts';
import type { JobState } from '../../sql/model/job.ts';
import type { Text } from '../../sql/model/text.ts';
import type { AskedQuestion } from './ask.ts';

type Client = pg.Pool | pg.ClientBase;

/** A question that was asked, with the job that answers it, where there is one. */
export type AnalysisRow = {
  id: string;
  question: Question;
  title: Text;
  inputs: AnalysisInput[];
  state: 'waiting' | 'done' | 'failed';
  result: Figures | null;
  error: string | null;
  layer_id: string | null;
  job_id: number | null;
  created_at: Date;
  job_state: JobState | null;
  job_error: string | null;
  progress: number | null;
};

const FIND = `select a.id, a.question, a.title, a.inputs, a.state, a.result, a.error, a.layer_id, a.job_id, a.created_at,
    j.state as job_state, j.error as job_error, j.progress
  from analysis a left join job j on j.id = a.job_id where a.id = $1`;

export const findAnalysis = async (client: Client, id: string): Promise<AnalysisRow | undefined> =>
  (await client.query<AnalysisRow>(FIND, [id])).rows[0];

/** Notes that a question is to be answered, be it that it was before and its answer is gone. */
export const noteQuestion = async (client: Client, asked: AskedQuestion): Promise<void> => {
  await client.query(
    `insert into analysis (id, kind, question, title, inputs, state) values ($1, $2, $3, $4, $5, 'waiting')
     on conflict (id) do update set state = 'waiting', result = null, error = null, layer_id = null, asked_at = now()`,
    [
      asked.id,
      asked.question.kind,
      JSON.stringify(asked.question),
      JSON.stringify(asked.title),
      JSON.stringify(asked.inputs),
    ],
  );
};

export const noteJob = async (client: Client, id: string, job: number): Promise<void> => {
  await client.query('update analysis set job_id = $2 where id = $1', [id, job]);
};

/** Keeps an answer that somebody asked for; once a day is enough to say so. */
export const noteAsked = async (client: Client, id: string): Promise<void> => {
  await client.query(
    `update analysis set asked_at = now() where id = $1 and asked_at < now() - interval '1 day'`,
    [id],
  );
};

/** How many questions wait for a worker. */
export const waitingCount = async (client: Client): Promise<number> => {
  const { rows } = await client.query<{ count: number }>(
    `select count(*) as count from job where kind = 'analysis.run' and state in ('waiting', 'running')`,
  );
  return rows[0]!.count;
};

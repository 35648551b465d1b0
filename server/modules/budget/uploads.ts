import type pg from 'pg';
import { type Actor, audit } from '../../../sql/audit.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { BUDGET_THEME } from '../../../sql/model/budget/figures.ts';
import type { Country } from '../../../sql/model/country.ts';
import { JOB_ERRORS } from '../../../sql/model/job-errors.ts';
import { reasonText } from '../../../sql/model/reasons.ts';
import type { Language, Text } from '../../../sql/model/text.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import { wholeBody } from '../../http/whole-body.ts';
import type { Services } from '../../services.ts';
import { type Upload, Uploaded, UploadQuery, Upload as UploadShape, Uploads } from './schema.ts';

/** Who may bring layers of the budget's own theme to the public may bring a budget: it is the whole country's, no other theme's and no single structure's. */
const ACCESS = { may: 'layers.publish', theme: BUDGET_THEME } as const;
const TAG = 'Budget';
const MOST_BYTES = 20 * 1024 * 1024;
const JSON_TYPE = 'application/json';

// What waits is as its job is: of one that was given up, was cancelled or is not there any more nothing comes by itself.
const STATE = `case when u.state <> 'waiting' then u.state when j.state in ('waiting', 'running') then j.state else 'failed' end`;
const FIELDS = `u.id, u.dataset_id as dataset, u.name, ${STATE} as state, u.version, u.rejected, u.sent_at, u.ended_at, u.job_id as job,
    case when j.state = 'running' then j.progress end as progress, case when ${STATE} = 'failed' then j.error end as error`;
const FROM = 'from budget_upload u left join job j on j.id = u.job_id';
const LIST = `select ${FIELDS}, '[]'::jsonb as findings ${FROM} order by u.sent_at desc, u.id limit 50`;
const ONE = `select ${FIELDS}, u.findings ${FROM} where u.id = $1`;
const PUT = 'insert into budget_upload (dataset_id, name, content) values ($1, $2, $3) returning id';
const GIVE = 'update budget_upload set job_id = $2 where id = $1';

type Row = Omit<Upload, 'sentAt' | 'endedAt' | 'error'> & {
  sent_at: Date;
  ended_at: Date | null;
  error: string | null;
};

const ERRORS: Readonly<Record<string, Text>> = JOB_ERRORS;

/** An upload with what was found in it, said in a language. */
const shownOf =
  (language: Language, country: Country) =>
  ({ sent_at, ended_at, findings, error, ...row }: Row): Upload => ({
    ...row,
    findings: findings.map((one) => ({
      ...one,
      message: reasonText(one.reason, language, one, country) ?? one.message,
    })),
    error: error === null ? null : (ERRORS[error]?.[language] ?? error),
    sentAt: sent_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
  });

/** Has an upload loaded by a job of its own; gives the number of it. */
const loadByJob = async (client: pg.ClientBase, upload: string, actor: Actor): Promise<number> => {
  const job = (await enqueue(client, 'budget.load', { upload }, { actor }))!;
  await client.query(GIVE, [upload, job]);
  return job;
};

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

const HELD = `${ONE} for update of u`;

/** Has an upload loaded after all that nothing came of. 404 where there is none, 409 where it is loaded, refused or on its way. */
const retry = ({ db }: Services, id: string, actor: Actor): Promise<number> =>
  transaction(db, async (client) => {
    const { rows } = isUuid(id) ? await client.query<Row>(HELD, [id]) : { rows: [] };
    const [row] = rows;
    if (!row) throw notFound('no-such-thing', id);
    if (row.state !== 'failed') throw new HttpError(409, 'job-not-dead');
    const job = await loadByJob(client, id, actor);
    const object = { kind: 'budget', id: row.dataset };
    await audit(client, { actor, action: 'budget.retry', object, after: { upload: id } });
    return job;
  });

/** `/api/office/budget/uploads`: a file comes in, and a job makes it a version or tells row by row why not. */
export const uploadEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/office/budget/uploads',
    access: ACCESS,
    tag: TAG,
    summary: 'Send in a budget',
    description:
      'A Fiscal Data Package as a zip, or a bare table as a new version of a budget that there is; up to 20 MB. It is loaded by a job, whole or not at all.',
    query: UploadQuery,
    streams: {
      'application/zip': 'text',
      'text/csv': 'text',
      'application/json': 'text',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'text',
      'application/octet-stream': 'text',
    },
    answers: { 202: { description: 'The upload and its job', content: { [JSON_TYPE]: Uploaded } } },
    handle: async ({ db }, { request, response, query, who }) => {
      const content = await wholeBody(request, { most: MOST_BYTES });
      if (content.length === 0) throw new HttpError(400, 'invalid-body');
      const actor = actorOf(who);
      const sent = await transaction(db, async (client) => {
        const { rows } = await client.query<{ id: string }>(PUT, [query.dataset, query.filename, content]);
        const id = rows[0]!.id;
        const job = await loadByJob(client, id, actor);
        await audit(client, {
          actor,
          action: 'budget.send',
          object: { kind: 'budget', id: query.dataset },
          after: { upload: id, bytes: content.length },
        });
        return { id, job };
      });
      response.status(202).json(sent);
    },
  }),
  endpoint({
    path: '/api/office/budget/uploads',
    access: ACCESS,
    tag: TAG,
    summary: 'Budgets that were sent in lately',
    description: 'Each with its state: one whose job was given up, or is not there any more, has `failed`.',
    query: NO_QUERY,
    answers: { 200: { description: 'Uploads', content: { [JSON_TYPE]: Uploads } } },
    handle: async ({ db, country }, { request, response }) => {
      const { rows } = await db.pool.query<Row>(LIST);
      response.json({ uploads: rows.map(shownOf(languageOf(request), country)) });
    },
  }),
  endpoint({
    path: '/api/office/budget/uploads/{id}',
    access: ACCESS,
    tag: TAG,
    summary: 'What became of an upload, with what was found row by row',
    query: NO_QUERY,
    answers: { 200: { description: 'An upload', content: { [JSON_TYPE]: UploadShape } } },
    handle: async ({ db, country }, { request, response }) => {
      const id = pathOf(request, 'id');
      const { rows } = isUuid(id) ? await db.pool.query<Row>(ONE, [id]) : { rows: [] };
      if (!rows[0]) throw notFound('no-such-thing', id);
      response.json(shownOf(languageOf(request), country)(rows[0]));
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/office/budget/uploads/{id}/retry',
    access: ACCESS,
    tag: TAG,
    summary: 'Has an upload loaded after all that nothing came of',
    query: NO_QUERY,
    answers: { 202: { description: 'The upload and its new job', content: { [JSON_TYPE]: Uploaded } } },
    handle: async (services, { request, response, who }) => {
      const id = pathOf(request, 'id');
      response.status(202).json({ id, job: await retry(services, id, actorOf(who)) });
    },
  }),
];

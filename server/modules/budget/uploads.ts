import type { Request } from 'express';
import { audit } from '../../../sql/audit.ts';
import { enqueue } from '../../../sql/jobs/enqueue.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { type Upload, Uploaded, UploadQuery, Upload as UploadShape, Uploads } from './schema.ts';

/** Who may bring a layer to the public may bring a budget. */
const ACCESS = { may: 'layers.publish' } as const;
const TAG = 'Budget';
const MOST_BYTES = 20 * 1024 * 1024;
const JSON_TYPE = 'application/json';

/** The bytes of a body as they come, no more than so many; memory is bounded by that. */
const bytesOf = async (request: Request): Promise<Buffer> => {
  if ((request.get('content-encoding') ?? 'identity') !== 'identity')
    throw new HttpError(415, 'other-type', { values: { types: 'identity' } });
  if (Number(request.get('content-length') ?? 0) > MOST_BYTES) throw new HttpError(413, 'too-large');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new HttpError(413, 'too-large');
    chunks.push(chunk);
  }
  if (bytes === 0) throw new HttpError(400, 'invalid-body');
  return Buffer.concat(chunks);
};

const FIELDS = `id, dataset_id as dataset, name, state, version, rejected, findings, sent_at, ended_at`;
const LIST = `select ${FIELDS.replace('findings', `'[]'::jsonb as findings`)} from budget_upload order by sent_at desc limit 50`;
const ONE = `select ${FIELDS} from budget_upload where id = $1`;
const PUT = 'insert into budget_upload (dataset_id, name, content) values ($1, $2, $3) returning id';

type Row = Omit<Upload, 'sentAt' | 'endedAt'> & { sent_at: Date; ended_at: Date | null };

const shownOf = ({ sent_at, ended_at, ...row }: Row): Upload => ({
  ...row,
  sentAt: sent_at.toISOString(),
  endedAt: ended_at?.toISOString() ?? null,
});

const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

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
      const content = await bytesOf(request);
      const actor = actorOf(who);
      const sent = await transaction(db, async (client) => {
        const { rows } = await client.query<{ id: string }>(PUT, [query.dataset, query.filename, content]);
        const id = rows[0]!.id;
        const job = await enqueue(client, 'budget.load', { upload: id }, { actor });
        await audit(client, {
          actor,
          action: 'budget.send',
          object: { kind: 'budget', id: query.dataset },
          after: { upload: id, bytes: content.length },
        });
        return { id, job: job! };
      });
      response.status(202).json(sent);
    },
  }),
  endpoint({
    path: '/api/office/budget/uploads',
    access: ACCESS,
    tag: TAG,
    summary: 'Budgets that were sent in lately',
    query: NO_QUERY,
    answers: { 200: { description: 'Uploads', content: { [JSON_TYPE]: Uploads } } },
    handle: async ({ db }, { response }) => {
      const { rows } = await db.pool.query<Row>(LIST);
      response.json({ uploads: rows.map(shownOf) });
    },
  }),
  endpoint({
    path: '/api/office/budget/uploads/{id}',
    access: ACCESS,
    tag: TAG,
    summary: 'What became of an upload, with what was found row by row',
    query: NO_QUERY,
    answers: { 200: { description: 'An upload', content: { [JSON_TYPE]: UploadShape } } },
    handle: async ({ db }, { request, response }) => {
      const id = pathOf(request, 'id');
      const { rows } = isUuid(id) ? await db.pool.query<Row>(ONE, [id]) : { rows: [] };
      if (!rows[0]) throw notFound('no-such-thing', id);
      response.json(shownOf(rows[0]));
    },
  }),
];

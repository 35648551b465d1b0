import type { Request } from 'express';
import { z } from 'zod';
import { audit } from '../../sql/audit.ts';
import { Question } from '../../sql/model/analysis.ts';
import { AnalysisInfo, CancelAnalysis } from '../../sql/model/api/analyses.ts';
import { transaction } from '../../sql/transaction.ts';
import { actorOf, may } from '../accounts/who.ts';
import { Lang } from '../features/query.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { HttpError, notFound } from '../http/error.ts';
import { answeredUnchanged, etagOf } from '../http/etag.ts';
import { untilGone } from '../http/stream.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { takeQuestion } from './answer-now.ts';
import { askedOf, idOf, inputsOf, lookOf } from './ask.ts';
import { isSeen, shown } from './shown.ts';
import { type AnalysisRow, findAnalysis } from './store.ts';

const TAG = 'Questions';
const ANSWER = { description: 'The question and its answer', content: { 'application/json': AnalysisInfo } };
/** A polygon of two thousand points, and some room. */
const BODY_BYTES = 200_000;

/** What cancels a question: known to whoever had it computed, and to nobody else. */
const ticketOf = ({ secrets }: Services, id: string, job: number): string =>
  secrets.mac('analysis', `${id} ${job}`);

/** A question by the path's id, if whoever asks sees what it was asked of; else it was never asked. */
const rowOf = async (services: Services, request: Request): Promise<AnalysisRow> => {
  const id = pathOf(request, 'analysis');
  const row = await findAnalysis(services.db.pool, id);
  if (!row) throw notFound('no-such-thing', id);
  if (row.layer_id !== null && !services.catalogue.hasAnswer(row.layer_id))
    await services.catalogue.refresh();
  if (!isSeen(row, seen(services, request))) throw notFound('no-such-thing', id);
  return row;
};

/** Whether the same question has the same answer today; one whose layers are gone has none. */
const isCurrent = async (services: Services, request: Request, row: AnalysisRow): Promise<boolean> => {
  const snapshot = seen(services, request);
  const look = await lookOf(services.db, snapshot, row.question).catch(() => null);
  if (!look) return false;
  try {
    return idOf(row.question, inputsOf(row.question, look)) === row.id;
  } catch (error) {
    if (error instanceof HttpError) return false;
    throw error;
  }
};

const CANCEL = `update job set cancel_at = coalesce(cancel_at, now()),
    state = case state when 'waiting' then 'cancelled' else state end,
    finished_at = case state when 'waiting' then now() end
  where id = $1 and kind = 'analysis.run' and state in ('waiting', 'running')`;

/** `/api/analyses...`: questions about what is where and what changes, and their answers. */
export const analysisEndpoints: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/analyses',
    access: 'public',
    tag: TAG,
    summary: 'Asks a question',
    description:
      'Answered at once where the answer is there already or small (200); else a job answers it (202), and the address in `Location` tells how far it is. The answer is a layer with tiles, items and files, and figures. The same question of the same revisions has the same id.',
    query: NO_QUERY,
    body: Question,
    bodyBytes: BODY_BYTES,
    answers: { 200: ANSWER, 202: ANSWER },
    handle: async (services, { request, response, body, who }) => {
      const asked = await askedOf(services.db, seen(services, request), body);
      const gone = untilGone(response);
      const { row, job } = await takeQuestion(services, asked, { who, gone });
      const base = baseUrlOf(request, services.config.PUBLIC_URL);
      const info = shown(row, {
        snapshot: seen(services, request),
        base,
        isCurrent: true,
        ticket: job === null ? undefined : ticketOf(services, row.id, job),
      });
      response
        .status(info.state === 'done' ? 200 : 202)
        .set('Location', info.links.self)
        .json(info);
    },
  }),
  endpoint({
    path: '/api/analyses/{analysis}',
    access: 'public',
    tag: TAG,
    summary: 'A question, how far its answer is, and the answer',
    query: z.object({ lang: Lang }),
    answers: { 200: ANSWER },
    handle: async (services, { request, response }) => {
      const row = await rowOf(services, request);
      const snapshot = seen(services, request);
      const base = baseUrlOf(request, services.config.PUBLIC_URL);
      const current = await isCurrent(services, request, row);
      const info = shown(row, { snapshot, base, isCurrent: current }) satisfies AnalysisInfo;
      const text = JSON.stringify(info);
      // What is under way is looked at again and again, and what is done grows old: nobody keeps it unasked.
      if (answeredUnchanged(request, response, etagOf(text), 'no-cache')) return;
      response.set('Content-Type', 'application/json').send(Buffer.from(text));
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/analyses/{analysis}/cancel',
    access: 'public',
    tag: TAG,
    summary: 'Cancels a question that is being answered',
    description: 'By the ticket that was given to whoever asked it, or by an operator.',
    query: NO_QUERY,
    body: CancelAnalysis,
    answers: { 200: ANSWER },
    handle: async (services, { request, response, body, who }) => {
      const row = await rowOf(services, request);
      const isOwn = row.job_id !== null && body.ticket === ticketOf(services, row.id, row.job_id);
      if (!isOwn && !may(who, 'jobs.manage')) throw new HttpError(403, 'not-allowed');
      await transaction(services.db, async (client) => {
        const { rowCount } = await client.query(CANCEL, [row.job_id]);
        if (rowCount === 0) throw new HttpError(409, 'job-over');
        const object = { kind: 'job', id: String(row.job_id) };
        await audit(client, { actor: actorOf(who), action: 'job.cancel', object });
      });
      const base = baseUrlOf(request, services.config.PUBLIC_URL);
      const now = (await findAnalysis(services.db.pool, row.id)) ?? row;
      response.json(shown(now, { snapshot: seen(services, request), base, isCurrent: true }));
    },
  }),
];

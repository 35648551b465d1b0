import type { Request, Response } from 'express';
import { z } from 'zod';
import {
  CommentTaken,
  NewComment,
  PolicyDetail,
  PolicyList,
  PublicComments,
} from '../../sql/model/api/policies.ts';
import { transaction } from '../../sql/transaction.ts';
import { fileName, PDF, sightOf } from '../briefs/routes.ts';
import { Lang } from '../features/query.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { HttpError, notFound } from '../http/error.ts';
import { answeredUnchanged, etagOf, LIVE_CACHE, PUBLIC_CACHE } from '../http/etag.ts';
import { sendLive } from '../http/send-json.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { policyDocument } from './brief.ts';
import { addComment, commentsCsv, publicComments } from './comments.ts';
import { consultationOf } from './consultation.ts';
import { officePolicyEndpoints } from './office.ts';
import { policyDetail, policyList } from './public.ts';
import { findPolicy } from './store.ts';

const given = { access: 'public', tag: 'Policies', query: NO_QUERY } as const;
const JSON_TYPE = 'application/json';
const CSV = 'text/csv';

const VersionQuery = z.object({
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional()
    .meta({ type: 'integer', description: 'A version that was published; the newest where none is named.' }),
});

const sendPdf = async (
  services: Services,
  asked: { request: Request; response: Response; query: { version?: number | undefined } },
): Promise<void> => {
  const { request, response, query } = asked;
  const sight = sightOf(services, request, response);
  const id = pathOf(request, 'id');
  const policy = await policyDetail(services, sight.snapshot, id, query.version);
  const name = ['policy', id, policy.version, policy.state, sight.language, sight.base].join(' ');
  const { tag, pdf } = await services.briefs.make(sight.snapshot, name, async () =>
    policyDocument(sight, policy),
  );
  response.vary('Accept-Language');
  if (answeredUnchanged(request, response, etagOf(tag), PUBLIC_CACHE)) return;
  const bytes = await pdf();
  response
    .set({
      'Content-Type': PDF,
      'Content-Language': sight.language,
      'Content-Disposition': `inline; filename="${fileName('policy', id, sight.language)}"`,
    })
    .send(bytes);
};

const sendComments = async (
  { db }: Services,
  { request, response, f }: { request: Request; response: Response; f: 'json' | 'csv' | undefined },
): Promise<void> => {
  const id = pathOf(request, 'id');
  const policy = await findPolicy(db.pool, id);
  if (!policy?.published) throw notFound('no-such-thing', id);
  const comments = await publicComments(db.pool, id);
  if (f !== 'csv') return sendLive(request, response, comments);
  const text = commentsCsv(comments);
  if (answeredUnchanged(request, response, etagOf(text), LIVE_CACHE)) return;
  response
    .set({
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="comments-${policy.id}.csv"`,
    })
    .send(text);
};

/** `/api/policies...`: documents of policy with their targets, versions, and what the public says of them. */
export const policyEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/policies',
    summary: 'Documents of policy, newest first',
    answers: { 200: { description: 'Documents', content: { [JSON_TYPE]: PolicyList } } },
    handle: async (services, { request, response }) =>
      sendLive(request, response, await policyList(services, request)),
  }),
  endpoint({
    ...given,
    path: '/api/policies/{id}',
    summary: 'A document, with how its targets go and what its version changed',
    query: VersionQuery,
    answers: { 200: { description: 'A document', content: { [JSON_TYPE]: PolicyDetail } } },
    handle: async (services, { request, response, query: { version } }) => {
      const snapshot = seen(services, request);
      sendLive(request, response, await policyDetail(services, snapshot, pathOf(request, 'id'), version));
    },
  }),
  endpoint({
    ...given,
    path: '/api/policies/{id}/brief.pdf',
    summary: 'A document as a PDF',
    query: VersionQuery.extend({ lang: Lang }),
    answers: { 200: { description: 'A PDF (PDF/UA-1)', content: { [PDF]: 'binary' } } },
    handle: sendPdf,
  }),
  endpoint({
    ...given,
    path: '/api/policies/{id}/comments',
    summary: 'What the public says of a document',
    description: 'Comments that were reviewed; of rejected ones where and why. With f=csv as a table.',
    query: z.object({ f: z.enum(['json', 'csv']).optional() }),
    answers: {
      200: { description: 'Comments', content: { [JSON_TYPE]: PublicComments, [CSV]: 'text' } },
    },
    handle: (services, { request, response, query: { f } }) =>
      sendComments(services, { request, response, f }),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/policies/{id}/comments',
    access: { acts: ['account', 'email'] },
    summary: 'Say what one thinks of a document, while it is open to comments',
    description: 'It is shown once somebody reviewed it. An account or a confirmed address is needed.',
    body: NewComment,
    answers: { 202: { description: 'It waits for review', content: { [JSON_TYPE]: CommentTaken } } },
    handle: async ({ db, country }, { request, response, who, body }) => {
      const id = pathOf(request, 'id');
      const taken = await transaction(db, async (client) => {
        const policy = await findPolicy(client, id, 'for update');
        if (!policy?.published) throw notFound('no-such-thing', id);
        const when = consultationOf(policy, { timeZone: country.timeZone, now: new Date() });
        if (!when?.isOpen) throw new HttpError(409, 'not-open-to-comments');
        return addComment(client, who, policy, body);
      });
      response.status(202).json({ id: taken, state: 'waiting' });
    },
  }),
  ...officePolicyEndpoints,
];

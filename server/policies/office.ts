import { z } from 'zod';
import {
  DecideComment,
  EditPolicy,
  NewPolicy,
  OfficeComment,
  OfficeComments,
  OfficePolicies,
  OfficePolicy,
  PublishPolicy,
  ReplyComment,
  SetConsultation,
  WithdrawPolicy,
} from '../../sql/model/api/policies.ts';
import { COMMENT_STATES } from '../../sql/model/policy.ts';
import { transaction } from '../../sql/transaction.ts';
import { accountOf, actorOf, may, type Who } from '../accounts/who.ts';
import { need } from '../http/access.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { HttpError, notFound } from '../http/error.ts';
import { uuidOf } from '../http/uuid-of.ts';
import type { Services } from '../services.ts';
import { decideComment, officeComments, replyComment } from './comments.ts';
import { consultationOf } from './consultation.ts';
import {
  type By,
  createPolicy,
  editPolicy,
  publishPolicy,
  removePolicy,
  setConsultation,
  withdrawPolicy,
} from './deeds.ts';
import {
  commentCounts,
  findPolicy,
  listPolicies,
  NO_COMMENTS,
  publishedVersions,
  type StoredPolicy,
} from './store.ts';

const TAG = 'Policies: office';
const JSON_TYPE = 'application/json';
const given = { access: { may: 'policies.write' }, tag: TAG, query: NO_QUERY } as const;
const review = { access: { may: 'moderate' }, tag: TAG, query: NO_QUERY } as const;
const DRAFT_BYTES = 3_000_000;
const policy = { 200: { description: 'The document', content: { [JSON_TYPE]: OfficePolicy } } };

const mayWrite = (who: Who, { theme }: { theme: string | null }): boolean =>
  may(who, 'policies.write', { theme });

/** The documents as those who write see them. */
const officePolicies = async (services: Services, who: Who, only?: string): Promise<OfficePolicy[]> => {
  const { pool } = services.db;
  const versions = await publishedVersions(pool);
  const counts = await commentCounts(pool);
  const now = new Date();
  const one = only === undefined ? null : await findPolicy(pool, only);
  const all = only === undefined ? await listPolicies(pool) : one ? [one] : [];
  return all.map(({ from, until, changedAt, ...stored }) => ({
    ...stored,
    consultation: consultationOf({ ...stored, from, until }, { timeZone: services.country.timeZone, now }),
    changedAt: changedAt.toISOString(),
    isChanged: JSON.stringify(versions.get(stored.id)?.content ?? null) !== JSON.stringify(stored.draft),
    counts: counts.get(stored.id) ?? NO_COMMENTS,
    mayWrite: mayWrite(who, stored),
  }));
};

const officePolicy = async (services: Services, who: Who, id: string): Promise<OfficePolicy> => {
  const [found] = await officePolicies(services, who, id);
  if (!found) throw notFound('no-such-thing', id);
  return found;
};

const byOf = (who: Who, client: By['client']): By => ({
  client,
  actor: actorOf(who),
  account: accountOf(who),
});

/** Does something with a document, in one transaction, for who may write it; 409 where it changed since it was read. */
const act = async (
  { db }: Services,
  { who, id, revision }: { who: Who; id: string; revision: number | null },
  deed: (by: By, policy: StoredPolicy) => Promise<unknown>,
): Promise<void> => {
  await transaction(db, async (client) => {
    const stored = await findPolicy(client, id, 'for update');
    if (!stored) throw notFound('no-such-thing', id);
    need(who, 'policies.write', { theme: stored.theme });
    if (revision !== null && stored.revision !== revision) throw new HttpError(409, 'conflict');
    await deed(byOf(who, client), stored);
  });
};

const documents: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/policies',
    summary: 'Documents of policy, with what is written of them',
    answers: { 200: { description: 'Documents', content: { [JSON_TYPE]: OfficePolicies } } },
    handle: async (services, { response, who }) =>
      void response.json({ policies: await officePolicies(services, who) }),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/policies',
    summary: 'Begins a document',
    body: NewPolicy,
    bodyBytes: DRAFT_BYTES,
    answers: { 201: { description: 'The document', content: { [JSON_TYPE]: OfficePolicy } } },
    handle: async (services, { response, who, body }) => {
      need(who, 'policies.write', { theme: body.theme });
      await transaction(services.db, (client) => createPolicy(byOf(who, client), body));
      response.status(201).json(await officePolicy(services, who, body.id));
    },
  }),
  endpoint({
    ...given,
    path: '/api/office/policies/{id}',
    summary: 'A document as it is written',
    answers: policy,
    handle: async (services, { request, response, who }) =>
      void response.json(await officePolicy(services, who, pathOf(request, 'id'))),
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/policies/{id}',
    summary: 'Changes what is written; what is published stays',
    body: EditPolicy,
    bodyBytes: DRAFT_BYTES,
    answers: policy,
    handle: async (services, { request, response, who, body: { revision, draft } }) => {
      const id = pathOf(request, 'id');
      await act(services, { who, id, revision }, (by, stored) => editPolicy(by, stored, draft));
      response.json(await officePolicy(services, who, id));
    },
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/office/policies/{id}',
    summary: 'Deletes a document that was never published',
    answers: { 204: { description: 'Done' } },
    handle: async (services, { request, response, who }) => {
      await act(services, { who, id: pathOf(request, 'id'), revision: null }, removePolicy);
      response.status(204).end();
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/policies/{id}/publish',
    summary: 'Publishes what is written as the next version',
    body: PublishPolicy,
    answers: policy,
    handle: async (services, { request, response, who, body: { revision, note } }) => {
      const id = pathOf(request, 'id');
      await act(services, { who, id, revision }, (by, stored) => publishPolicy(by, stored, note));
      response.json(await officePolicy(services, who, id));
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/policies/{id}/withdraw',
    summary: 'Says that a published document holds no more, and why',
    body: WithdrawPolicy,
    answers: policy,
    handle: async (services, { request, response, who, body: { revision, reason } }) => {
      const id = pathOf(request, 'id');
      await act(services, { who, id, revision }, (by, stored) => withdrawPolicy(by, stored, reason));
      response.json(await officePolicy(services, who, id));
    },
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/policies/{id}/consultation',
    summary: 'Opens a document to comments between two days, or (null) closes it',
    body: SetConsultation,
    answers: policy,
    handle: async (services, { request, response, who, body: { revision, days } }) => {
      const id = pathOf(request, 'id');
      await act(services, { who, id, revision }, (by, stored) => setConsultation(by, stored, days));
      response.json(await officePolicy(services, who, id));
    },
  }),
];

const comment = { 200: { description: 'The comment', content: { [JSON_TYPE]: OfficeComment } } };
const comments = { 200: { description: 'Comments', content: { [JSON_TYPE]: OfficeComments } } };

const consultation: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/policies/{id}/comments',
    summary: 'All comments on a document',
    answers: comments,
    handle: async ({ db }, { request, response, who }) => {
      const id = pathOf(request, 'id');
      const stored = await findPolicy(db.pool, id);
      if (!stored) throw notFound('no-such-thing', id);
      need(who, 'policies.write', { theme: stored.theme });
      response.json({ comments: await officeComments(db.pool, { policy: id }) });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/policies/{id}/comments/{comment}/reply',
    summary: 'Answers a comment on behalf of those who wrote the document',
    body: ReplyComment,
    answers: comment,
    handle: async (services, { request, response, who, body: { reply } }) => {
      const id = uuidOf(request, 'comment');
      let answered: OfficeComment | null = null;
      await act(services, { who, id: pathOf(request, 'id'), revision: null }, async (by, stored) => {
        answered = await replyComment(by, stored.id, id, reply);
      });
      if (!answered) throw notFound('no-such-thing', id);
      response.json(answered);
    },
  }),
  endpoint({
    ...review,
    path: '/api/office/policy-comments',
    summary: 'Comments to be reviewed, those that wait first',
    query: z.object({ state: z.enum(COMMENT_STATES).optional() }),
    answers: comments,
    handle: async ({ db }, { response, query: { state } }) =>
      void response.json({ comments: await officeComments(db.pool, { state: state ?? null }) }),
  }),
  endpoint({
    ...review,
    method: 'post',
    path: '/api/office/policy-comments/{id}/decision',
    summary: 'Lets a comment be shown, or says by a code why it is not',
    body: DecideComment,
    answers: comment,
    handle: async ({ db }, { request, response, who, body }) => {
      const id = uuidOf(request);
      const decided = await transaction(db, (client) => decideComment(byOf(who, client), id, body));
      if (!decided) throw notFound('no-such-thing', id);
      response.json(decided);
    },
  }),
];

/** `/api/office/policies...`: documents while they are written, and comments while they are reviewed and answered. */
export const officePolicyEndpoints: readonly Endpoint[] = [...documents, ...consultation];

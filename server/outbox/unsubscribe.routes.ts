import { z } from 'zod';
import { audit } from '../../sql/audit.ts';
import { Unsubscription } from '../../sql/model/api/outbox.ts';
import { TOPICS } from '../../sql/model/message.ts';
import { transaction } from '../../sql/transaction.ts';
import { actorOf } from '../accounts/who.ts';
import { type Asked, type Endpoint, endpoint } from '../http/endpoint.ts';
import { HttpError } from '../http/error.ts';
import { answeredUnchanged, etagOf, PRIVATE_CACHE } from '../http/etag.ts';
import type { Services } from '../services.ts';
import { readUnsubscribeToken } from './unsubscribe-token.ts';

const Query = z.object({ token: z.string().max(300) });
type Token = NonNullable<ReturnType<typeof readUnsubscribeToken>>;

const given = { path: '/api/unsubscribe', access: 'public', tag: 'Outbox', query: Query } as const;
const ANSWERS = { 200: { description: 'The topic', content: { 'application/json': Unsubscription } } };

const tokenOf = ({ secrets }: Services, text: string): Token => {
  const token = readUnsubscribeToken(secrets, text);
  if (!token) throw new HttpError(404, 'no-such-subscription');
  return token;
};

const shown = (topic: Token['topic'], subscribed: boolean): Unsubscription => ({
  topic,
  title: TOPICS[topic],
  subscribed,
});

const CHANGE = {
  end: {
    action: 'topic.unsubscribe',
    sql: 'insert into unsubscribed (recipient_hash, topic) values ($1, $2) on conflict do nothing',
  },
  begin: {
    action: 'topic.subscribe',
    sql: 'delete from unsubscribed where recipient_hash = $1 and topic = $2',
  },
};

const changed =
  (how: keyof typeof CHANGE) =>
  async (services: Services, { response, query, who }: Asked<typeof Query>): Promise<void> => {
    const { topic, recipientHash } = tokenOf(services, query.token);
    const { action, sql } = CHANGE[how];
    await transaction(services.db, async (client) => {
      const { rowCount } = await client.query(sql, [recipientHash, topic]);
      if (rowCount)
        await audit(client, { actor: actorOf(who), action, object: { kind: 'topic', id: topic } });
    });
    response.json(shown(topic, how === 'begin'));
  };

/** `/api/unsubscribe`: by a link of a message, without signing in. Only what is posted changes something: links are opened by programs too. */
export const unsubscribeEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    summary: 'What a link at a message’s end is about',
    description: 'A browser is led to the page.',
    answers: { ...ANSWERS, 303: { description: 'To the page' } },
    handle: async (services, { request, response, query }) => {
      const { topic, recipientHash } = tokenOf(services, query.token);
      response.vary('Accept');
      if (request.accepts(['json', 'html']) === 'html')
        return response.redirect(303, `/unsubscribe?token=${encodeURIComponent(query.token)}`);
      const { rowCount } = await services.db.pool.query(
        'select from unsubscribed where recipient_hash = $1 and topic = $2',
        [recipientHash, topic],
      );
      const text = JSON.stringify(shown(topic, rowCount === 0));
      if (!answeredUnchanged(request, response, etagOf(text), PRIVATE_CACHE))
        response.type('json').send(text);
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    summary: 'Ends messages of a topic; as programs of mail do with one click (RFC 8058)',
    answers: ANSWERS,
    handle: changed('end'),
  }),
  endpoint({
    ...given,
    method: 'delete',
    summary: 'Has messages of a topic sent again',
    answers: ANSWERS,
    handle: changed('begin'),
  }),
];

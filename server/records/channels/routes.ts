import { z } from 'zod';
import { CaseNumber } from '../../../sql/model/api/records.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { HttpError } from '../../http/error.ts';
import { receiveMail } from './mail/receive.ts';
import { readSigned } from './signed.ts';
import { receiveSms, SmsIn } from './sms/receive.ts';

const JSON_TYPE = 'application/json';
const given = { access: 'public', tag: 'Gateways', method: 'post', query: NO_QUERY } as const;
const SIGNED =
  'Signed by Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the secret that the gateway shares with us; 404 where none is set up.';

const SMS_BYTES = 20_000;
/** A file in a mail is a third larger than by itself; three of the largest. */
const MAIL_BYTES = 42_000_000;

const SmsTaken = z.strictObject({
  taken: z.enum(['case', 'asked', 'status', 'help', 'refused', 'cancelled', 'before']),
});
const MailTaken = z.strictObject({
  number: CaseNumber.nullable(),
  deed: z.string().nullable(),
  /** Of what is in no case yet: it became one, or what is missing was asked back. */
  draft: z.enum(['case', 'asked']).nullable(),
});

const smsOf = (body: Buffer): SmsIn => {
  const read = SmsIn.safeParse(jsonOf(body));
  if (!read.success) throw new HttpError(400, 'invalid-body');
  return read.data;
};
const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return null;
  }
};

/** `/api/gateways/...`: what comes in by telephone and mail, from gateways that sign. */
export const gatewayEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/gateways/sms',
    summary: 'Hands over a text message: a case by the word of a module, or a question how a case stands',
    description: `${SIGNED} It is answered by a text message of its own.`,
    streams: { [JSON_TYPE]: SmsIn },
    answers: { 200: { description: 'What it was taken for', content: { [JSON_TYPE]: SmsTaken } } },
    handle: async (services, { request, response }) => {
      const { id, body } = await readSigned(request, { secret: services.config.SMS_SECRET, most: SMS_BYTES });
      response.json({ taken: await receiveSms(services, { id, ...smsOf(body) }) });
    },
  }),
  endpoint({
    ...given,
    path: '/api/gateways/mail',
    summary:
      'Hands over a mail as it came (RFC 5322): an answer in the case whose reply address it came to, or a new case of the module whose address it is',
    description: `${SIGNED} What is missing of a new case is asked back by mail, its receipt is one. What is refused is told to the MTA, and nothing is sent back by us.`,
    streams: { 'message/rfc822': 'binary' },
    answers: { 200: { description: 'Where it went', content: { [JSON_TYPE]: MailTaken } } },
    handle: async (services, { request, response }) => {
      const { MAIL_IN_ADDRESS, MAIL_IN_SECRET } = services.config;
      const secret = MAIL_IN_ADDRESS === undefined ? undefined : MAIL_IN_SECRET;
      const { id, body: raw } = await readSigned(request, { secret, most: MAIL_BYTES });
      response.json(await receiveMail(services, { id, raw }));
    },
  }),
];

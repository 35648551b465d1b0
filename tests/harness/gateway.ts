import { signature } from '../../server/outbox/webhook.ts';
import type { Ground } from './sign-in.ts';

/** What tests and the server of a world share with a gateway. */
export const GATEWAY_SECRET = 'what-the-gateway-and-we-share';

/** How something is handed over: its number, when, and signed with what. */
export type Signed = { id?: string; at?: number; secret?: string };

/** Hands over what came by telephone or mail, as a gateway does; gives the answer with the code of its problem. */
export const hand = async (world: Ground, path: 'sms' | 'mail', body: Buffer, given: Signed = {}) => {
  const { id = crypto.randomUUID(), at = Math.floor(Date.now() / 1000), secret = GATEWAY_SECRET } = given;
  const response = await fetch(`${world.origin}/api/gateways/${path}`, {
    method: 'POST',
    headers: {
      ...{ 'Content-Type': path === 'sms' ? 'application/json' : 'message/rfc822' },
      ...{ 'webhook-id': id, 'webhook-timestamp': String(at) },
      'webhook-signature': signature(Buffer.from(secret), { id, at, body }),
    },
    body: new Uint8Array(body),
  });
  const json = (await response.json()) as Record<string, string>;
  return { status: response.status, code: json.type?.split('/').at(-1), json };
};

/** Hands over a text message. */
export const handSms = (world: Ground, from: string, text: string, given: Signed = {}) =>
  hand(world, 'sms', Buffer.from(JSON.stringify({ from, text })), given);

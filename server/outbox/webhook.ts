import { createHmac, randomBytes } from 'node:crypto';
import type { Secrets } from '../accounts/secrets.ts';
import { DeliveryError } from './delivery-error.ts';
import { checkStatus, handOver, type Reach } from './hand-over.ts';

const purposeOf = (webhook: string): string => `webhook ${webhook}`;

/** A new secret, as its owner is shown it once, and as it is stored. */
export const newSecret = (secrets: Secrets, webhook: string): { secret: string; sealed: Buffer } => {
  const bytes = randomBytes(32);
  return { secret: `whsec_${bytes.toString('base64')}`, sealed: secrets.seal(purposeOf(webhook), bytes) };
};

/** Standard Webhooks, symmetric: `v1,` and the HMAC-SHA-256 of number, time (seconds) and body. */
export const signature = (
  secret: Buffer,
  { id, at, body }: { id: string; at: number; body: string | Buffer },
): string => `v1,${createHmac('sha256', secret).update(`${id}.${at}.`).update(body).digest('base64')}`;

/** What a webhook gets: the number of the message, and a JSON text. */
export type WebhookLetter = { id: string; body: string };
export type WebhookTarget = { id: string; url: string; secret_sealed: Buffer };

/** Posts a signed message (Standard Webhooks). 410 says that nothing is wanted there any more. Throws DeliveryError. */
export const sendWebhook = async (
  letter: WebhookLetter,
  target: WebhookTarget,
  { secrets, reach, signal }: { secrets: Secrets; reach: Reach; signal?: AbortSignal },
): Promise<void> => {
  const secret = secrets.open(purposeOf(target.id), target.secret_sealed);
  // Sealed with another SECRET_KEY: its owner makes a new one.
  if (!secret) throw new DeliveryError('secret', { isFinal: true });
  const at = Math.floor(Date.now() / 1000);
  const headers = {
    'Content-Type': 'application/json',
    'webhook-id': letter.id,
    'webhook-timestamp': at,
    'webhook-signature': signature(secret, {
      ...letter,
      at,
    }),
  };
  const status = await handOver(
    { url: target.url, headers, body: letter.body, ...(signal ? { signal } : {}) },
    reach,
  );
  checkStatus(status, [410]);
};

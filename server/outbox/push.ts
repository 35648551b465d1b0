import { createECDH } from 'node:crypto';
import webPush from 'web-push';
import type { PushPayload } from '../../sql/model/api/outbox.ts';
import type { Secrets } from '../accounts/secrets.ts';
import type { Config } from '../config.ts';
import { linkBase, senderOf } from './addresses.ts';
import { DeliveryError } from './delivery-error.ts';
import { checkStatus, handOver, type Reach } from './hand-over.ts';

/** The keys by which push services know us (VAPID, RFC 8292). */
export type VapidKeys = { subject: string; publicKey: string; privateKey: string };
export type PushTarget = { endpoint: string; p256dh: string; auth: string };

/** A day: what tells of a deed is of no use a week later. */
const TTL_SECONDS = 86_400;

/** The point of P-256 that belongs to a number, both as VAPID writes them. */
const publicKeyOf = (privateKey: string): string => {
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(Buffer.from(privateKey, 'base64url'));
  return pair.getPublicKey().toString('base64url');
};

/** The keys that are set, else a pair that follows from SECRET_KEY, so that push works without being set up. */
export const vapidOf = (config: Config, secrets: Secrets): VapidKeys => {
  const privateKey = config.VAPID_PRIVATE_KEY ?? secrets.mac('vapid', '');
  const base = linkBase(config);
  return {
    privateKey,
    publicKey: config.VAPID_PUBLIC_KEY ?? publicKeyOf(privateKey),
    subject:
      config.VAPID_SUBJECT ?? (base.startsWith('https:') ? base : `mailto:${senderOf(config).address}`),
  };
};

/** Sends a notification to a browser. 404 and 410 say that it does not want any more. Throws DeliveryError. */
export const sendPush = async (
  payload: PushPayload,
  { endpoint, p256dh, auth }: PushTarget,
  { vapid, reach, signal }: { vapid: VapidKeys; reach: Reach; signal?: AbortSignal },
): Promise<void> => {
  const { headers, body } = webPush.generateRequestDetails(
    { endpoint, keys: { p256dh, auth } },
    JSON.stringify(payload),
    {
      vapidDetails: vapid,
      TTL: TTL_SECONDS,
      // A service that still has one of the same topic puts this in its place: sent twice, shown once.
      topic: payload.id.replaceAll('-', ''),
    },
  );
  const status = await handOver({ url: endpoint, headers, body, ...(signal ? { signal } : {}) }, reach);
  if (status === 413) throw new DeliveryError('http 413', { isFinal: true });
  checkStatus(status, [404, 410]);
};

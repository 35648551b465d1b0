import { randomUUID } from 'node:crypto';
import { secretOf } from './outbox/sms.ts';
import { signature } from './outbox/webhook.ts';

/**
 * What an MTA pipes mail to cases into: `npm run -s mail-in < message`. MAIL_IN_URL is the server's address for it, MAIL_IN_SECRET
 * what both know. Ends as sysexits.h has it: 0 taken, 65 refused (the MTA tells the sender), 75 to be tried again later.
 */
const TAKEN = 0;
const REFUSED = 65;
const LATER = 75;

const readAll = async (): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const handOver = async (): Promise<number> => {
  const { MAIL_IN_URL = 'http://127.0.0.1:8080/api/gateways/mail', MAIL_IN_SECRET = '' } = process.env;
  const body = await readAll();
  const [id, at] = [randomUUID(), Math.floor(Date.now() / 1000)];
  const response = await fetch(MAIL_IN_URL, {
    method: 'POST',
    headers: {
      'Content-Type': 'message/rfc822',
      'webhook-id': id,
      'webhook-timestamp': String(at),
      'webhook-signature': signature(secretOf(MAIL_IN_SECRET), { id, at, body }),
    },
    body: new Uint8Array(body),
  }).catch(() => null);
  if (!response) return LATER;
  if (response.ok) return TAKEN;
  const { detail = '' } = (await response.json().catch(() => ({}))) as { detail?: string };
  console.error(detail);
  // That the secret is another one can be mended; so can what is busy.
  return response.status >= 500 || [401, 404, 408, 429].includes(response.status) ? LATER : REFUSED;
};

process.exitCode = await handOver();

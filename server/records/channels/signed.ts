import type { Request } from 'express';
import { isSame } from '../../accounts/secrets.ts';
import { HttpError } from '../../http/error.ts';
import { wholeBody } from '../../http/whole-body.ts';
import { secretOf } from '../../outbox/sms.ts';
import { signature } from '../../outbox/webhook.ts';

/** How far the clocks of a gateway and ours may be apart: what is older is somebody's copy of it. */
const MOST_SECONDS = 300;

/** What a gateway handed over, and its number for it, under which it hands the same over again. */
export type Handed = { id: string; body: Buffer };

/**
 * Reads what a gateway hands over and holds it against its signature (Standard Webhooks, symmetric: `webhook-id`,
 * `webhook-timestamp`, `webhook-signature`). 404 where no such gateway is set up, 401 where the signature is none of its.
 */
export const readSigned = async (
  request: Request,
  { secret, most }: { secret: string | undefined; most: number },
): Promise<Handed> => {
  if (secret === undefined) throw new HttpError(404, 'no-such-page');
  const [id, at, given] = ['id', 'timestamp', 'signature'].map(
    (name) => request.get(`webhook-${name}`) ?? '',
  );
  const seconds = Number(at);
  const isNow = /^\d{1,12}$/.test(at!) && Math.abs(Date.now() / 1000 - seconds) <= MOST_SECONDS;
  if (!id || id.length > 200 || !isNow) throw new HttpError(401, 'invalid-credentials');
  const body = await wholeBody(request, { most });
  const wanted = Buffer.from(signature(secretOf(secret), { id, at: seconds, body }));
  if (!given!.split(' ').some((one) => isSame(Buffer.from(one), wanted)))
    throw new HttpError(401, 'invalid-credentials');
  return { id, body };
};

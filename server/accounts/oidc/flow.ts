import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Secrets } from '../secrets.ts';

/** A sign-in that is on its way to the provider and back, as the browser keeps it, sealed. */
const Flow = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** `link` and `confirm` are for a session that there is, and for no other. */
  purpose: z.enum(['sign-in', 'confirm', 'link']),
  sessionId: z.string().nullable(),
  return: z.string(),
  until: z.number(),
});
export type Flow = z.infer<typeof Flow>;

const NAME = '__Host-biatouna-oidc';
const MINUTES = 10;
const SEAL = 'oidc flow';
const OPTIONS = { httpOnly: true, secure: true, sameSite: 'lax', path: '/' } as const;

export const keepFlow = (secrets: Secrets, response: Response, flow: Omit<Flow, 'until'>): void => {
  const maxAge = MINUTES * 60_000;
  const text = JSON.stringify({ ...flow, until: Date.now() + maxAge });
  response.cookie(NAME, secrets.seal(SEAL, Buffer.from(text)).toString('base64url'), { ...OPTIONS, maxAge });
};

const cookieIn = (request: Request): string | undefined =>
  request.headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${NAME}=`))
    ?.slice(NAME.length + 1);

/** null where it is not ours, or of another key. */
const opened = (secrets: Secrets, sealed: string): unknown => {
  const text = secrets.open(SEAL, Buffer.from(sealed, 'base64url'));
  return text && JSON.parse(text.toString());
};

/** Takes the browser's flow, which is good once; null where there is none, it is not ours, or too old. */
export const takeFlow = (secrets: Secrets, request: Request, response: Response): Flow | null => {
  const sealed = cookieIn(request);
  if (sealed === undefined) return null;
  response.clearCookie(NAME, OPTIONS);
  const flow = Flow.safeParse(opened(secrets, sealed));
  return flow.success && flow.data.until > Date.now() ? flow.data : null;
};

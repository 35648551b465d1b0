import { HttpError } from '../http/error.ts';
import type { Services } from '../services.ts';
import type { Who } from './who.ts';

/** For how long a proof of who sits there is good for sensitive things. */
export const RECENT_MINUTES = 10;

/**
 * Lets pass only who proved within ten minutes that it is she who sits there: by signing in, or once more by password or
 * second factor (`POST /api/session/confirm`). For what a borrowed browser or a stolen cookie must not do: passwords,
 * addresses, second factors, keys, erasure, roles. 403 `confirm-needed`; a key never passes.
 */
export const needRecent = async ({ db }: Pick<Services, 'db'>, who: Who): Promise<void> => {
  if (who.kind !== 'account')
    throw who.kind === 'public' ? new HttpError(401, 'sign-in-needed') : new HttpError(403, 'not-allowed');
  const { rows } = await db.pool.query<{ recent: boolean }>(
    `select confirmed_at > now() - make_interval(mins => $2) as recent from session where id = $1`,
    [who.sessionId, RECENT_MINUTES],
  );
  if (!rows[0]?.recent) throw new HttpError(403, 'confirm-needed');
};

import { isSame, type Secrets } from '../../../accounts/secrets.ts';
import { longId, shortId } from '../mail/address.ts';
import type { Draft } from './store.ts';

/** Bytes of the sign: nobody guesses 80 bits by asking. */
const SIGN_BYTES = 10;
const signOf = (secrets: Secrets, id: string): string =>
  Buffer.from(secrets.mac('draft link', id), 'base64url').subarray(0, SIGN_BYTES).toString('hex');

/**
 * Where what was begun by mail or text message is gone on with on the site: what words cannot say (a file, an area that is drawn) is put in there.
 * Number and sign stand behind the `#`, so that no server notes them.
 */
export const draftLink = (secrets: Secrets, { id, module }: Pick<Draft, 'id' | 'module'>): string =>
  `/civic/${module}/new#d${shortId(id)}.${signOf(secrets, id)}`;

/** The draft that a link was made for; null for one that is none of ours. */
export const draftOfLink = (secrets: Secrets, given: string): string | null => {
  const [, short = '', sign = ''] = /^d([0-9a-z]{1,25})\.([0-9a-f]{20})$/.exec(given) ?? [];
  if (short === '') return null;
  const id = longId(short);
  return isSame(Buffer.from(sign), Buffer.from(signOf(secrets, id))) ? id : null;
};

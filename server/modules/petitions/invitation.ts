import { isSame, type Secrets } from '../../accounts/secrets.ts';
import { notFound } from '../../http/error.ts';

/** By what sponsors come to a petition that is not published: made of its number and the key of the platform, and stored nowhere. */
export const invitationOf = (secrets: Secrets, number: string): string =>
  secrets.mac('petition invitation', number);

/** 404 where it is none of ours for this petition, as for one that there is not. */
export const checkInvitation = (secrets: Secrets, number: string, given: string): void => {
  if (!isSame(Buffer.from(given), Buffer.from(invitationOf(secrets, number))))
    throw notFound('no-such-thing', number);
};

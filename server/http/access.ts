import type { Request } from 'express';
import type { Capability } from '../../sql/model/roles.ts';
import { accountOf, may, PUBLIC, type Who } from '../accounts/who.ts';
import { HttpError } from './error.ts';

/**
 * Who may ask at an address. `public`: anybody (which layers are seen still depends on who asks). `account`: whoever
 * signed in, by browser or key. `browser`: whoever signed in by browser, never a key (passwords, keys, sessions).
 * `may`: who has a capability somewhere, or for what is of one `theme` and of no structure or area; `by: 'browser'` never by a key. What else it is about, the
 * handler looks at. `acts`: what a module lets citizens act with: an account, a confirmed e-mail, or a case's number and code.
 */
export type Access =
  | 'public'
  | 'account'
  | 'browser'
  | { may: Capability; theme?: string; by?: 'browser' }
  | { acts: readonly ('account' | 'email' | 'case')[] };

const asked = new WeakMap<Request, Who>();

/** Notes who asks; the one place that does is the middleware that reads cookies and keys. */
export const setWho = (request: Request, who: Who): void => void asked.set(request, who);

/** Who asks; the public where nothing was proved. */
export const whoOf = (request: Request): Who => asked.get(request) ?? PUBLIC;

const isLetIn = (access: Access, who: Who): boolean => {
  if (access === 'public') return true;
  if (access === 'account') return accountOf(who) !== null;
  if (access === 'browser') return who.kind === 'account';
  if ('may' in access) {
    const about = access.theme === undefined ? undefined : { theme: access.theme };
    return may(who, access.may, about) && (access.by === undefined || who.kind === 'account');
  }
  return who.kind !== 'public' && who.kind !== 'key'
    ? access.acts.includes(who.kind)
    : who.kind === 'key' && access.acts.includes('account');
};

/** 401 for who proved nothing, 403 for who may not. */
export const letIn = (access: Access, who: Who): void => {
  if (isLetIn(access, who)) return;
  throw who.kind === 'public' ? new HttpError(401, 'sign-in-needed') : new HttpError(403, 'not-allowed');
};

/** 403 unless somebody may do something with just that. */
export const need = (who: Who, capability: Capability, about?: Parameters<typeof may>[2]): void => {
  if (!may(who, capability, about))
    throw new HttpError(
      who.kind === 'public' ? 401 : 403,
      who.kind === 'public' ? 'sign-in-needed' : 'not-allowed',
    );
};

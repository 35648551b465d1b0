import type { Actor } from '../../sql/audit.ts';
import { type Capability, type Grant, ROLES, type ScopeKind } from '../../sql/model/roles.ts';
import type { Language } from '../../sql/model/text.ts';

/** Somebody with an account, in a browser or by one of the account's keys. */
type Holder = { accountId: string; grants: readonly Grant[]; language: Language };

/** Who asks. Nothing here names a person: what does is read where it is needed. */
export type Who =
  | { kind: 'public' }
  | ({ kind: 'account'; sessionId: string; secondFactor: boolean } & Holder)
  | ({ kind: 'key'; keyId: string; scopes: readonly Capability[]; perMinute: number } & Holder)
  | { kind: 'email'; sessionId: string; email: string }
  | { kind: 'case'; sessionId: string; number: string };

export const PUBLIC: Who = { kind: 'public' };

/** What a deed is about, for roles that hold in one theme, structure or area only. */
export type About = Partial<Record<Exclude<ScopeKind, 'none'>, string | null>>;

const holdsFor = ({ role, scope }: Grant, about: About | undefined): boolean => {
  const kind = ROLES[role].scope;
  if (kind === 'none' || about === undefined) return true;
  return scope !== '' && about[kind] === scope;
};

/** The grants of somebody who has an account; nobody else has any. */
export const grantsOf = (who: Who): readonly Grant[] =>
  who.kind === 'account' || who.kind === 'key' ? who.grants : [];

/**
 * Whether somebody may do something: by a role that has the capability and holds for what it is about (left out: for
 * anything at all), and for a key, if that is among its scopes.
 */
export const may = (who: Who, capability: Capability, about?: About): boolean => {
  if (who.kind === 'key' && !who.scopes.includes(capability)) return false;
  return grantsOf(who).some((grant) => ROLES[grant.role].may.includes(capability) && holdsFor(grant, about));
};

/** The account that asks, or null. */
export const accountOf = (who: Who): string | null =>
  who.kind === 'account' || who.kind === 'key' ? who.accountId : null;

/** Who asks, as the audit trail and jobs keep it. */
export const actorOf = (who: Who): Actor => {
  switch (who.kind) {
    case 'public':
      return { kind: 'public', id: null };
    case 'account':
      return { kind: 'account', id: who.accountId };
    case 'key':
      return { kind: 'key', id: who.keyId };
    case 'email':
      // The address itself would outlive its owner's wish in the trail; the session is gone with it.
      return { kind: 'email', id: who.sessionId };
    case 'case':
      return { kind: 'case', id: who.number };
  }
};

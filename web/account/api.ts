import { z } from 'zod';
import {
  type Accept,
  type AskMail,
  type ByEmail,
  type Confirm,
  LinkInfo,
  MailSent,
  type NewEmail,
  type NewPassword,
  OidcUrl,
  type Profile,
  RecoveryCodes,
  type Reset,
  type SecondFactorConfirm,
  SecondFactorStart,
  type SecondFactorStep,
  SessionInfo,
  SessionList,
  type SignIn,
  SignInAnswer,
  SignInWays,
} from '../../sql/model/api/accounts.ts';
import { CreatedKey, KeyList, type NewKey } from '../../sql/model/api/keys.ts';
import {
  type NewPushSubscription,
  PushSubscriptions,
  Queued,
  Unsubscription,
} from '../../sql/model/api/outbox.ts';
import { Privacy } from '../../sql/model/api/privacy.ts';
import { download, path, read, write } from '../api.ts';

const NOTHING = z.null();

/** Signing in, in all its ways, and what mails lead to. */
export const accessApi = {
  ways: (signal?: AbortSignal) => read(SignInWays, '/api/sign-in', signal),
  signIn: (given: SignIn) => write('POST', '/api/session', given, SignInAnswer),
  secondStep: (given: SecondFactorStep) => write('POST', '/api/session/second-factor', given, SignInAnswer),
  register: (given: AskMail) => write('POST', '/api/accounts', given, MailSent),
  forgot: (given: AskMail) => write('POST', '/api/accounts/reset', given, MailSent),
  link: (token: string) => write('POST', '/api/links', { token }, LinkInfo),
  accept: (given: Accept) => write('POST', '/api/accounts/accept', given, SignInAnswer),
  reset: (given: Reset) => write('POST', '/api/accounts/reset/confirm', given, SignInAnswer),
  changeEmail: (token: string) => write('POST', '/api/account/email/confirm', { token }, NOTHING),
  byEmail: (given: ByEmail) => write('POST', '/api/session/email', given, MailSent),
  act: (token: string) => write('POST', '/api/session/email/confirm', { token }, SignInAnswer),
  privacy: (signal?: AbortSignal) => read(Privacy, '/api/privacy', signal),
  topic: (token: string, signal?: AbortSignal) =>
    read(Unsubscription, path`/api/unsubscribe?token=${token}`, signal),
  unsubscribe: (token: string) =>
    write('POST', path`/api/unsubscribe?token=${token}`, undefined, Unsubscription),
  subscribe: (token: string) =>
    write('DELETE', path`/api/unsubscribe?token=${token}`, undefined, Unsubscription),
};

/** One's own account. */
export const accountApi = {
  confirm: (given: Confirm) => write('POST', '/api/session/confirm', given, SessionInfo),
  save: (given: Profile) => write('PATCH', '/api/account', given, SessionInfo),
  password: (given: NewPassword) => write('PUT', '/api/account/password', given, SessionInfo),
  email: (given: NewEmail) => write('POST', '/api/account/email', given, MailSent),
  sessions: (signal?: AbortSignal) => read(SessionList, '/api/account/sessions', signal),
  endSession: (id: string) => write('DELETE', path`/api/account/sessions/${id}`, undefined, NOTHING),
  endOthers: () => write('DELETE', '/api/account/sessions', undefined, NOTHING),
  startSecondFactor: () => write('POST', '/api/account/second-factor', undefined, SecondFactorStart),
  confirmSecondFactor: (given: SecondFactorConfirm) =>
    write('POST', '/api/account/second-factor/confirm', given, RecoveryCodes),
  newCodes: () => write('POST', '/api/account/second-factor/recovery-codes', undefined, RecoveryCodes),
  endSecondFactor: () => write('DELETE', '/api/account/second-factor', undefined, NOTHING),
  linkOidc: () => write('POST', '/api/account/oidc', { return: '/account' }, OidcUrl),
  unlinkOidc: () => write('DELETE', '/api/account/oidc', undefined, NOTHING),
  keys: (signal?: AbortSignal) => read(KeyList, '/api/keys', signal),
  newKey: (given: NewKey) => write('POST', '/api/keys', given, CreatedKey),
  revokeKey: (id: string) => write('DELETE', path`/api/keys/${id}`, undefined, NOTHING),
  exported: () => download('/api/account/export'),
  erase: () => write('DELETE', '/api/account', undefined, NOTHING),
  push: (signal?: AbortSignal) => read(PushSubscriptions, '/api/push', signal),
  subscribe: (given: z.input<typeof NewPushSubscription>) => write('POST', '/api/push', given, z.unknown()),
  unsubscribe: (id: string) => write('DELETE', path`/api/push/${id}`, undefined, z.unknown()),
  testPush: () => write('POST', '/api/push/test', undefined, Queued),
};

/** Where a browser goes to sign in, or prove itself anew, with the OpenID provider. */
export const oidcAddress = (back: string, purpose?: 'confirm'): string =>
  `/auth/oidc?return=${encodeURIComponent(back)}${purpose ? `&purpose=${purpose}` : ''}`;

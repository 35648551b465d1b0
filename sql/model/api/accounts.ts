import { z } from 'zod';
import { Capability, Grant, RoleId, SCOPE_KINDS } from '../roles.ts';
import { Language, Text } from '../text.ts';
import { HeldRole, SessionInfo } from './session.ts';

export { HeldRole, SessionInfo } from './session.ts';

/**
 * Accounts as the API takes and answers them. Every mail holds a link whose token stands behind `#`, so that it reaches no
 * log: `/verify#TOKEN` (somebody registered), `/invite#TOKEN` (was invited, or is the first administrator), `/reset#TOKEN`,
 * `/account/email#TOKEN` (a new address), `/act#TOKEN` (acts with a confirmed e-mail only).
 *
 * Errors that screens tell apart, by the end of the problem's `type`: `sign-in-failed` (401: wrong e-mail or password, none
 * says which), `code-wrong` (401), `too-many-requests` (429, `Retry-After` in seconds), `link-gone` (410: used, expired or
 * wrong), `confirm-needed` (403: ask for a proof by `POST /api/session/confirm`, and repeat), `password-common`,
 * `password-personal` (400), `account-exists`, `last-administrator`, `password-needed-first` (409), `registration-closed` (403).
 */
const Moment = z.iso.datetime({ offset: true });
const local = "[\\p{L}\\p{N}!#$%&'*+/=?^_{|}~`-]+";
const label = '[\\p{L}\\p{M}\\p{N}-]+';
const EMAIL = new RegExp(`^${local}(\\.${local})*@(${label}\\.)+[\\p{L}\\p{M}\\p{N}-]{2,}$`, 'u');

/** An address of one person: no list, no name, no quotes, so that nothing is read out of it but an address. */
export const Email = z.string().trim().max(254).regex(EMAIL);
/** As the reader writes it, of any script; no control characters and nothing that turns the writing direction. */
export const PersonName = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u);
/** Never cut off: what is too long is refused. Counted as it is compared (NFKC), however a keyboard composed it. */
export const Password = z.string().max(1000).normalize('NFKC').min(10).max(200);
/** What is typed to sign in: the rules may have been others when it was chosen. */
const AnyPassword = z.string().min(1).max(1000).normalize('NFKC');
/** What stands behind `#` in a link. */
const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Six digits of the app, or one of the ten recovery codes, with or without blanks and hyphens. */
const Code = z.string().min(6).max(40);

// ---- Who am I ----

/** `GET /api/sign-in`: the ways in that this installation has. `oidc`: its name, for a link to `/auth/oidc?return=/own/path`. */
export const SignInWays = z.object({ registration: z.boolean(), oidc: z.string().nullable() });
export type SignInWays = z.infer<typeof SignInWays>;

/** `POST /api/session` -> SignInAnswer */
export const SignIn = z.strictObject({ email: Email, password: AnyPassword });
export type SignIn = z.infer<typeof SignIn>;

/** Signed in (the cookie is set), or a second step is wanted within five minutes: `POST /api/session/second-factor`. */
export const SignInAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signed-in'), session: SessionInfo }),
  z.object({ kind: z.literal('second-factor'), ticket: z.string(), expiresAt: Moment }),
]);
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** `POST /api/session/second-factor` -> SignInAnswer, signed in. After an OIDC sign-in the ticket comes as `/sign-in?return=...#TICKET`. */
export const SecondFactorStep = z.strictObject({ ticket: Token, code: Code });
export type SecondFactorStep = z.infer<typeof SecondFactorStep>;

/** `POST /api/session/confirm` -> SessionInfo: a proof for sensitive things, good for ten minutes. */
export const Confirm = z.union([z.strictObject({ password: AnyPassword }), z.strictObject({ code: Code })]);
export type Confirm = z.infer<typeof Confirm>;

// `DELETE /api/session` -> 204, with Clear-Site-Data: "cache"

/** `POST /api/session/email` -> MailSent; the link's token to `POST /api/session/email/confirm` (OneToken) -> SignInAnswer, kind `email`. */
export const ByEmail = z.strictObject({ email: Email, language: Language });
export type ByEmail = z.infer<typeof ByEmail>;

/** `POST /api/session/case` -> SignInAnswer, kind `case`. A code with a typing error is 400 `code-mistyped`, a wrong one 401 `sign-in-failed`. */
export const ByCase = z.strictObject({ number: z.string().max(40), code: z.string().max(40) });
export type ByCase = z.infer<typeof ByCase>;

// ---- By mail ----

/** 202: the same whether or not the address is known; the mail tells the rest. */
export const MailSent = z.object({ kind: z.literal('mail-sent') });

/** `POST /api/accounts` (register) and `POST /api/accounts/reset` -> MailSent. Name and password are chosen by who has the mail. */
export const AskMail = z.strictObject({ email: Email, language: Language });
export type AskMail = z.infer<typeof AskMail>;

export const LINK_KINDS = [
  'register',
  'invitation',
  'administrator',
  'reset',
  'email-change',
  'email-act',
] as const;

export const OneToken = z.strictObject({ token: Token });
export type OneToken = z.infer<typeof OneToken>;

/** `POST /api/links` (OneToken): what a link is for, without using it; 410 `link-gone`. `email` is null for the first administrator, who gives one. */
export const LinkInfo = z.object({
  kind: z.enum(LINK_KINDS),
  email: z.string().nullable(),
  name: z.string(),
  language: Language,
  roles: z.array(HeldRole),
  expiresAt: Moment,
});
export type LinkInfo = z.infer<typeof LinkInfo>;

/** `POST /api/accounts/accept` -> SignInAnswer: makes the account of a `register`, `invitation` or `administrator` link; `email` for the last only. */
export const Accept = z.strictObject({
  token: Token,
  name: PersonName,
  password: Password,
  language: Language,
  email: Email.optional(),
});
export type Accept = z.infer<typeof Accept>;

/** `POST /api/accounts/reset/confirm` -> SignInAnswer; every other session ends. */
export const Reset = z.strictObject({ token: Token, password: Password });
export type Reset = z.infer<typeof Reset>;

// ---- One's own account (browser only; * needs a proof within ten minutes) ----

/** `PATCH /api/account` -> SessionInfo */
export const Profile = z.strictObject({ name: PersonName.optional(), language: Language.optional() });
export type Profile = z.infer<typeof Profile>;

/** `PUT /api/account/password` * -> SessionInfo; every other session ends. */
export const NewPassword = z.strictObject({ password: Password });
export type NewPassword = z.infer<typeof NewPassword>;

/** `POST /api/account/email` * -> MailSent to the new address; its token to `POST /api/account/email/confirm` (OneToken) -> 204, whoever is signed in. */
export const NewEmail = z.strictObject({ email: Email });
export type NewEmail = z.infer<typeof NewEmail>;

/** `GET /api/account/sessions`; `DELETE /api/account/sessions/{id}` -> 204, `DELETE /api/account/sessions` (all others) -> 204. */
export const SessionList = z.object({
  sessions: z.array(
    z.object({
      id: z.string(),
      current: z.boolean(),
      /** `Firefox, Linux`; empty where it is not known. */
      browser: z.string(),
      /** Without the last part of the address. */
      network: z.string(),
      secondFactor: z.boolean(),
      createdAt: Moment,
      seenAt: Moment,
      expiresAt: Moment,
    }),
  ),
});
export type SessionList = z.infer<typeof SessionList>;

/** `POST /api/account/second-factor` *: for the app. `qr.path` is SVG path data for `viewBox="0 0 {size} {size}"`, margin included. */
export const SecondFactorStart = z.object({
  secret: z.string(),
  uri: z.string(),
  qr: z.object({ size: z.int(), path: z.string() }),
});
export type SecondFactorStart = z.infer<typeof SecondFactorStart>;

/** `POST /api/account/second-factor/confirm` -> RecoveryCodes; every other session ends. */
export const SecondFactorConfirm = z.strictObject({ code: z.string().min(6).max(12) });
export type SecondFactorConfirm = z.infer<typeof SecondFactorConfirm>;

/** Shown once. `POST /api/account/second-factor/recovery-codes` * makes ten new ones; `DELETE /api/account/second-factor` * -> 204. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()).length(10) });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** `POST /api/account/oidc` * (`{ return }`): where to send the browser to link the account; `DELETE /api/account/oidc` * -> 204. */
export const OidcLink = z.strictObject({ return: z.string().max(500) });
export const OidcUrl = z.object({ url: z.string() });

/** What `/auth/oidc` comes back with on failure: `/sign-in?problem=...&return=...` (or `/account?problem=...` when it was to link). */
export const OIDC_PROBLEMS = [
  'oidc-failed',
  'oidc-unverified',
  'oidc-email-taken',
  'oidc-closed',
  'oidc-linked-elsewhere',
] as const;

// ---- Users and roles (`accounts.manage`; * needs a proof within ten minutes) ----

/** `invited`: has not come yet. */
export const USER_STATES = ['invited', 'active', 'disabled'] as const;

export const User = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  language: Language,
  state: z.enum(USER_STATES),
  roles: z.array(HeldRole),
  secondFactor: z.boolean(),
  createdAt: Moment,
  signedInAt: Moment.nullable(),
});
export type User = z.infer<typeof User>;

/** `POST /api/users/search` -> UserList, newest first. By POST: what is looked for are names and addresses, which belong in no log. */
export const UserSearch = z.strictObject({
  /** Part of a name or address. */
  q: z.string().trim().max(200).optional(),
  role: RoleId.optional(),
  state: z.enum(USER_STATES).optional(),
  limit: z.int().min(1).max(200).default(50),
  offset: z.int().min(0).max(1_000_000).default(0),
});
export type UserSearch = z.infer<typeof UserSearch>;

/** `GET /api/users/{id}` -> User */
export const UserList = z.object({ users: z.array(User), total: z.int() });
export type UserList = z.infer<typeof UserList>;

/** `POST /api/users` * -> MailSent: invites; who has an account already gets the roles and a mail that says so. Again: sends it again. */
export const Invite = z.strictObject({ email: Email, language: Language, roles: z.array(Grant).max(20) });
export type Invite = z.infer<typeof Invite>;

/** `PATCH /api/users/{id}` * -> User */
export const UserChange = z.strictObject({ state: z.enum(['active', 'disabled']) });
export type UserChange = z.infer<typeof UserChange>;

// `POST /api/users/{id}/roles` * (Grant) -> User; `DELETE /api/users/{id}/roles?role=&scope=` * -> User
// `DELETE /api/users/{id}/second-factor` * -> User: for who lost phone and codes
// `DELETE /api/users/{id}/sessions` * -> 204: signs somebody out everywhere

/** `GET /api/roles`: what there is to grant; `scope` says what kind of thing a grant names. */
export const RoleList = z.object({
  roles: z.array(
    z.object({ id: RoleId, title: Text, about: Text, scope: z.enum(SCOPE_KINDS), may: z.array(Capability) }),
  ),
});

/** `GET /api/institutions`: for pickers (areas: `/api/places?q=`, themes: `/api/themes`). */
export const InstitutionList = z.object({
  institutions: z.array(
    z.object({
      id: z.string(),
      name: Text,
      kind: z.string(),
      status: z.enum(['open', 'suspended', 'closed']),
      /** Who has the business of a closed one. */
      successor: z.string().nullable(),
      since: z.iso.date().nullable(),
      until: z.iso.date().nullable(),
      url: z.string().nullable(),
      /** What is known of it beside: why it is closed, what remains. */
      note: Text.nullable(),
      /** Where this is from; `sample` is from memory. */
      source: z.string(),
    }),
  ),
});

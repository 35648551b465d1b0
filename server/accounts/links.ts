import type pg from 'pg';
import type { LINK_KINDS } from '../../sql/model/api/accounts.ts';
import type { Hears } from '../../sql/model/api/petitions.ts';
import type { Language } from '../../sql/model/text.ts';
import { HttpError } from '../http/error.ts';
import { hashToken, newToken } from './secrets.ts';

/**
 * What a link of a mail is for (`warnings`: to follow them; `warnings-push`: in a browser, which is sent it; `signature`: to confirm one), or (`second-factor`) the ticket of a sign-in that is half done.
 */
export type LinkKind =
  | (typeof LINK_KINDS)[number]
  | 'second-factor'
  | 'warnings'
  | 'warnings-push'
  | 'signature';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long each is good, seconds; and the page that takes it. */
const LINKS: Record<LinkKind, { seconds: number; page: string }> = {
  register: { seconds: DAY, page: '/verify' },
  invitation: { seconds: 7 * DAY, page: '/invite' },
  administrator: { seconds: DAY, page: '/invite' },
  reset: { seconds: HOUR, page: '/reset' },
  'email-change': { seconds: DAY, page: '/account/email' },
  'email-act': { seconds: HOUR, page: '/act' },
  'second-factor': { seconds: 5 * MINUTE, page: '/sign-in' },
  warnings: { seconds: DAY, page: '/warnings/confirm' },
  'warnings-push': { seconds: HOUR, page: '/warnings/confirm' },
  signature: { seconds: 3 * DAY, page: '/petitions/confirm' },
};

/** What is kept with a link until it is used. */
export type LinkContent = {
  language?: Language;
  by?: 'password' | 'oidc';
  subscription?: string;
  signature?: string;
  /** What the mail of this link was asked for with: another for the same signature may have been since, by whoever knows the address. */
  asked?: { isSponsor: boolean; hears: Hears; language: Language; place?: string | undefined };
};

export type NewLink = {
  kind: LinkKind;
  accountId?: string | null;
  email?: string | null;
  content?: LinkContent;
};

export type Link = {
  kind: LinkKind;
  accountId: string | null;
  email: string | null;
  content: LinkContent;
  expiresAt: string;
};

/** Makes a link. The token stands behind `#`, so that neither a log nor a `Referer` header ever holds it; only its hash is stored. */
export const makeLink = async (
  client: pg.ClientBase | pg.Pool,
  { kind, accountId = null, email = null, content = {} }: NewLink,
): Promise<{ token: string; link: string; expires: string }> => {
  const token = newToken();
  const { seconds, page } = LINKS[kind];
  const { rows } = await client.query<{ expires_at: Date }>(
    `insert into one_time_token (hash, kind, account_id, email, content, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6)) returning expires_at`,
    [hashToken(token), kind, accountId, email, JSON.stringify(content), seconds],
  );
  return { token, link: `${page}#${token}`, expires: rows[0]!.expires_at.toISOString() };
};

const GOOD = 'hash = $1 and kind = any($2) and used_at is null and expires_at > now()';
const COLUMNS = 'kind, account_id, email, content, expires_at';

type Row = {
  kind: LinkKind;
  account_id: string | null;
  email: string | null;
  content: LinkContent;
  expires_at: Date;
};

const linkOf = (row: Row | undefined): Link => {
  if (!row) throw new HttpError(410, 'link-gone');
  return {
    kind: row.kind,
    accountId: row.account_id,
    email: row.email,
    content: row.content,
    expiresAt: row.expires_at.toISOString(),
  };
};

/** What a link is for, without using it. Throws a 410 where it was used, has expired, is of another kind, or never was. */
export const lookAtLink = async (
  client: pg.ClientBase | pg.Pool,
  token: string,
  kinds: readonly LinkKind[],
): Promise<Link> => {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from one_time_token where ${GOOD}`, [
    hashToken(token),
    kinds,
  ]);
  return linkOf(rows[0]);
};

/** Uses a link, in the transaction of what it opens: of two at once, one gets the 410. */
export const spendLink = async (
  client: pg.ClientBase,
  token: string,
  kinds: readonly LinkKind[],
): Promise<Link> => {
  const { rows } = await client.query<Row>(
    `update one_time_token set used_at = now() where ${GOOD} returning ${COLUMNS}`,
    [hashToken(token), kinds],
  );
  return linkOf(rows[0]);
};

/** Takes back what was sent to somebody and not used: it was sent to an address, or for a password, that is no more. */
export const dropLinks = (client: pg.ClientBase, accountId: string): Promise<unknown> =>
  client.query('delete from one_time_token where account_id = $1 and used_at is null', [accountId]);

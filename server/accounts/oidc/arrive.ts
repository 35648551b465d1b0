import type pg from 'pg';
import { Email, type OIDC_PROBLEMS, PersonName, type SignInAnswer } from '../../../sql/model/api/accounts.ts';
import { transaction } from '../../../sql/transaction.ts';
import { HttpError } from '../../http/error.ts';
import { languageOf } from '../../http/language.ts';
import type { Services } from '../../services.ts';
import { insertAccount } from '../accept.ts';
import { type Account, accountByEmail, accountById } from '../account.ts';
import { admit, type Entering, openFor, welcome } from '../enter.ts';
import { accountActor, noteAccount, noteSession } from '../note.ts';
import { renewToken, setCookie } from '../sessions.ts';
import type { Person } from './client.ts';
import type { Flow } from './flow.ts';

export type OidcProblem = (typeof OIDC_PROBLEMS)[number];

/** Why somebody whom the provider let in is not let in here. */
export class NotLetIn extends Error {
  readonly problem: OidcProblem;
  constructor(problem: OidcProblem) {
    super(problem);
    this.problem = problem;
  }
}

const linkedTo = async (client: pg.ClientBase | pg.Pool, { iss, sub }: Person): Promise<Account | null> => {
  const { rows } = await client.query<{ account_id: string }>(
    'select account_id from account_identity where issuer = $1 and subject = $2',
    [iss, sub],
  );
  return rows[0] ? accountById(client, rows[0].account_id) : null;
};

const insertLink = async (client: pg.ClientBase, { iss, sub }: Person, accountId: string): Promise<void> => {
  const { rowCount } = await client.query(
    'insert into account_identity (issuer, subject, account_id) values ($1, $2, $3) on conflict do nothing',
    [iss, sub, accountId],
  );
  if (!rowCount) throw new NotLetIn('oidc-linked-elsewhere');
  await noteAccount(client, accountActor(accountId), 'account.oidc.link', accountId);
};

/**
 * Makes an account for somebody new, with the address that the provider has verified. An account that has this address is
 * not taken over: whoever runs the provider, or has the address now, need not be its owner; she signs in and links it herself.
 */
const register = async (services: Services, asked: Entering, person: Person): Promise<SignInAnswer> => {
  const email = Email.safeParse(person.email);
  if (!email.success || person.email_verified !== true) throw new NotLetIn('oidc-unverified');
  if (!services.config.ACCOUNTS_OPEN) throw new NotLetIn('oidc-closed');
  const name = PersonName.safeParse(person.name);
  const token = await transaction(services.db, async (client) => {
    if (await accountByEmail(client, email.data)) throw new NotLetIn('oidc-email-taken');
    const id = await insertAccount(client, {
      email: email.data,
      name: name.success ? name.data : '',
      language: languageOf(asked.request),
      passwordHash: null,
    });
    await insertLink(client, person, id);
    return openFor(client, asked, (await accountById(client, id)) as Account, false);
  });
  return welcome(services, asked, token);
};

const signIn = async (services: Services, asked: Entering, person: Person): Promise<SignInAnswer> => {
  const account = await linkedTo(services.db.pool, person);
  if (!account) return register(services, asked, person);
  if (account.state !== 'active') throw new NotLetIn('oidc-failed');
  return admit(services, asked, account);
};

/** The session that began the flow, which must be the browser's still: nobody's identity is linked to another's account. */
const sessionOf = ({ who }: Entering, flow: Flow): { accountId: string; sessionId: string } => {
  if (who.kind !== 'account' || who.sessionId !== flow.sessionId) throw new NotLetIn('oidc-failed');
  return who;
};

const link = async (services: Services, asked: Entering, flow: Flow, person: Person): Promise<void> => {
  const { accountId } = sessionOf(asked, flow);
  const account = await linkedTo(services.db.pool, person);
  if (account) {
    if (account.id !== accountId) throw new NotLetIn('oidc-linked-elsewhere');
    return;
  }
  await transaction(services.db, (client) => insertLink(client, person, accountId));
};

/** A recent proof for an account that has no password; one with a second factor proves itself by that. */
const confirm = async (services: Services, asked: Entering, flow: Flow, person: Person): Promise<void> => {
  const { accountId, sessionId } = sessionOf(asked, flow);
  const account = await linkedTo(services.db.pool, person);
  if (account?.id !== accountId || account.hasSecondFactor) throw new NotLetIn('oidc-failed');
  const token = await transaction(services.db, async (client) => {
    await noteSession(client, accountActor(accountId), 'session.confirm', sessionId);
    return renewToken(client, sessionId);
  });
  services.identities.forget();
  setCookie(asked.response, token);
};

/** What comes of a flow whose person the provider has named; gives the ticket where a second step is wanted. Throws NotLetIn. */
export const arrive = async (
  services: Services,
  asked: Entering,
  flow: Flow,
  person: Person,
): Promise<string | null> => {
  if (flow.purpose === 'link') return link(services, asked, flow, person).then(() => null);
  if (flow.purpose === 'confirm') return confirm(services, asked, flow, person).then(() => null);
  const answer = await signIn(services, asked, person).catch((error: unknown) => {
    // Two at once for one address: the second finds it taken.
    throw error instanceof HttpError && error.code === 'account-exists'
      ? new NotLetIn('oidc-email-taken')
      : error;
  });
  return answer.kind === 'second-factor' ? answer.ticket : null;
};

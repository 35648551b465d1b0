import type pg from 'pg';
import type { SecondFactorStep, SignIn, SignInAnswer } from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { HttpError } from '../http/error.ts';
import { countedNetwork, shownNetwork } from '../http/network.ts';
import type { Services } from '../services.ts';
import { type Account, accountByEmail, accountById } from './account.ts';
import type { Attempt } from './attempts.ts';
import { admit, type Entering, openFor, welcome } from './enter.ts';
import { lookAtLink, spendLink } from './links.ts';
import { noteAccount } from './note.ts';
import { takeCode } from './second-factor.ts';

const attemptOf = (
  { request }: Pick<Entering, 'request'>,
  purpose: Attempt['purpose'],
  who: string,
  account: Account | null,
): Attempt => ({
  purpose,
  who,
  network: countedNetwork(request.ip),
  isKnownThere: account?.isKnownThere ?? false,
});

/** In the trail, by whose account it was tried; by none where there is none, as addresses that are none of ours stay out of it. */
const noteFailure = (client: pg.ClientBase, account: Account | null, step: string): Promise<number> =>
  noteAccount(client, { kind: 'public', id: null }, 'session.open.failed', account?.id ?? null, { step });

/** A hash with as much effort as is made now, where the stored one was made with less. */
const renewedHash = ({ passwords }: Services, password: string, stored: string): Promise<string> | null =>
  passwords.isStale(stored) ? passwords.hash(password) : null;

/**
 * By address and password. What is answered, and after which work, is the same for an address that is not known, an account
 * that is disabled or has no password, and a wrong password.
 */
export const signIn = async (
  services: Services,
  asked: Entering,
  { email, password }: SignIn,
): Promise<SignInAnswer> => {
  const { db, attempts, passwords } = services;
  const account = await accountByEmail(db.pool, email, shownNetwork(asked.request.ip));
  const attempt = await attempts.begin(attemptOf(asked, 'sign-in', email, account));
  const stored = account?.state === 'active' ? account.passwordHash : null;
  const isRight = await passwords.isRight(password, stored);
  if (!account || stored === null || !isRight) {
    await transaction(db, (client) => noteFailure(client, account, 'password'));
    throw new HttpError(401, 'sign-in-failed');
  }
  const renewed = await renewedHash(services, password, stored);
  await attempt.succeeded();
  return admit(services, asked, account, async (client) => {
    if (renewed)
      await client.query('update account set password_hash = $2 where id = $1 and password_hash = $3', [
        account.id,
        renewed,
        stored,
      ]);
  });
};

/** The second step: a code of the app, or a recovery code. The ticket is used up by the right one only. */
export const secondStep = async (
  services: Services,
  asked: Entering,
  { ticket, code }: SecondFactorStep,
): Promise<SignInAnswer> => {
  const { db, attempts } = services;
  const { accountId } = await lookAtLink(db.pool, ticket, ['second-factor']);
  const account = await accountById(db.pool, accountId!, shownNetwork(asked.request.ip));
  if (account?.state !== 'active') throw new HttpError(410, 'link-gone');
  const attempt = await attempts.begin(attemptOf(asked, 'second-factor', account.id, account));
  const token = await transaction(db, async (client) => {
    const taken = await takeCode(client, services, account.id, code);
    if (taken === null) return void (await noteFailure(client, account, 'second-factor'));
    await spendLink(client, ticket, ['second-factor']);
    return openFor(client, asked, account, true);
  });
  if (token === undefined) throw new HttpError(401, 'code-wrong');
  await attempt.succeeded();
  return welcome(services, asked, token);
};

/** A proof, once more, of who sits there: the code where there is a second factor, else the password. */
export const proves = async (
  services: Services,
  asked: Entering,
  account: Account,
  given: { password: string } | { code: string },
): Promise<boolean> => {
  const { db, attempts, passwords } = services;
  const attempt = await attempts.begin(attemptOf(asked, 'confirm', account.id, account));
  const isRight =
    'code' in given
      ? (await transaction(db, (client) => takeCode(client, services, account.id, given.code))) !== null
      : await passwords.isRight(given.password, account.passwordHash);
  if (isRight) await attempt.succeeded();
  return isRight;
};

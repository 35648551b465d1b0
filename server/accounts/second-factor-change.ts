import type pg from 'pg';
import type { SecondFactorStart } from '../../sql/model/api/accounts.ts';
import { transaction } from '../../sql/transaction.ts';
import { HttpError } from '../http/error.ts';
import type { Services } from '../services.ts';
import type { Account } from './account.ts';
import { mailDeed } from './by-mail.ts';
import type { Entering } from './enter.ts';
import { noteAccount } from './note.ts';
import type { Browser } from './own.ts';
import { newRecoveryCodes, newSeed, takeCode } from './second-factor.ts';
import { endOthers, renewToken } from './sessions.ts';
import { actorOf, type Who } from './who.ts';

/** In the trail. */
export const noteSecondFactor = (
  client: pg.ClientBase,
  who: Who,
  account: Account,
  deed: string,
): Promise<number> => noteAccount(client, actorOf(who), `account.second-factor.${deed}`, account.id);

type Mine = { who: Browser; account: Account };

/** A seed that counts when a code of it has come back: who could not take it is not kept out. */
export const beginSecondFactor = async (
  { db, secrets }: Services,
  { who, account }: Mine,
): Promise<SecondFactorStart> => {
  const { sealed, start } = newSeed(secrets, account.email);
  await transaction(db, async (client) => {
    const { rowCount } = await client.query(
      'update account set totp_sealed = $2, totp_step = null where id = $1 and totp_confirmed_at is null',
      [account.id, sealed],
    );
    if (!rowCount) throw new HttpError(409, 'conflict');
    await noteSecondFactor(client, who, account, 'begin');
  });
  return start;
};

/** Turns it on by a first code of the app, which shows that it took the seed; gives the session's new token. */
export const turnOn = async (
  services: Services,
  asked: Entering,
  { who, account }: Mine,
  code: string,
): Promise<{ token: string; recoveryCodes: string[] }> =>
  transaction(services.db, async (client) => {
    const { rowCount } = await client.query(
      'update account set totp_confirmed_at = now() where id = $1 and totp_sealed is not null and totp_confirmed_at is null',
      [account.id],
    );
    if (!rowCount) throw new HttpError(409, 'conflict');
    if ((await takeCode(client, services, account.id, code)) !== 'app')
      throw new HttpError(401, 'code-wrong');
    const recoveryCodes = await newRecoveryCodes(client, services, account.id);
    await endOthers(client, account.id, who.sessionId);
    await client.query('update session set second_factor = true where id = $1', [who.sessionId]);
    await noteSecondFactor(client, who, account, 'on');
    await mailDeed(client, asked.request, account, 'second-factor-on', '/account/second-factor');
    return { token: await renewToken(client, who.sessionId), recoveryCodes };
  });

/** Takes the second factor from an account: its owner's wish, or an administrator's, for who lost phone and codes. */
export const turnOff = async (
  client: pg.ClientBase,
  { request, who }: Pick<Entering, 'request' | 'who'>,
  account: Account,
): Promise<void> => {
  await client.query(
    'update account set totp_sealed = null, totp_confirmed_at = null, totp_step = null where id = $1',
    [account.id],
  );
  await client.query('delete from recovery_code where account_id = $1', [account.id]);
  await client.query('update session set second_factor = false where account_id = $1', [account.id]);
  await noteSecondFactor(client, who, account, 'off');
  await mailDeed(client, request, account, 'second-factor-off', '/account/second-factor');
};

import type { Request } from 'express';
import type pg from 'pg';
import { foldAddress } from '../../sql/model/message.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { HttpError } from '../http/error.ts';
import type { Services } from '../services.ts';
import { type Account, accountByEmail, accountById } from './account.ts';
import { countMail, mailDeed, mailTo } from './by-mail.ts';
import { dropLinks, makeLink, spendLink } from './links.ts';
import { accountActor, noteAccount } from './note.ts';
import { actorOf, type Who } from './who.ts';

/** To the new address; where that has an account already, its owner is told so, and who asked is not. */
const mailNew = async (client: pg.ClientBase, account: Account, email: string): Promise<void> => {
  const taken = await accountByEmail(client, email);
  if (taken) {
    const { link, expires } = await makeLink(client, { kind: 'reset', accountId: taken.id });
    await mailTo(client, taken, 'account-exists', { link, expires, name: taken.name });
    return;
  }
  const { link, expires } = await makeLink(client, { kind: 'email-change', accountId: account.id, email });
  await post(client, {
    channel: 'mail',
    to: email,
    accountId: account.id,
    language: account.language,
    template: 'verify-email',
    content: { link, expires, name: account.name },
  });
};

/** Asks the new address whether it is hers; until then the old one stays. */
export const askNewEmail = async (
  services: Services,
  { request, who, account, email }: { request: Request; who: Who; account: Account; email: string },
): Promise<void> => {
  await countMail(services, request, email);
  await transaction(services.db, async (client) => {
    await mailNew(client, account, email);
    await noteAccount(client, actorOf(who), 'account.email.ask', account.id);
  });
};

const UNIQUE_VIOLATION = '23505';

/** The new address takes the place of the old one, which is told. Links that were sent to the old one are void. */
export const changeEmail = async (services: Services, request: Request, token: string): Promise<void> => {
  await transaction(services.db, async (client) => {
    const { accountId, email } = await spendLink(client, token, ['email-change']);
    const account = await accountById(client, accountId!);
    if (account?.state !== 'active') throw new HttpError(410, 'link-gone');
    await client
      .query('update account set email = $2, email_folded = $3, email_verified_at = now() where id = $1', [
        account.id,
        email,
        foldAddress(email!),
      ])
      .catch((error: { code?: string }) => {
        throw error.code === UNIQUE_VIOLATION ? new HttpError(409, 'account-exists') : error;
      });
    await dropLinks(client, account.id);
    await noteAccount(client, accountActor(account.id), 'account.email.change', account.id);
    await mailDeed(client, request, account, 'email-changed', '/account');
  });
  services.identities.forget();
};

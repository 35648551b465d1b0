import type pg from 'pg';
import type { Invite } from '../../sql/model/api/accounts.ts';
import { foldAddress } from '../../sql/model/message.ts';
import { transaction } from '../../sql/transaction.ts';
import { HttpError } from '../http/error.ts';
import type { Services } from '../services.ts';
import { type Account, accountByEmail } from './account.ts';
import { mailTo } from './by-mail.ts';
import { checkScope, grant } from './grants.ts';
import { makeLink } from './links.ts';
import { noteAccount } from './note.ts';
import { actorOf, type Who } from './who.ts';

type Invited = Pick<Account, 'id' | 'email' | 'name' | 'language' | 'isConfirmed'>;

/** An account without a way in, that waits for who was invited. */
const insertInvited = async (client: pg.ClientBase, { email, language }: Invite): Promise<Invited> => {
  const { rows } = await client.query<Invited>(
    `insert into account (email, email_folded, language) values ($1, $2, $3)
     returning id, email, name, language, false as "isConfirmed"`,
    [email, foldAddress(email), language],
  );
  return rows[0]!;
};

/** Says to somebody that she may do more from now on. */
export const mailGranted = (
  client: pg.ClientBase,
  account: Pick<Invited, 'id' | 'email' | 'name' | 'language'>,
): Promise<string | null> =>
  mailTo(client, account, 'roles-granted', {
    link: '/office',
    name: account.name,
    at: new Date().toISOString(),
  });

const mailInvited = async (client: pg.ClientBase, account: Invited): Promise<void> => {
  const { link, expires } = await makeLink(client, {
    kind: 'invitation',
    accountId: account.id,
    email: account.email,
  });
  await mailTo(client, account, 'invitation', { link, expires });
};

/**
 * Invites somebody, with roles that she has once she comes; again: sends the mail again. Whoever has an account already
 * gets the roles, and a mail that says so. Throws a 400 for a role of something that does not exist, a 409 for a disabled account.
 */
export const invite = async (services: Services, who: Who, wish: Invite): Promise<void> => {
  await transaction(services.db, async (client) => {
    for (const [index, one] of wish.roles.entries()) await checkScope(client, one, `roles.${index}.scope`);
    const found = await accountByEmail(client, wish.email);
    if (found?.state === 'disabled') throw new HttpError(409, 'conflict');
    const account = found ?? (await insertInvited(client, wish));
    for (const one of wish.roles) await grant(client, actorOf(who), account.id, one);
    await (account.isConfirmed ? mailGranted(client, account) : mailInvited(client, account));
    await noteAccount(client, actorOf(who), 'account.invite', account.id);
  });
  services.identities.forget();
};

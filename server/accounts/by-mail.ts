import type { Request } from 'express';
import type pg from 'pg';
import type { MessageContent, TemplateName } from '../../sql/model/message.ts';
import type { Language } from '../../sql/model/text.ts';
import { post } from '../../sql/outbox/post.ts';
import { transaction } from '../../sql/transaction.ts';
import { HttpError } from '../http/error.ts';
import { countedNetwork } from '../http/network.ts';
import type { Services } from '../services.ts';
import { type Account, accountByEmail } from './account.ts';
import { makeLink } from './links.ts';
import { noteAccount } from './note.ts';
import { originOf } from './sessions.ts';
import { actorOf, PUBLIC } from './who.ts';

type Wish = { email: string; language: Language };

/**
 * Mails that anybody can have sent are counted by who gets them and by who asks, so that nobody is flooded. Those to an
 * account's owner (`mail`) all hold a link to choose a password: whoever uses up their number to keep her out sends it to her.
 */
export const countMail = async (
  { attempts }: Pick<Services, 'attempts'>,
  request: Request,
  email: string,
  purpose: 'mail' | 'act' = 'mail',
): Promise<void> => {
  await attempts.begin({ purpose, who: email, network: countedNetwork(request.ip) });
};

/**
 * A mail to the address that an account has, never to the one that was typed: an address that only folds to the same
 * (`ⅿ` and `m`) is somebody else's.
 */
export const mailTo = <Name extends TemplateName>(
  client: pg.ClientBase,
  account: Pick<Account, 'id' | 'email' | 'language'>,
  template: Name,
  content: MessageContent<Name>,
): Promise<string | null> =>
  post(client, {
    channel: 'mail',
    to: account.email,
    accountId: account.id,
    language: account.language,
    template,
    content,
  });

/** Tells an account's owner that something of hers was changed, from where. */
export const mailDeed = (
  client: pg.ClientBase,
  request: Request,
  account: Pick<Account, 'id' | 'email' | 'language' | 'name'>,
  template: 'password-changed' | 'email-changed' | 'second-factor-on' | 'second-factor-off' | 'new-sign-in',
  link: string,
): Promise<string | null> => {
  const { network, browser } = originOf(request);
  return mailTo(client, account, template, {
    link,
    name: account.name,
    at: new Date().toISOString(),
    network,
    device: browser,
  });
};

/** Whose address it is: a link to choose a password, with words that fit what was asked. */
const mailKnown = async (client: pg.ClientBase, account: Account, wanted: 'register' | 'reset') => {
  const { link, expires } = await makeLink(client, { kind: 'reset', accountId: account.id });
  const content = { link, expires, name: account.name };
  await mailTo(client, account, wanted === 'reset' ? 'reset-password' : 'account-exists', content);
};

/** Nobody's address, or one whose account is disabled: a link to make one, where that may be. */
const mailUnknown = async (
  client: pg.ClientBase,
  { email, language }: Wish,
  wanted: 'register' | 'reset',
  mayRegister: boolean,
) => {
  const { link, expires } = await makeLink(client, { kind: 'register', email, content: { language } });
  await (wanted === 'register'
    ? post(client, {
        channel: 'mail',
        to: email,
        language,
        template: 'verify-email',
        content: { link, expires },
      })
    : post(client, {
        channel: 'mail',
        to: email,
        language,
        template: 'no-account',
        content: mayRegister ? { link, expires } : {},
      }));
};

/**
 * Registers somebody, or lets her choose a new password: both send one mail to the address and answer the same. Which mail
 * depends on whether there is an account, and only who reads the mail learns it. Nothing is hashed here: a password is
 * chosen by who has the mail, so that nobody can prepare an account for somebody else's address and wait for her click.
 */
export const askByMail = async (
  services: Services,
  request: Request,
  wish: Wish,
  wanted: 'register' | 'reset',
): Promise<void> => {
  const { ACCOUNTS_OPEN } = services.config;
  if (wanted === 'register' && !ACCOUNTS_OPEN) throw new HttpError(403, 'registration-closed');
  await countMail(services, request, wish.email);
  await transaction(services.db, async (client) => {
    const found = await accountByEmail(client, wish.email);
    const account = found?.state === 'active' ? found : null;
    await (account
      ? mailKnown(client, account, wanted)
      : mailUnknown(client, wish, wanted, ACCOUNTS_OPEN && found === null));
    await noteAccount(client, actorOf(PUBLIC), `account.${wanted}.ask`, account?.id ?? null);
  });
};

import type pg from 'pg';
import { z } from 'zod';
import { Invite, MailSent, User, UserChange, UserList, UserSearch } from '../../sql/model/api/accounts.ts';
import { Grant, RoleId } from '../../sql/model/roles.ts';
import { transaction } from '../../sql/transaction.ts';
import { type Asked, type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { type Account, accountById } from './account.ts';
import { keepingAnAdministrator } from './administrators.ts';
import { checkScope, grant, revoke } from './grants.ts';
import { invite, mailGranted } from './invite.ts';
import { dropLinks } from './links.ts';
import { noteAccount } from './note.ts';
import { needRecent } from './recent.ts';
import { turnOff } from './second-factor-change.ts';
import { endOthers } from './sessions.ts';
import { userById, usersBy } from './users.ts';
import { actorOf } from './who.ts';

const MANAGE = {
  access: { may: 'accounts.manage' },
  tag: 'Users and roles',
} as const satisfies Partial<Endpoint>;
/** What wants a recent proof, which a key cannot give. */
const MANAGE_IN_PERSON = {
  ...MANAGE,
  access: { may: 'accounts.manage', by: 'browser' },
} as const satisfies Partial<Endpoint>;
const USER = { 200: { description: 'The account', content: { 'application/json': User } } };
const one = '/api/users/{id}';
const NEEDS_PROOF = 'Needs a recent proof.';

/** Changes an account, by somebody who proved just now who she is; answers what it is then. */
const change = async (
  services: Services,
  { request, response, who }: Asked<z.ZodObject, z.ZodType>,
  work: (client: pg.ClientBase, account: Account) => Promise<unknown>,
): Promise<void> => {
  await needRecent(services, who);
  const { id } = await userById(services, pathOf(request, 'id'));
  await transaction(services.db, async (client) => work(client, (await accountById(client, id)) as Account));
  services.identities.forget();
  response.json(await userById(services, id));
};

/** Who is disabled is out everywhere at once, and what lies in her mailbox opens nothing. */
const setState = (client: pg.ClientBase, id: string, state: UserChange['state']): Promise<void> =>
  keepingAnAdministrator(client, async () => {
    await client.query('update account set state = $2 where id = $1', [id, state]);
    if (state === 'active') return;
    await endOthers(client, id);
    await dropLinks(client, id);
  });

/** `/api/users`: who has an account, what each may do, and inviting more. */
export const userEndpoints: readonly Endpoint[] = [
  endpoint({
    ...MANAGE,
    method: 'post',
    path: '/api/users/search',
    summary: 'Look for accounts',
    description: 'By POST, as names and addresses belong in no log. Newest first.',
    query: NO_QUERY,
    body: UserSearch,
    answers: { 200: { description: 'Accounts', content: { 'application/json': UserList } } },
    handle: async (services, { response, body }) => void response.json(await usersBy(services, body)),
  }),
  endpoint({
    ...MANAGE_IN_PERSON,
    method: 'post',
    path: '/api/users',
    summary: 'Invite somebody',
    description: `Sends a mail with a link to choose a password. ${NEEDS_PROOF}`,
    query: NO_QUERY,
    body: Invite,
    answers: { 202: { description: 'A mail was sent', content: { 'application/json': MailSent } } },
    handle: async (services, { response, who, body }) => {
      await needRecent(services, who);
      await invite(services, who, body);
      response.status(202).json({ kind: 'mail-sent' });
    },
  }),
  endpoint({
    ...MANAGE,
    path: one,
    summary: 'One account',
    query: NO_QUERY,
    answers: USER,
    handle: async (services, { request, response }) =>
      void response.json(await userById(services, pathOf(request, 'id'))),
  }),
  endpoint({
    ...MANAGE_IN_PERSON,
    method: 'patch',
    path: one,
    summary: 'Disable or enable an account',
    description: NEEDS_PROOF,
    query: NO_QUERY,
    body: UserChange,
    answers: USER,
    handle: (services, asked) =>
      change(services, asked, async (client, { id, state: before }) => {
        const { state } = asked.body;
        await setState(client, id, state);
        await noteAccount(client, actorOf(asked.who), 'account.state.set', id, { before, state });
      }),
  }),
  endpoint({
    ...MANAGE_IN_PERSON,
    method: 'post',
    path: `${one}/roles`,
    summary: 'Grant a role',
    description: NEEDS_PROOF,
    query: NO_QUERY,
    body: Grant,
    answers: USER,
    handle: (services, asked) =>
      change(services, asked, async (client, account) => {
        await checkScope(client, asked.body);
        const isNew = await grant(client, actorOf(asked.who), account.id, asked.body);
        if (isNew && account.isConfirmed) await mailGranted(client, account);
      }),
  }),
  endpoint({
    ...MANAGE_IN_PERSON,
    method: 'delete',
    path: `${one}/roles`,
    summary: 'Revoke a role',
    description: NEEDS_PROOF,
    query: z.object({ role: RoleId, scope: z.string().max(120).default('') }),
    answers: USER,
    handle: (services, asked) =>
      change(services, asked, (client, { id }) => revoke(client, actorOf(asked.who), id, asked.query)),
  }),
  endpoint({
    ...MANAGE_IN_PERSON,
    method: 'delete',
    path: `${one}/second-factor`,
    summary: 'Take the second factor off',
    description: `For who lost phone and recovery codes; make sure that it is she who asks. ${NEEDS_PROOF}`,
    query: NO_QUERY,
    answers: USER,
    handle: (services, asked) =>
      change(services, asked, (client, account) => turnOff(client, asked, account)),
  }),
  endpoint({
    ...MANAGE_IN_PERSON,
    method: 'delete',
    path: `${one}/sessions`,
    summary: 'Sign somebody out everywhere',
    description: NEEDS_PROOF,
    query: NO_QUERY,
    answers: USER,
    handle: (services, asked) =>
      change(services, asked, async (client, { id }) => {
        const ended = await endOthers(client, id);
        await noteAccount(client, actorOf(asked.who), 'session.close-all', id, { sessionsEnded: ended });
      }),
  }),
];

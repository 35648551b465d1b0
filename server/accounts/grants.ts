import type pg from 'pg';
import type { Actor } from '../../sql/audit.ts';
import { type Grant, ROLES } from '../../sql/model/roles.ts';
import { badParameter } from '../http/error.ts';
import { keepingAnAdministrator } from './administrators.ts';
import { scopeQuery } from './held-roles.ts';
import { noteAccount } from './note.ts';

/** 400 unless a role's scope is something that exists, of the kind that the role takes; none where it takes none. */
export const checkScope = async (
  client: pg.ClientBase | pg.Pool,
  grant: Grant,
  parameter = 'scope',
): Promise<void> => {
  const query = scopeQuery(grant);
  const exists = query ? (await client.query(query, [grant.scope])).rowCount === 1 : grant.scope === '';
  if (exists) return;
  throw badParameter(parameter, 'no-such-scope', {
    role: ROLES[grant.role].title,
    value: grant.scope.slice(0, 80) || '—',
  });
};

/** Gives a role; says whether it was not held before. */
export const grant = async (
  client: pg.ClientBase,
  actor: Actor,
  accountId: string,
  { role, scope }: Grant,
): Promise<boolean> => {
  const { rowCount } = await client.query(
    `insert into account_role (account_id, role, scope, granted_by) values ($1, $2, $3, $4) on conflict do nothing`,
    [accountId, role, scope, actor.kind === 'account' ? actor.id : null],
  );
  if (!rowCount) return false;
  await noteAccount(client, actor, 'account.role.grant', accountId, { role, scope });
  return true;
};

/** Takes a role; 409 for that of the last administrator. */
export const revoke = (
  client: pg.ClientBase,
  actor: Actor,
  accountId: string,
  { role, scope }: Grant,
): Promise<void> =>
  keepingAnAdministrator(client, async () => {
    const { rowCount } = await client.query(
      'delete from account_role where account_id = $1 and role = $2 and scope = $3',
      [accountId, role, scope],
    );
    if (rowCount) await noteAccount(client, actor, 'account.role.revoke', accountId, { role, scope });
  });

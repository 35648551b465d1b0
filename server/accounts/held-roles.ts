import type { HeldRole } from '../../sql/model/api/accounts.ts';
import { type Grant, ROLE_IDS, ROLES, RoleId, type ScopeKind } from '../../sql/model/roles.ts';

/** Where the name of what a role holds for stands, by kind of scope; `scope` is the column with its id. */
const NAMES: Record<Exclude<ScopeKind, 'none'>, string> = {
  theme: `select manifest->'title' from theme where theme.id = scope`,
  structure: `select name from institution where institution.id = scope`,
  area: `select name from place where place.id = scope order by valid_from desc nulls last limit 1`,
};

const cases = Object.entries(NAMES).map(([kind, names]) => {
  const roles = ROLE_IDS.filter((id) => ROLES[id].scope === kind).map((id) => `'${id}'`);
  return `when role in (${roles.join(', ')}) then (${names})`;
});

/** The roles of `account`, as JSON, each with the name of what it holds for. */
export const HELD = `coalesce((select json_agg(json_build_object('role', role, 'scope', scope,
    'scopeTitle', case ${cases.join(' ')} end) order by role, scope)
  from account_role where account_role.account_id = account.id), '[]')`;

export type HeldRow = { role: string; scope: string; scopeTitle: HeldRole['scopeTitle'] };

/** Roles with their titles; those of a newer program are left out. */
export const heldOf = (rows: readonly HeldRow[]): HeldRole[] =>
  rows.flatMap(({ role, scope, scopeTitle }) => {
    const known = RoleId.safeParse(role);
    return known.success ? [{ role: known.data, scope, title: ROLES[known.data].title, scopeTitle }] : [];
  });

/** Asks whether there is what a grant names, as `$1`; null for a role that is held for nothing in particular. */
export const scopeQuery = ({ role }: Grant): string | null => {
  const kind = ROLES[role].scope;
  return kind === 'none'
    ? null
    : `select 1 from (select $1::text as scope) as asked where exists (${NAMES[kind]})`;
};

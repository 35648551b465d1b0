import { InstitutionList, RoleList } from '../../sql/model/api/accounts.ts';
import { ROLE_IDS, ROLES } from '../../sql/model/roles.ts';
import { document } from '../describe/routes.ts';
import type { Endpoint } from '../http/endpoint.ts';

const tag = 'Users and roles';

/** What roles there are and what they are held for; no secret, as the law says who is in charge of what. */
export const pickerEndpoints: readonly Endpoint[] = [
  document({ path: '/api/roles', summary: 'Roles', tag }, RoleList, () => ({
    roles: ROLE_IDS.map((id) => ({ id, ...ROLES[id] })),
  })),
  document({ path: '/api/institutions', summary: 'Public bodies', tag }, InstitutionList, async ({ db }) => {
    const { rows } =
      await db.pool.query(`select id, name, kind, case when valid_to <= current_date then 'closed' else status end as status,
        successor_id as successor, valid_from::text as since, valid_to::text as until, manifest->>'url' as url, manifest->'note' as note,
        coalesce(manifest->>'source', 'sample') as source from institution order by id`);
    return { institutions: rows };
  }),
];

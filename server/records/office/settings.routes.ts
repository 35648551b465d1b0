import { z } from 'zod';
import { audit } from '../../../sql/audit.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { badParameter, notFound } from '../../http/error.ts';
import { changedSettings } from '../machine.ts';
import { kindOf, numbersOf } from '../types.ts';

/** Rules of all structures are an administrator's, as accounts are. */
const given = { access: { may: 'accounts.manage', by: 'browser' }, tag: 'Records', query: NO_QUERY } as const;

const SET = `insert into record_setting (module, id, value) values ($1, $2, $3)
  on conflict (module, id) do update set value = excluded.value, changed_at = now()`;

/** What administrators set of the rules of modules. */
export const settingEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/records/{module}/settings/{setting}',
    summary: 'Sets a number of a module’s rules; clocks that run keep the one that they started with',
    body: z.strictObject({ value: z.int() }),
    answers: { 204: { description: 'Set' } },
    handle: async ({ db, modules }, { request, response, body, who }) => {
      const kind = kindOf(modules, pathOf(request, 'module'));
      const id = pathOf(request, 'setting');
      const setting = kind.type.settings.find((one) => one.id === id);
      if (!setting) throw notFound('no-such-thing', id);
      const { min, max } = setting;
      if (body.value < min || body.value > max)
        throw badParameter('value', 'invalid-parameter', { reason: `${min} – ${max}` });
      await transaction(db, async (client) => {
        const before = numbersOf(kind, await changedSettings(client, kind.module.id))[id];
        await client.query(SET, [kind.module.id, id, body.value]);
        await audit(client, {
          actor: actorOf(who),
          action: 'case.setting.set',
          object: { kind: 'module', id: kind.module.id },
          before: { [id]: before },
          after: { [id]: body.value },
        });
      });
      response.status(204).end();
    },
  }),
];

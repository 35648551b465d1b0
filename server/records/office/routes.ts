import { z } from 'zod';
import { CaseList, Receipt, SubmissionFor } from '../../../sql/model/api/records.ts';
import type { State } from '../../../sql/model/records/workflow.ts';
import { grantsOf, may, type Who } from '../../accounts/who.ts';
import { Flag, Limit, SearchText } from '../../features/query.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { badParameter } from '../../http/error.ts';
import { listCases } from '../cases/list.ts';
import { submit } from '../cases/submit.ts';
import { kindOf } from '../types.ts';
import { calendarEndpoints } from './calendar.routes.ts';
import { dispatchEndpoints } from './dispatch.routes.ts';
import { languageEndpoint } from './language.routes.ts';
import { settingEndpoints } from './settings.routes.ts';

const JSON_TYPE = 'application/json';
const given = { access: { may: 'cases.handle' }, tag: 'Records' } as const;
const Name = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** Whose turn it is, one or several between commas. */
const Kinds = z
  .string()
  .max(60)
  .regex(/^(open|waiting|closed)(,(open|waiting|closed))*$/)
  .transform((text) => text.split(',') as State['kind'][]);

/** The structures whose cases somebody handles; null: of all of them, as a role without a scope has it. */
const structuresOf = (who: Who): string[] | null => {
  if (may(who, 'cases.handle', { structure: null })) return null;
  return grantsOf(who)
    .filter(({ role }) => role === 'case-officer')
    .map(({ scope }) => scope);
};

/** `/api/office/...`: the queue of a structure, and what officers put in for somebody. */
export const officeCaseEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/cases',
    summary: 'The cases of one’s structures: what is due first, or newest first',
    query: z.object({
      module: Name.optional(),
      q: SearchText.optional(),
      category: Name.optional(),
      state: Name.optional(),
      kind: Kinds.optional(),
      structure: Name.optional(),
      assignee: z.uuid().optional(),
      overdue: Flag.optional(),
      order: z.enum(['newest', 'due']).default('due'),
      cursor: z.string().max(60).optional(),
      limit: Limit(50, 200),
    }),
    answers: { 200: { description: 'A page', content: { [JSON_TYPE]: CaseList } } },
    handle: async ({ db, modules }, { response, query, who }) => {
      const { module, structure, state, kind: kinds, order, cursor, limit, ...rest } = query;
      const own = structuresOf(who);
      if (structure !== undefined && own && !own.includes(structure))
        throw badParameter('structure', 'not-allowed');
      const filter = {
        ...{ ...rest, kinds, states: state === undefined ? undefined : [state] },
        modules: module === undefined ? modules.map(({ id }) => id) : [kindOf(modules, module).module.id],
        publicOnly: false,
        structures: structure === undefined ? own : [structure],
      };
      response.json(await listCases(db.pool, modules, filter, { order, cursor, limit }, 'internal'));
    },
  }),
  endpoint({
    ...given,
    query: NO_QUERY,
    method: 'post',
    path: '/api/office/records/{module}/cases',
    summary: 'Put in a case for somebody at the desk or on the telephone, whose receipt is printed',
    body: SubmissionFor,
    bodyBytes: 300_000,
    answers: {
      200: { description: 'It was received before', content: { [JSON_TYPE]: Receipt } },
      201: { description: 'It is received', content: { [JSON_TYPE]: Receipt } },
    },
    handle: async (services, { request, response, body, who }) => {
      const kind = kindOf(services.modules, pathOf(request, 'module'));
      const { channel, ...submission } = body;
      const { receipt, isNew } = await submit(services, kind, { who, channel, body: submission });
      response.status(isNew ? 201 : 200).json(receipt);
    },
  }),
  languageEndpoint,
  ...calendarEndpoints,
  ...dispatchEndpoints,
  endpoint({
    access: { may: 'moderate' },
    tag: 'Records',
    path: '/api/office/reviews',
    summary: 'Cases that wait to be reviewed before everybody sees them, as all will; what is due first',
    query: z.object({
      module: Name.optional(),
      cursor: z.string().max(60).optional(),
      limit: Limit(50, 200),
    }),
    answers: { 200: { description: 'A page', content: { [JSON_TYPE]: CaseList } } },
    handle: async ({ db, modules }, { response, query: { module, cursor, limit } }) => {
      const filter = {
        modules: module === undefined ? modules.map(({ id }) => id) : [kindOf(modules, module).module.id],
        ...{ publicOnly: false, reviewed: true, structures: null },
      };
      response.json(await listCases(db.pool, modules, filter, { order: 'due', cursor, limit }, 'public'));
    },
  }),
  ...settingEndpoints,
];

import {
  DispatchMatter,
  DispatchRuleEnd,
  DispatchRules,
  DispatchTrial,
  KeptDispatchRule,
  NewDispatchRule,
} from '../../../sql/model/api/dispatch.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { addRule, endRule, rulesOf, tryDispatch } from '../dispatch/rules.ts';
import { kindOf } from '../types.ts';
import { rowOf } from './row-of.ts';

const JSON_TYPE = 'application/json';
/** Rules of all structures are an administrator's, as accounts are. */
const given = { access: { may: 'accounts.manage', by: 'browser' }, tag: 'Records', query: NO_QUERY } as const;

/** `/api/office/records/{module}/dispatch`: which structure has what, by category, asset and area, for a time. */
export const dispatchEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/records/{module}/dispatch',
    summary: 'The rules of dispatch of a module, those that are over too',
    answers: { 200: { description: 'As they were made', content: { [JSON_TYPE]: DispatchRules } } },
    handle: async ({ db, modules }, { request, response }) =>
      void response.json(await rulesOf(db.pool, kindOf(modules, pathOf(request, 'module')))),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/records/{module}/dispatch',
    summary: 'Makes a rule of dispatch; what is received from then on goes by it',
    body: NewDispatchRule,
    answers: { 201: { description: 'The rule', content: { [JSON_TYPE]: KeptDispatchRule } } },
    handle: async ({ db, modules }, { request, response, body, who }) => {
      const kind = kindOf(modules, pathOf(request, 'module'));
      response.status(201).json(await addRule(db, kind, actorOf(who), body));
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/records/{module}/dispatch/trial',
    summary:
      'Where a case of a category, about an asset, at a place or point would go on a day, and by which rule',
    body: DispatchMatter,
    answers: { 200: { description: 'Where, and why', content: { [JSON_TYPE]: DispatchTrial } } },
    handle: async ({ db, modules }, { request, response, body }) =>
      void response.json(await tryDispatch(db.pool, kindOf(modules, pathOf(request, 'module')), body)),
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/records/{module}/dispatch/{no}',
    summary: 'Sets the last day of a rule of dispatch; none is ever taken away',
    body: DispatchRuleEnd,
    answers: { 200: { description: 'The rule', content: { [JSON_TYPE]: KeptDispatchRule } } },
    handle: async ({ db, modules }, { request, response, body, who }) => {
      const kind = kindOf(modules, pathOf(request, 'module'));
      response.json(await endRule(db, kind, actorOf(who), { no: rowOf(request, 'no'), to: body.to }));
    },
  }),
];

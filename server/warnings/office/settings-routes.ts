import {
  Authorities,
  AuthorityWord,
  ChangeRule,
  ChangeSource,
  KeptRule,
  KeptRules,
  KeptSource,
  KeptSources,
  NewRule,
  NewSource,
  PreviewRule,
  RulePreview,
} from '../../../sql/model/api/warnings.ts';
import { actorOf, type Who } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { HttpError } from '../../http/error.ts';
import { listAuthorities, setAuthority } from '../authority.ts';
import { addSource, changeSource, findSource, listSources, removeSource } from '../incoming/sources.ts';
import { mayEverywhere } from '../may-issue.ts';
import { changeRule, createRule, findRule, listRules, previewOf, removeRule } from './rules.ts';

const given = { access: { may: 'warnings.issue' }, tag: 'Warnings: office', query: NO_QUERY } as const;
const JSON_TYPE = 'application/json';

/** What is for all areas at once is for who may issue in all of them. */
const needEverywhere = (who: Who): void => {
  if (!mayEverywhere(who)) throw new HttpError(403, 'not-allowed');
};

const rules: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/warning-rules',
    summary: 'What warnings are drafted by',
    answers: { 200: { description: 'Rules', content: { [JSON_TYPE]: KeptRules } } },
    handle: async (services, { response, who }) =>
      void response.json({ rules: await listRules(services, who) }),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warning-rules',
    summary: 'Makes a rule',
    body: NewRule,
    answers: { 201: { description: 'The rule', content: { [JSON_TYPE]: KeptRule } } },
    handle: async (services, { response, who, body }) =>
      void response.status(201).json(await createRule(services, who, body.rule, body.enabled)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warning-rules/preview',
    summary: 'What a rule would have warned of in the past year',
    description: 'By the values as they are known today. Nothing is written.',
    body: PreviewRule,
    answers: { 200: { description: 'How often, where and when', content: { [JSON_TYPE]: RulePreview } } },
    handle: async (services, { response, body }) => void response.json(await previewOf(services, body.rule)),
  }),
  endpoint({
    ...given,
    path: '/api/office/warning-rules/{id}',
    summary: 'One rule',
    answers: { 200: { description: 'The rule', content: { [JSON_TYPE]: KeptRule } } },
    handle: async (services, { request, response, who }) =>
      void response.json(await findRule(services, who, pathOf(request, 'id'))),
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/warning-rules/{id}',
    summary: 'Changes a rule, or switches it on or off',
    body: ChangeRule,
    answers: { 200: { description: 'The rule', content: { [JSON_TYPE]: KeptRule } } },
    handle: async (services, { request, response, who, body }) =>
      void response.json(await changeRule(services, who, pathOf(request, 'id'), body)),
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/office/warning-rules/{id}',
    summary: 'Takes a rule out; one of a theme goes back to what the theme says',
    answers: { 204: { description: 'Done' } },
    handle: async (services, { request, response, who }) => {
      await removeRule(services, who, pathOf(request, 'id'));
      response.status(204).end();
    },
  }),
];

const authorities: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/warning-authorities',
    summary: 'Who warns, and the word that each has for it',
    answers: { 200: { description: 'Institutions', content: { [JSON_TYPE]: Authorities } } },
    handle: async ({ db }, { response, who }) =>
      void response.json({ authorities: await listAuthorities(db.pool), mayChange: mayEverywhere(who) }),
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/warning-authorities/{id}',
    summary: 'Sets the word that an institution has for its warnings (vigilance, alert, avis)',
    body: AuthorityWord,
    answers: { 200: { description: 'Institutions', content: { [JSON_TYPE]: Authorities } } },
    handle: async ({ db }, { request, response, who, body }) => {
      needEverywhere(who);
      await setAuthority(db, actorOf(who), pathOf(request, 'id'), body);
      response.json({ authorities: await listAuthorities(db.pool), mayChange: true });
    },
  }),
];

const sources: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/warning-sources',
    summary: 'Where others publish alerts, and how each fares',
    answers: { 200: { description: 'Sources', content: { [JSON_TYPE]: KeptSources } } },
    handle: async ({ db }, { response, who }) =>
      void response.json({ sources: await listSources(db.pool), mayChange: mayEverywhere(who) }),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warning-sources',
    summary: 'Declares a source',
    body: NewSource,
    answers: { 201: { description: 'The source', content: { [JSON_TYPE]: KeptSource } } },
    handle: async (services, { response, who, body }) => {
      needEverywhere(who);
      response.status(201).json(await addSource(services, actorOf(who), body.source, body.enabled));
    },
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/warning-sources/{id}',
    summary: 'Declares a source otherwise, or switches it off',
    body: ChangeSource,
    answers: { 200: { description: 'The source', content: { [JSON_TYPE]: KeptSource } } },
    handle: async (services, { request, response, who, body }) => {
      needEverywhere(who);
      response.json(await changeSource(services, actorOf(who), pathOf(request, 'id'), body));
    },
  }),
  endpoint({
    ...given,
    method: 'delete',
    path: '/api/office/warning-sources/{id}',
    summary: 'Takes a source out, with what it gave',
    answers: { 204: { description: 'Done' } },
    handle: async ({ db }, { request, response, who }) => {
      const { source } = await findSource(db.pool, pathOf(request, 'id'));
      needEverywhere(who);
      await removeSource(db, actorOf(who), source.id);
      response.status(204).end();
    },
  }),
];

/** `/api/office/warning-...`: what warnings are drafted by, who warns, and whose alerts are read. */
export const warningSettingEndpoints: readonly Endpoint[] = [...rules, ...authorities, ...sources];

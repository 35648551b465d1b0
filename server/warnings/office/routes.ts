import { audit } from '../../../sql/audit.ts';
import {
  Authorities,
  AuthorityWord,
  ChangeRule,
  ChangeSource,
  EditWarning,
  EndWarning,
  KeptRule,
  KeptRules,
  KeptSource,
  KeptSources,
  NewRule,
  NewSource,
  NewWarning,
  OfficeWarning,
  OfficeWarnings,
  OfficeWarningsQuery,
  PublishWarning,
  UpdateWarning,
} from '../../../sql/model/api/warnings.ts';
import { transaction } from '../../../sql/transaction.ts';
import { actorOf } from '../../accounts/who.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../http/endpoint.ts';
import { HttpError, notFound } from '../../http/error.ts';
import { uuidOf } from '../../http/uuid-of.ts';
import { listAuthorities } from '../authority.ts';
import { addSource, changeSource, findSource, listSources, removeSource } from '../incoming/sources.ts';
import { cancelWarning, dropWarning, editWarning, publishWarning, updateWarning } from '../issue/deeds.ts';
import { mayEverywhere } from '../may-issue.ts';
import { act, draft } from './act.ts';
import { officeWarning, officeWarnings } from './read.ts';
import { changeRule, createRule, listRules, removeRule } from './rules.ts';

const given = { access: { may: 'warnings.issue' }, tag: 'Warnings: office', query: NO_QUERY } as const;
const JSON_TYPE = 'application/json';
const warning = { 200: { description: 'The warning', content: { [JSON_TYPE]: OfficeWarning } } };

/** What is for all areas at once is for who may issue in all of them. */
const needEverywhere = (who: Parameters<typeof mayEverywhere>[0]): void => {
  if (!mayEverywhere(who)) throw new HttpError(403, 'not-allowed');
};

const warnings: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/warnings',
    summary: 'Warnings of one’s own areas, drafts first',
    query: OfficeWarningsQuery,
    answers: { 200: { description: 'Warnings', content: { [JSON_TYPE]: OfficeWarnings } } },
    handle: async (services, asked) =>
      void asked.response.json(await officeWarnings(services, asked, asked.query)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warnings',
    summary: 'Drafts a warning by hand',
    body: NewWarning,
    bodyBytes: 300_000,
    answers: { 201: { description: 'The draft', content: { [JSON_TYPE]: OfficeWarning } } },
    handle: async (services, asked) =>
      void asked.response.status(201).json(await draft(services, asked, asked.body.content)),
  }),
  endpoint({
    ...given,
    path: '/api/office/warnings/{id}',
    summary: 'One warning, with what led to it',
    answers: warning,
    handle: async (services, asked) =>
      void asked.response.json(await officeWarning(services, asked, uuidOf(asked.request))),
  }),
  endpoint({
    ...given,
    method: 'put',
    path: '/api/office/warnings/{id}',
    summary: 'Changes a draft',
    body: EditWarning,
    bodyBytes: 300_000,
    answers: warning,
    handle: async (services, asked) =>
      void asked.response.json(
        await act(services, asked, uuidOf(asked.request), asked.body, (by, found) =>
          editWarning(by, found, asked.body.content),
        ),
      ),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warnings/{id}/publish',
    summary: 'Approves a draft: it is issued',
    body: PublishWarning,
    answers: warning,
    handle: async (services, asked) =>
      void asked.response.json(await act(services, asked, uuidOf(asked.request), asked.body, publishWarning)),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warnings/{id}/update',
    summary: 'Says something else in place of what was issued',
    body: UpdateWarning,
    bodyBytes: 300_000,
    answers: warning,
    handle: async (services, asked) =>
      void asked.response.json(
        await act(services, asked, uuidOf(asked.request), asked.body, (by, found) =>
          updateWarning(by, found, asked.body.content, asked.body.reason),
        ),
      ),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warnings/{id}/cancel',
    summary: 'Takes back what was issued',
    body: EndWarning,
    answers: warning,
    handle: async (services, asked) =>
      void asked.response.json(
        await act(services, asked, uuidOf(asked.request), asked.body, (by, found) =>
          cancelWarning(by, found, asked.body.reason),
        ),
      ),
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/office/warnings/{id}/drop',
    summary: 'Gives a draft up',
    body: EndWarning,
    answers: warning,
    handle: async (services, asked) =>
      void asked.response.json(
        await act(services, asked, uuidOf(asked.request), asked.body, (by, found) =>
          dropWarning(by, found, asked.body.reason),
        ),
      ),
  }),
];

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
    handle: async ({ db }, { response }) =>
      void response.json({ authorities: await listAuthorities(db.pool) }),
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
      const id = pathOf(request, 'id');
      await transaction(db, async (client) => {
        const { rowCount } = await client.query(
          `insert into warning_authority (institution_id, word, contact) select id, $2, $3 from institution where id = $1
           on conflict (institution_id) do update set word = excluded.word, contact = excluded.contact`,
          [id, JSON.stringify(body.word), body.contact && JSON.stringify(body.contact)],
        );
        if (!rowCount) throw notFound('no-such-thing', id);
        const object = { kind: 'institution', id };
        await audit(client, { actor: actorOf(who), action: 'warning.authority.set', object, after: body });
      });
      response.json({ authorities: await listAuthorities(db.pool) });
    },
  }),
];

const sources: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/office/warning-sources',
    summary: 'Where others publish alerts, and how each fares',
    answers: { 200: { description: 'Sources', content: { [JSON_TYPE]: KeptSources } } },
    handle: async ({ db }, { response }) => void response.json({ sources: await listSources(db.pool) }),
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

/** `/api/office/warning...`: what duty officers do. */
export const officeWarningEndpoints: readonly Endpoint[] = [
  ...warnings,
  ...rules,
  ...authorities,
  ...sources,
];

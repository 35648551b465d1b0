import type { Request } from 'express';
import type pg from 'pg';
import { z } from 'zod';
import {
  CaseDeclaration,
  CaseList,
  CaseView,
  DeedBody,
  Receipt,
  Submission,
  Suggestions,
} from '../../sql/model/api/records.ts';
import { foldAddress } from '../../sql/model/message.ts';
import { amountOf } from '../../sql/model/records/basis.ts';
import { ModuleList } from '../../sql/model/records/module.ts';
import { accountOf, type Who } from '../accounts/who.ts';
import { Flag, Lang, Limit, SearchText } from '../features/query.ts';
import { baseUrlOf } from '../http/base-url.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../http/endpoint.ts';
import { badParameter } from '../http/error.ts';
import { countedNetwork } from '../http/network.ts';
import { sendJson, sendLive } from '../http/send-json.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { act } from './cases/act.ts';
import { alikeCases } from './cases/alike.ts';
import { seesField } from './cases/line.ts';
import { listCases } from './cases/list.ts';
import { submit } from './cases/submit.ts';
import { viewFor, viewIfSeen } from './cases/view-for.ts';
import { countSent } from './channels/bursts.ts';
import { draftEndpoint } from './channels/draft/routes.ts';
import { dropDraft } from './channels/draft/store.ts';
import { gatewayEndpoints } from './channels/routes.ts';
import { declarationOf } from './describe.ts';
import { fileEndpoints } from './files/routes.ts';
import { changedSettings } from './machine.ts';
import { infoOf } from './module.ts';
import { numberOf } from './number.ts';
import { officeCaseEndpoints } from './office/routes.ts';
import { packEndpoint } from './pack/routes.ts';
import { dcatOf } from './publish/dcat.ts';
import { statisticsEndpoint } from './statistics/routes.ts';
import { suggestionsFor } from './suggest/suggest.ts';
import { type Kind, kindOf, numbersOf } from './types.ts';

const JSON_TYPE = 'application/json';
const TAG = 'Records';
const given = { access: 'public', tag: TAG, query: NO_QUERY } as const;
const Name = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/** States, one or several between commas. */
const States = z
  .string()
  .max(400)
  .regex(/^[a-z][a-z0-9-]*(,[a-z][a-z0-9-]*)*$/)
  .transform((text) => text.split(','));

/** Pages of what was sent are large at most by the texts of a form; files come by themselves. */
const FORM_BYTES = 300_000;

/** Of cases that name one address to be written to: so many an hour, from wherever they come, or we could be made to fill a box of mail. */
const MOST_TO_ADDRESS = 20;

/** Counts what somebody sends to a module, and whom it has us write to, as far as requests are counted at all. */
const countCases = async (
  services: Services,
  kind: Kind,
  who: Who,
  { request: { ip }, answers }: { request: Request; answers: Submission['answers'] },
): Promise<void> => {
  const { db, config } = services;
  if (config.RATE_LIMIT_PER_MINUTE === 0) return;
  const numbers = numbersOf(kind, await changedSettings(db.pool, kind.module.id));
  const sender = accountOf(who) ?? `network ${countedNetwork(ip)}`;
  const most = amountOf(kind.type.perHour, numbers);
  await countSent(services, { sender, module: kind.module.id, most });
  const address = kind.type.reads.email === undefined ? undefined : answers[kind.type.reads.email];
  if (typeof address === 'string')
    await countSent(services, { sender: `to ${foldAddress(address)}`, module: '', most: MOST_TO_ADDRESS });
};

/** Throws 400 where everybody asks by what not everybody may know of a case: which ones are found would tell it. */
const checkFilters = (
  { type }: Kind,
  asked: { category?: string | undefined; place?: string | undefined },
) => {
  const { reads } = type;
  const isOpen = { category: [reads.category], place: [reads.place, reads.area] };
  for (const [name, fields] of Object.entries(isOpen))
    if (
      asked[name as keyof typeof isOpen] !== undefined &&
      !fields.some((id) => seesField(type, id, 'public'))
    )
      throw badParameter(name, 'not-allowed');
};

const publicEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    path: '/api/modules',
    summary: 'The civic modules: what can be asked, signed, said and looked up',
    answers: { 200: { description: 'In their order', content: { [JSON_TYPE]: ModuleList } } },
    handle: ({ modules }, { request, response }) =>
      sendJson(request, response, { modules: modules.map(infoOf) }),
  }),
  endpoint({
    ...given,
    path: '/api/modules/dcat',
    summary: 'What is open of the civic modules, as a catalogue of datasets and their files (DCAT, JSON-LD)',
    answers: { 200: { description: 'The catalogue', content: { 'application/ld+json': z.looseObject({}) } } },
    handle: (services, { request, response }) => {
      const base = baseUrlOf(request, services.config.PUBLIC_URL);
      const catalogue = dcatOf(services.modules, seen(services, request), base);
      sendJson(request, response, catalogue, 'application/ld+json');
    },
  }),
  endpoint({
    ...given,
    path: '/api/records/{module}',
    summary: 'How cases of a module go: its form, states, periods and settings, each with what it stands on',
    answers: { 200: { description: 'The declaration', content: { [JSON_TYPE]: CaseDeclaration } } },
    handle: async (services, { request, response }) => {
      const kind = kindOf(services.modules, pathOf(request, 'module'));
      sendLive(request, response, await declarationOf(services.db.pool, services.config, kind));
    },
  }),
  statisticsEndpoint,
  endpoint({
    ...given,
    path: '/api/records/{module}/cases',
    summary: 'Cases that everybody may see, newest first, or first of which most is counted',
    query: z.object({
      q: SearchText.optional(),
      category: Name.optional(),
      state: States.optional(),
      structure: Name.optional(),
      place: z
        .string()
        .max(200)
        .regex(/^[a-z-]+:[a-z0-9-]+:.+$/)
        .optional(),
      overdue: Flag.optional(),
      order: z.enum(['newest', 'most']).default('newest'),
      cursor: z.string().max(60).optional(),
      limit: Limit(20, 100),
      lang: Lang,
    }),
    answers: { 200: { description: 'A page', content: { [JSON_TYPE]: CaseList } } },
    handle: async ({ db, modules }, { request, response, query }) => {
      const kind = kindOf(modules, pathOf(request, 'module'));
      checkFilters(kind, query);
      const { structure, state: states, order, limit, cursor, lang: _, ...rest } = query;
      const filter = {
        ...{ ...rest, states },
        modules: [kind.module.id],
        publicOnly: true,
        structures: structure ? [structure] : null,
      };
      sendLive(
        request,
        response,
        await listCases(db.read(), modules, filter, { order, cursor, limit }, 'public'),
      );
    },
  }),
  endpoint({
    ...given,
    path: '/api/records/{module}/suggestions',
    summary:
      'What is published already and may answer what is being written into a field, of the kinds that the field declares',
    description:
      'Layers that whoever asks may know of, documents of policy, and published cases of the module that were closed. Words are compared by their beginnings, in Arabic, French and English.',
    query: z.object({ field: z.string().regex(/^[a-z][a-zA-Z0-9]{0,59}$/), q: SearchText, lang: Lang }),
    answers: { 200: { description: 'At most three of a kind', content: { [JSON_TYPE]: Suggestions } } },
    handle: async (services, { request, response, query: { field: id, q } }) => {
      const kind = kindOf(services.modules, pathOf(request, 'module'));
      const field = kind.type.form.fields.find((one) => one.id === id);
      const kinds = field && 'suggests' in field ? (field.suggests ?? []) : [];
      if (!field) throw badParameter('field', 'invalid-parameter', { reason: id });
      sendLive(request, response, {
        suggestions: await suggestionsFor({ services, request, kind }, kinds, q),
      });
    },
  }),
  endpoint({
    ...given,
    path: '/api/records/{module}/alike',
    summary:
      'Published cases whose titles read like one that is being written, the likest first, five at most',
    query: z.object({ q: SearchText }),
    answers: {
      200: { description: 'Lines', content: { [JSON_TYPE]: CaseList.pick({ cases: true }) } },
    },
    handle: async ({ db, modules }, { request, response, query: { q } }) => {
      const kind = kindOf(modules, pathOf(request, 'module'));
      sendLive(request, response, { cases: await alikeCases(db.read(), kind, q) });
    },
  }),
  endpoint({
    ...given,
    method: 'post',
    path: '/api/records/{module}/cases',
    summary: 'Send a case, with an account or without',
    description:
      'Answers with the number and the code by which whoever has no account comes back. Sent again under the same `sending` it gives the same receipt.',
    body: Submission,
    bodyBytes: FORM_BYTES,
    answers: {
      200: { description: 'It was received before', content: { [JSON_TYPE]: Receipt } },
      201: { description: 'It is received', content: { [JSON_TYPE]: Receipt } },
    },
    handle: async (services, { request, response, body, who }) => {
      const kind = kindOf(services.modules, pathOf(request, 'module'));
      const channel = who.kind === 'key' ? 'api' : 'web';
      await countCases(services, kind, who, { request, answers: body.answers });
      // What was begun by mail or text message, and is sent from here, is a draft no more.
      const also = (client: pg.ClientBase) => dropDraft(client, body.sending);
      const { receipt, isNew } = await submit(services, kind, { who, channel, body, also });
      response.status(isNew ? 201 : 200).json(receipt);
    },
  }),
];

const caseEndpoints: readonly Endpoint[] = [
  endpoint({
    ...given,
    personal: true,
    path: '/api/cases/{number}',
    summary: 'A case as whoever asks may see it',
    description:
      'By everybody where it is published; whole by who sent it (with the account, or a session by number and code) and by officers of the structure that has it.',
    answers: { 200: { description: 'A case', content: { [JSON_TYPE]: CaseView } } },
    handle: async (services, { request, response, who }) =>
      void response.json(await viewFor(services, who, numberOf(request))),
  }),
  endpoint({
    access: { acts: ['account', 'case'] },
    tag: TAG,
    query: NO_QUERY,
    method: 'post',
    path: '/api/cases/{number}/deeds',
    summary: 'Do something in a case: write, answer, withdraw, decide; what can be done stands in the case',
    body: DeedBody,
    bodyBytes: FORM_BYTES,
    answers: {
      200: { description: 'The case after it', content: { [JSON_TYPE]: CaseView } },
      204: { description: 'Done; by it the case is no longer one that whoever did it may see' },
    },
    handle: async (services, { request, response, body, who }) => {
      const number = numberOf(request);
      await act(services, who, number, body);
      // Who gave a case to another structure does not see it any more.
      const after = await viewIfSeen(services, who, number);
      if (after) response.json(after);
      else response.status(204).end();
    },
  }),
  endpoint({
    access: 'account',
    tag: TAG,
    path: '/api/account/cases',
    summary: 'The cases that one sent with one’s account',
    query: z.object({ cursor: z.string().max(60).optional(), limit: Limit(20, 100) }),
    answers: { 200: { description: 'Newest first', content: { [JSON_TYPE]: CaseList } } },
    handle: async ({ db, modules }, { response, query: { cursor, limit }, who }) => {
      const filter = {
        ...{ modules: modules.map(({ id }) => id), publicOnly: false, structures: null },
        account: accountOf(who) ?? '',
      };
      response.json(await listCases(db.pool, modules, filter, { order: 'newest', cursor, limit }, 'parties'));
    },
  }),
];

/** `/api/modules`, `/api/records/...` and `/api/cases/...`: what people and offices do with the cases of any module. */
export const recordEndpoints: readonly Endpoint[] = [
  ...publicEndpoints,
  ...caseEndpoints,
  ...fileEndpoints,
  ...gatewayEndpoints,
  draftEndpoint,
  packEndpoint,
  ...officeCaseEndpoints,
];

import type { z } from 'zod';
import {
  EditWarning,
  EndWarning,
  NewWarning,
  OfficeWarning,
  OfficeWarnings,
  OfficeWarningsQuery,
  PublishWarning,
  UpdateWarning,
} from '../../../sql/model/api/warnings.ts';
import type { WarningContent } from '../../../sql/model/warning.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { uuidOf } from '../../http/uuid-of.ts';
import {
  type By,
  cancelWarning,
  dropWarning,
  editWarning,
  publishWarning,
  updateWarning,
} from '../issue/deeds.ts';
import type { StoredWarning } from '../issue/store.ts';
import { act, draft } from './act.ts';
import { officeWarning, officeWarnings } from './read.ts';

const given = { access: { may: 'warnings.issue' }, tag: 'Warnings: office', query: NO_QUERY } as const;
const JSON_TYPE = 'application/json';
/** Of words in three languages and a polygon. */
const BODY_BYTES = 300_000;
const warning = { 200: { description: 'The warning', content: { [JSON_TYPE]: OfficeWarning } } };

/** What a body of a deed says: the version that was read, and what it is to say where it changes that. */
type Said = { version: number; content?: WarningContent };

/** A deed on one warning, and the warning after it. */
const deed = <Body extends z.ZodType<Said>>({
  does,
  ...about
}: {
  method?: 'put' | 'post';
  path: string;
  summary: string;
  body: Body;
  does: (by: By, found: StoredWarning, body: z.infer<Body>) => Promise<void>;
}): Endpoint =>
  endpoint({
    ...given,
    method: 'post',
    bodyBytes: BODY_BYTES,
    answers: warning,
    ...about,
    handle: async (services, asked) => {
      const id = uuidOf(asked.request);
      const after = await act(services, asked, id, asked.body, (by, found) => does(by, found, asked.body));
      asked.response.json(after);
    },
  });

/** `/api/office/warnings...`: drafts and what is issued. */
export const officeWarningEndpoints: readonly Endpoint[] = [
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
    bodyBytes: BODY_BYTES,
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
  deed({
    method: 'put',
    path: '/api/office/warnings/{id}',
    summary: 'Changes a draft',
    body: EditWarning,
    does: (by, found, { content }) => editWarning(by, found, content),
  }),
  deed({
    path: '/api/office/warnings/{id}/publish',
    summary: 'Approves a draft: it is issued',
    body: PublishWarning,
    does: publishWarning,
  }),
  deed({
    path: '/api/office/warnings/{id}/update',
    summary: 'Says something else in place of what was issued',
    body: UpdateWarning,
    does: (by, found, { content, reason }) => updateWarning(by, found, content, reason),
  }),
  deed({
    path: '/api/office/warnings/{id}/cancel',
    summary: 'Takes back what was issued',
    body: EndWarning,
    does: (by, found, { reason }) => cancelWarning(by, found, reason),
  }),
  deed({
    path: '/api/office/warnings/{id}/drop',
    summary: 'Gives a draft up',
    body: EndWarning,
    does: (by, found, { reason }) => dropWarning(by, found, reason),
  }),
];

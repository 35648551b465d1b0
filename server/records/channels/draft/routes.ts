import { z } from 'zod';
import { CaseDraft } from '../../../../sql/model/api/records.ts';
import { type Endpoint, endpoint, NO_QUERY, pathOf } from '../../../http/endpoint.ts';
import { HttpError, notFound } from '../../../http/error.ts';
import { kindOf } from '../../types.ts';
import { draftOfLink } from './link.ts';
import { draftOf } from './store.ts';

const FILES = `select id, name, type, size, state from record_file where id = any($1::uuid[]) and case_no is null order by created_at, id`;

/** What was begun by mail or text message, for whoever follows the link that was sent back. It is sent under `sending`, and is a draft no more. */
export const draftEndpoint: Endpoint = endpoint({
  access: 'public',
  tag: 'Records',
  query: NO_QUERY,
  personal: true,
  method: 'post',
  path: '/api/records/{module}/draft',
  summary: 'What was begun by mail or text message, by the link that was sent back for what words cannot say',
  body: z.strictObject({ draft: z.string().max(60) }),
  answers: {
    200: { description: 'The draft', content: { 'application/json': CaseDraft } },
  },
  handle: async ({ db, modules, secrets }, { request, response, body }) => {
    const { module, type } = kindOf(modules, pathOf(request, 'module'));
    const id = draftOfLink(secrets, body.draft);
    if (id === null) throw notFound('no-such-thing', body.draft);
    const draft = await draftOf(db.pool, id);
    if (draft === null || draft.module !== module.id) throw new HttpError(409, 'draft-gone');
    const { rows: files } = await db.pool.query<CaseDraft['files'][number]>(FILES, [draft.files]);
    const into = type.mailOpens?.files;
    const attached = into !== undefined && files.length > 0 ? { [into]: files.map((file) => file.id) } : {};
    const answers = { ...draft.answers, ...attached };
    response.json({ sending: id, language: draft.language, answers, files } satisfies CaseDraft);
  },
});

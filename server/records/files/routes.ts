import { z } from 'zod';
import { CaseFile } from '../../../sql/model/api/records.ts';
import { FILE_TYPES } from '../../../sql/model/records/file.ts';
import { type Endpoint, endpoint, NO_QUERY } from '../../http/endpoint.ts';
import { notFound } from '../../http/error.ts';
import { uuidOf } from '../../http/uuid-of.ts';
import { viewFor } from '../cases/view-for.ts';
import { numberOf } from '../number.ts';
import { receiveFile } from './receive.ts';
import { sendFile } from './send.ts';

const BINARY = Object.fromEntries(FILE_TYPES.map((type) => [type, 'binary' as const]));

/** Files that are put with cases. */
export const fileEndpoints: readonly Endpoint[] = [
  endpoint({
    access: 'public',
    tag: 'Records',
    method: 'post',
    path: '/api/case-files',
    summary: 'Send a file, to be named in a form: a JPEG or PNG picture, or a PDF, of 10 MB at most',
    description:
      'What it is is told by its content. Pictures are made anew without what they carried beside their pixels; a PDF stays as it is, with what it says of who made it.',
    query: z.object({ filename: z.string().min(1).max(200).default('file') }),
    streams: BINARY,
    answers: { 201: { description: 'It is looked at now', content: { 'application/json': CaseFile } } },
    handle: async (services, { request, response, query }) =>
      void response.status(201).json(await receiveFile(services, request, query.filename)),
  }),
  endpoint({
    access: 'public',
    tag: 'Records',
    personal: true,
    path: '/api/cases/{number}/files/{id}',
    summary: 'A file of a case, for whoever sees it there',
    query: NO_QUERY,
    answers: { 200: { description: 'The file', content: BINARY } },
    handle: async (services, { request, response, who }) => {
      const id = uuidOf(request);
      const { files } = await viewFor(services, who, numberOf(request));
      const file = files.find((one) => one.id === id && one.state === 'clean');
      if (!file) throw notFound('no-such-thing', id);
      const { rows } = await services.db.pool.query<{ content: Buffer }>(
        'select content from record_file where id = $1',
        [id],
      );
      sendFile(response, { ...file, content: rows[0]!.content });
    },
  }),
];

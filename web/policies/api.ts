import type { z } from 'zod';
import {
  CommentTaken,
  type NewComment,
  PolicyDetail,
  PolicyList,
  PublicComments,
} from '../../sql/model/api/policies.ts';
import { path, read, write } from '../api.ts';

export const policiesApi = {
  list: async (signal?: AbortSignal) => (await read(PolicyList, '/api/policies', signal)).policies,
  one: (id: string, version: string | null, signal?: AbortSignal) =>
    read(PolicyDetail, `${path`/api/policies/${id}`}${version ? `?version=${version}` : ''}`, signal),
  comments: (id: string, signal?: AbortSignal) =>
    read(PublicComments, path`/api/policies/${id}/comments`, signal),
  say: (id: string, given: z.input<typeof NewComment>) =>
    write('POST', path`/api/policies/${id}/comments`, given, CommentTaken),
};

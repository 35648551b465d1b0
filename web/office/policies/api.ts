import { z } from 'zod';
import { IndicatorList } from '../../../sql/model/api/indicators.ts';
import {
  type DecideComment,
  type EditPolicy,
  type NewPolicy,
  OfficeComment,
  OfficeComments,
  OfficePolicies,
  OfficePolicy,
  type PublishPolicy,
  type SetConsultation,
  type WithdrawPolicy,
} from '../../../sql/model/api/policies.ts';
import { type PutSdgDataset, type PutSdgStatus, SdgImport } from '../../../sql/model/api/sdg.ts';
import { path, read, write } from '../../api.ts';

const NOTHING = z.null();
const at = (id: string, deed: string): string => `${path`/api/office/policies/${id}`}${deed}`;

/** What those who write documents, review comments and bring figures do. */
export const policyOffice = {
  list: async (signal?: AbortSignal) => (await read(OfficePolicies, '/api/office/policies', signal)).policies,
  one: (id: string, signal?: AbortSignal) => read(OfficePolicy, at(id, ''), signal),
  create: (given: z.input<typeof NewPolicy>) => write('POST', '/api/office/policies', given, OfficePolicy),
  save: (id: string, given: z.input<typeof EditPolicy>) => write('PUT', at(id, ''), given, OfficePolicy),
  publish: (id: string, given: z.input<typeof PublishPolicy>) =>
    write('POST', at(id, '/publish'), given, OfficePolicy),
  withdraw: (id: string, given: z.input<typeof WithdrawPolicy>) =>
    write('POST', at(id, '/withdraw'), given, OfficePolicy),
  consult: (id: string, given: z.input<typeof SetConsultation>) =>
    write('PUT', at(id, '/consultation'), given, OfficePolicy),
  commentsOn: async (id: string, signal?: AbortSignal) =>
    (await read(OfficeComments, at(id, '/comments'), signal)).comments,
  reply: (id: string, comment: string, reply: string) =>
    write('POST', at(id, path`/comments/${comment}/reply`), { reply }, OfficeComment),
  comments: async (signal?: AbortSignal) =>
    (await read(OfficeComments, '/api/office/policy-comments', signal)).comments,
  decide: (id: string, given: z.input<typeof DecideComment>) =>
    write('POST', path`/api/office/policy-comments/${id}/decision`, given, OfficeComment),
  indicators: async (signal?: AbortSignal) =>
    (await read(IndicatorList, '/api/indicators', signal)).indicators.map(({ id, title }) => ({ id, title })),
  putFile: (id: string, given: z.input<typeof PutSdgDataset>) =>
    write('PUT', path`/api/office/sdg/${id}`, given, SdgImport),
  setStatus: (id: string, given: z.input<typeof PutSdgStatus>) =>
    write('PUT', path`/api/office/sdg/${id}/status`, given, NOTHING),
};

import { z } from 'zod';
import { Classification } from '../../../sql/model/information/classification.ts';
import { type Decision, Proposals } from '../../../sql/model/information/proposal.ts';
import { path, read, write } from '../../api.ts';
import { addressOf } from '../../office/parts/use-filters.ts';

const Found = Classification.extend({ hits: z.array(z.string()) });
type Asked = Record<string, string | undefined>;

/** The classification of documents, and what was asked twice. */
export const informationApi = {
  classification: (asked: Asked, signal?: AbortSignal) =>
    read(Found, addressOf('/api/information/classification', asked), signal),
  putClassification: (body: Omit<Classification, 'classes'> & { table: string }) =>
    write('PUT', '/api/office/information/classification', body, z.object({ classes: z.int() })),
  published: async (signal?: AbortSignal) =>
    (await read(Proposals, '/api/information/proposals', signal)).proposals,
  proposals: async (signal?: AbortSignal) =>
    (await read(Proposals, '/api/office/information/proposals', signal)).proposals,
  decide: (no: number, body: Decision) =>
    write('POST', path`/api/office/information/proposals/${String(no)}/decision`, body, z.null()),
};

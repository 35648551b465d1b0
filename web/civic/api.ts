import { z } from 'zod';
import { InstitutionList, SignInAnswer } from '../../sql/model/api/accounts.ts';
import {
  CaseDraft,
  CaseFile,
  CaseList,
  CaseStatistics,
  type DeedBody,
  Receipt,
  type Submission,
  type SubmissionFor,
  Suggestions,
} from '../../sql/model/api/records.ts';
import { ModuleList } from '../../sql/model/records/module.ts';
import type { Language } from '../../sql/model/text.ts';
import { download, path, read, upload, write } from '../api.ts';
import { addressOf } from '../office/parts/use-filters.ts';
import { CaseDeclaration, CaseView } from './shapes.ts';

type Asked = Record<string, string | number | undefined>;

/** Modules, cases, and what is put into them. */
export const civicApi = {
  modules: async (signal?: AbortSignal) => (await read(ModuleList, '/api/modules', signal)).modules,
  declaration: (module: string, signal?: AbortSignal) =>
    read(CaseDeclaration, path`/api/records/${module}`, signal),
  cases: (module: string, asked: Asked, signal?: AbortSignal) =>
    read(CaseList, addressOf(path`/api/records/${module}/cases`, asked), signal),
  statistics: (module: string, asked: Asked, signal?: AbortSignal) =>
    read(CaseStatistics, addressOf(path`/api/records/${module}/statistics`, asked), signal),
  suggestions: async (module: string, field: string, q: string, signal?: AbortSignal) =>
    (await read(Suggestions, addressOf(path`/api/records/${module}/suggestions`, { field, q }), signal))
      .suggestions,
  submit: (module: string, body: Submission) =>
    write('POST', path`/api/records/${module}/cases`, body, Receipt),
  submitFor: (module: string, body: z.infer<typeof SubmissionFor>) =>
    write('POST', path`/api/office/records/${module}/cases`, body, Receipt),
  /** What was begun by mail or text message, by what stands in the link that was sent back. */
  draft: (module: string, draft: string) =>
    write('POST', path`/api/records/${module}/draft`, { draft }, CaseDraft),
  setLanguage: (number: string, language: Language) =>
    write('PUT', path`/api/office/cases/${number}/language`, { language }, z.null()),
  upload: (name: string, content: Blob) => upload(path`/api/case-files?filename=${name}`, content, CaseFile),
  alike: (module: string, q: string, signal?: AbortSignal) =>
    read(CaseList.pick({ cases: true }), path`/api/records/${module}/alike?q=${q}`, signal),
  case: (number: string, signal?: AbortSignal) => read(CaseView, path`/api/cases/${number}`, signal),
  /** null: done, and the case is one of others now. */
  act: (number: string, body: DeedBody) =>
    write('POST', path`/api/cases/${number}/deeds`, body, CaseView.nullable()),
  file: (number: string, id: string) => download(path`/api/cases/${number}/files/${id}`),
  /** Opens the case for this browser; the code is told to the server and kept nowhere. */
  enter: (number: string, code: string) => write('POST', '/api/session/case', { number, code }, SignInAnswer),
  own: (asked: Asked, signal?: AbortSignal) => read(CaseList, addressOf('/api/account/cases', asked), signal),
  queue: (asked: Asked, signal?: AbortSignal) =>
    read(CaseList, addressOf('/api/office/cases', asked), signal),
  bodies: async (signal?: AbortSignal) =>
    (await read(InstitutionList, '/api/institutions', signal)).institutions,
};
export type PublicBody = Awaited<ReturnType<typeof civicApi.bodies>>[number];

import { z } from 'zod';
import {
  Authorities,
  type AuthorityWord,
  type ChangeRule,
  type ChangeSource,
  type EditWarning,
  type EndWarning,
  KeptRule,
  KeptRules,
  KeptSource,
  KeptSources,
  type NewRule,
  type NewSource,
  type NewWarning,
  OfficeWarning,
  OfficeWarnings,
  RulePreview,
  type UpdateWarning,
} from '../../../sql/model/api/warnings.ts';
import type { WarningRule } from '../../../sql/model/warning-rule.ts';
import { path, read, write } from '../../api.ts';
import { addressOf } from '../parts/use-filters.ts';

const NOTHING = z.null();

/** What duty officers do. */
export const dutyApi = {
  list: (state: string, signal?: AbortSignal) =>
    read(OfficeWarnings, addressOf('/api/office/warnings', { state }), signal),
  one: (id: string, signal?: AbortSignal) => read(OfficeWarning, path`/api/office/warnings/${id}`, signal),
  create: (given: z.input<typeof NewWarning>) => write('POST', '/api/office/warnings', given, OfficeWarning),
  save: (id: string, given: z.input<typeof EditWarning>) =>
    write('PUT', path`/api/office/warnings/${id}`, given, OfficeWarning),
  publish: (id: string, version: number) =>
    write('POST', path`/api/office/warnings/${id}/publish`, { version }, OfficeWarning),
  update: (id: string, given: z.input<typeof UpdateWarning>) =>
    write('POST', path`/api/office/warnings/${id}/update`, given, OfficeWarning),
  end: (id: string, how: 'cancel' | 'drop', given: z.input<typeof EndWarning>) =>
    write('POST', `${path`/api/office/warnings/${id}`}/${how}`, given, OfficeWarning),
  rules: async (signal?: AbortSignal) => (await read(KeptRules, '/api/office/warning-rules', signal)).rules,
  switchRule: (id: string, version: number, enabled: boolean) =>
    write('PUT', path`/api/office/warning-rules/${id}`, { version, enabled }, KeptRule),
  rule: (id: string, signal?: AbortSignal) => read(KeptRule, path`/api/office/warning-rules/${id}`, signal),
  createRule: (given: z.output<typeof NewRule>) =>
    write('POST', '/api/office/warning-rules', given, KeptRule),
  changeRule: (id: string, given: z.output<typeof ChangeRule>) =>
    write('PUT', path`/api/office/warning-rules/${id}`, given, KeptRule),
  removeRule: (id: string) => write('DELETE', path`/api/office/warning-rules/${id}`, undefined, NOTHING),
  previewRule: (rule: WarningRule) =>
    write('POST', '/api/office/warning-rules/preview', { rule }, RulePreview),
  authorities: (signal?: AbortSignal) => read(Authorities, '/api/office/warning-authorities', signal),
  setAuthority: (id: string, given: z.output<typeof AuthorityWord>) =>
    write('PUT', path`/api/office/warning-authorities/${id}`, given, Authorities),
  sources: (signal?: AbortSignal) => read(KeptSources, '/api/office/warning-sources', signal),
  addSource: (given: z.output<typeof NewSource>) =>
    write('POST', '/api/office/warning-sources', given, KeptSource),
  changeSource: (id: string, given: z.output<typeof ChangeSource>) =>
    write('PUT', path`/api/office/warning-sources/${id}`, given, KeptSource),
  removeSource: (id: string) => write('DELETE', path`/api/office/warning-sources/${id}`, undefined, NOTHING),
};

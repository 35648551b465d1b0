import type { z } from 'zod';
import {
  Authorities,
  type EditWarning,
  type EndWarning,
  KeptRule,
  KeptRules,
  type NewWarning,
  OfficeWarning,
  OfficeWarnings,
  type UpdateWarning,
} from '../../../sql/model/api/warnings.ts';
import { path, read, write } from '../../api.ts';
import { addressOf } from '../parts/use-filters.ts';

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
  authorities: async (signal?: AbortSignal) =>
    (await read(Authorities, '/api/office/warning-authorities', signal)).authorities,
};

import { z } from 'zod';
import {
  type CalendarChange,
  CalendarPreview,
  KeptEntry,
  OfficeCalendar,
} from '../../../sql/model/api/calendar.ts';
import {
  type DispatchMatter,
  DispatchRules,
  DispatchTrial,
  KeptDispatchRule,
  type NewDispatchRule,
} from '../../../sql/model/api/dispatch.ts';
import type { CalendarEntry } from '../../../sql/model/records/clock.ts';
import { path, read, write } from '../../api.ts';

const NOTHING = z.null();
const dispatchOf = (module: string): string => path`/api/office/records/${module}/dispatch`;

/** Rules of services: numbers, dispatch, days on which offices are closed. */
export const rulesApi = {
  set: (module: string, setting: string, value: number) =>
    write('PUT', path`/api/office/records/${module}/settings/${setting}`, { value }, NOTHING),
  dispatch: (module: string, signal?: AbortSignal) => read(DispatchRules, dispatchOf(module), signal),
  add: (module: string, rule: NewDispatchRule) => write('POST', dispatchOf(module), rule, KeptDispatchRule),
  end: (module: string, no: number, to: string | null) =>
    write('PUT', `${dispatchOf(module)}/${no}`, { to }, KeptDispatchRule),
  try: (module: string, matter: DispatchMatter) =>
    write('POST', `${dispatchOf(module)}/trial`, matter, DispatchTrial),
  calendar: (signal?: AbortSignal) => read(OfficeCalendar, '/api/office/calendar', signal),
  preview: (change: CalendarChange) => write('POST', '/api/office/calendar/preview', change, CalendarPreview),
  addDays: (entry: CalendarEntry) => write('POST', '/api/office/calendar', entry, KeptEntry),
  removeDays: (no: number) => write('DELETE', `/api/office/calendar/${no}`, undefined, NOTHING),
};

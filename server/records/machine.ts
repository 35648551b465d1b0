import type pg from 'pg';
import type { Country } from '../../sql/model/country.ts';
import type { CaseType } from '../../sql/model/records/case-type.ts';
import type { Calendar, CalendarEntry } from '../../sql/model/records/clock.ts';
import { CALENDAR_ENTRIES, calendarWith } from './calendar/calendar.ts';
import type { Module } from './module.ts';
import type { Kind } from './types.ts';
import { numbersOf } from './types.ts';
import type { Machine } from './workflow/step.ts';

/** A machine, and the rest of what the cases that it moves are made of. */
export type CaseMachine = Machine & {
  type: CaseType;
  module: string;
  afterDeed: NonNullable<Module['afterDeed']> | null;
};

const CHANGED = 'select id, value from record_setting where module = $1';

/** The numbers of a module that an administrator set. */
export const changedSettings = async (
  client: pg.ClientBase | pg.Pool,
  module: string,
): Promise<Record<string, number>> => {
  const { rows } = await client.query<{ id: string; value: number }>(CHANGED, [module]);
  return Object.fromEntries(rows.map(({ id, value }) => [id, value]));
};

/** SQL of the columns that a machine of a module is made of, for statements that ask for something else with it. */
export const machineParts = (module: string): string =>
  `(select coalesce(jsonb_object_agg(id, value), '{}') from record_setting where module = ${module}) as changed,
  (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from (${CALENDAR_ENTRIES}) e) as entries`;
export type MachineParts = { changed: Record<string, number>; entries: CalendarEntry[] };
const PARTS = `select ${machineParts('$1')}`;

const machineWith = (
  kind: Kind,
  changed: Readonly<Record<string, number>>,
  calendar: Calendar,
): CaseMachine => ({
  type: kind.type,
  module: kind.module.id,
  afterDeed: kind.module.afterDeed ?? null,
  workflow: kind.type.workflow,
  settings: numbersOf(kind, changed),
  calendar,
});

/** A machine of what `machineParts` gave. */
export const machineFrom = (kind: Kind, country: Country, { changed, entries }: MachineParts): CaseMachine =>
  machineWith(kind, changed, calendarWith(country, entries));

/** What cases of a kind are moved by now: declaration, settings, calendar (read here where none is given). */
export const machineOf = async (
  client: pg.ClientBase | pg.Pool,
  kind: Kind,
  country: Country,
  calendar?: Calendar,
): Promise<CaseMachine> => {
  const module = kind.module.id;
  if (calendar) return machineWith(kind, await changedSettings(client, module), calendar);
  return machineFrom(kind, country, (await client.query<MachineParts>(PARTS, [module])).rows[0]!);
};

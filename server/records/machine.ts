import type pg from 'pg';
import type { Country } from '../../sql/model/country.ts';
import type { CaseType } from '../../sql/model/records/case-type.ts';
import type { Calendar } from '../../sql/model/records/clock.ts';
import { calendarOf } from './calendar/calendar.ts';
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

/** What cases of a kind are moved by now: declaration, settings, calendar (read here where none is given). */
export const machineOf = async (
  client: pg.ClientBase | pg.Pool,
  kind: Kind,
  country: Country,
  calendar?: Calendar,
): Promise<CaseMachine> => ({
  type: kind.type,
  module: kind.module.id,
  afterDeed: kind.module.afterDeed ?? null,
  workflow: kind.type.workflow,
  settings: numbersOf(kind, await changedSettings(client, kind.module.id)),
  calendar: calendar ?? (await calendarOf(client, country)),
});

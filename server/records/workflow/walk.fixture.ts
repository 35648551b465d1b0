import fc from 'fast-check';
import { narrower } from '../../../sql/model/records/audience.ts';
import type { CaseType } from '../../../sql/model/records/case-type.ts';
import { settingsOf } from '../../../sql/model/records/case-type.ts';
import { addDays } from '../../../sql/model/records/day.ts';
import type { Field } from '../../../sql/model/records/form.ts';
import type { Answers } from '../../../sql/model/records/read-form.ts';
import { ACTORS, type Deed } from '../../../sql/model/records/workflow.ts';
import { begun, type Case, type Machine, possible, step } from './step.ts';

/** The machine of a case type with its settings as declared, and a calendar of no holidays where none are given. */
export const machineOf = (
  { workflow, settings }: CaseType,
  entries: Machine['calendar']['entries'] = [],
): Machine => ({
  workflow,
  settings: settingsOf(settings),
  calendar: { timeZone: 'Africa/Tunis', weekend: [0, 6], entries },
});

/** An answer that will do. What is written says whom it may be shown to, so that a leak can be found by its words. */
export const answerTo = (field: Field, within: Pick<Deed, 'audience'>): unknown => {
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return `secret of ${narrower(within.audience, field.audience)} in ${field.id}: long enough to be an answer`;
    case 'choice':
      return field.many ? [field.options[0]!.id] : field.options[0]!.id;
    case 'date':
      return field.limit === 'future' ? '2099-01-01' : '2020-01-01';
    case 'number':
      return field.min ?? field.max ?? 1;
    case 'email':
      return 'somebody@example.tn';
    case 'phone':
      return '+21671000000';
    case 'place':
      return 'governorate:ins:11';
    case 'body':
      return 'office';
    case 'point':
      return { longitude: 10, latitude: 36 };
    case 'area':
      return { kind: 'place', place: 'governorate:ins:11' };
    case 'files':
      return [];
    case 'consent':
      return true;
  }
};

/** Answers to all fields of a form that everybody may fill in. */
export const answersOf = (fields: readonly Field[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.id, answerTo(field, { audience: 'public' })]));

/** Answers to all that a deed asks. */
export const answersTo = (deed: Deed): Record<string, unknown> =>
  Object.fromEntries(deed.asks.map((field) => [field.id, answerTo(field, deed)]));

type Choice = { pick: number; days: number };

/** Which of all that is possible is done, and after how many days. */
export const sequences = (_: Machine): fc.Arbitrary<Choice[]> =>
  fc.array(fc.record({ pick: fc.nat(1000), days: fc.integer({ min: 0, max: 25 }) }), { maxLength: 15 });

/** Does so, by whoever may; gives the case after each step. Throws where what is possible was refused. */
export const walk = (
  machine: Machine,
  choices: readonly Choice[],
  answers: Answers = {},
): { cases: Case[]; at: string } => {
  let day = '2026-03-03';
  const moment = () => `${day}T10:00:00+01:00`;
  const cases: Case[] = [begun(machine, moment(), answers).case];
  for (const { pick, days } of choices) {
    day = addDays(day, days);
    const kase = cases.at(-1)!;
    const all = ACTORS.flatMap((by) => possible(machine, kase, by, moment()).map((deed) => ({ by, deed })));
    const chosen = all[pick % Math.max(1, all.length)];
    if (!chosen) break;
    const { by, deed } = chosen;
    const done = step(machine, kase, { deed: deed.id, by, at: moment(), given: answersTo(deed) });
    if (!done.ok) throw new Error(`${deed.id} by ${by}: ${JSON.stringify(done.why)}`);
    cases.push(done.case);
  }
  return { cases, at: moment() };
};

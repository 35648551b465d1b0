import { addDays, type Day, dayOf } from '../../../sql/model/records/day.ts';
import type { Field, Form } from '../../../sql/model/records/form.ts';
import { type FormFault, type ReadForm, readForm } from '../../../sql/model/records/read-form.ts';
import { ChosenFile, type Filled } from '../device/draft.ts';
import { numberIn } from './numbers.ts';

const givenOf = (field: Field, value: unknown): unknown => {
  if (field.kind === 'number' && typeof value === 'string') return numberIn(value.trim());
  if (field.kind !== 'files' || !Array.isArray(value)) return value;
  return value.map((one) => ChosenFile.safeParse(one).data?.key ?? one);
};

/**
 * What was filled in, as the rules of a form read it: numbers as numbers, files by their keys. What belongs to no field of the form
 * (a draft of before the form was changed) is left out.
 */
export const givenIn = ({ fields }: Form, filled: Filled): Filled =>
  Object.fromEntries(
    fields.flatMap((field) =>
      Object.hasOwn(filled, field.id) ? [[field.id, givenOf(field, filled[field.id])]] : [],
    ),
  );

/** Reads what was filled in by the rules that the server reads it by. */
export const readFilled = (form: Form, filled: Filled, today: Day): ReadForm =>
  readForm(form, givenIn(form, filled), today);

/** The day that it is where the form is read, whatever the device is set to. */
export const todayIn = (timeZone: string, now: number = Date.now()): Day =>
  dayOf(new Date(now).toISOString(), timeZone);

/** First and last day that a field of a date takes. */
export const daysOf = (field: Extract<Field, { kind: 'date' }>, today: Day): { least?: Day; most?: Day } => {
  if (field.limit === 'past') return { least: addDays(today, -365 * 150), most: today };
  return field.limit === 'future' ? { least: today } : {};
};

/** The faults of the fields of one step, the first of each field. */
export const faultsAmong = (faults: readonly FormFault[], ids: ReadonlySet<string>): FormFault[] => {
  const seen = new Set<string>();
  return faults.filter(({ field }) => {
    if (!ids.has(field) || seen.has(field)) return false;
    seen.add(field);
    return true;
  });
};

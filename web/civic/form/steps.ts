import { fieldsIn } from '../../../sql/model/records/condition.ts';
import type { Field, FieldKind, Form } from '../../../sql/model/records/form.ts';

/** How much of a phone's screen a field takes, in lines of text to fill in. */
const ROOM: Record<FieldKind, number> = {
  text: 1,
  email: 1,
  phone: 1,
  number: 1,
  date: 1,
  choice: 2,
  place: 1,
  body: 1,
  consent: 1,
  'long-text': 2,
  files: 2,
  point: 4,
  area: 5,
};

/** What is filled in at once; a form that takes no more than so much is not parted. */
const MOST_ROOM = 6;

const roomOf = (fields: readonly Field[]): number => fields.reduce((sum, { kind }) => sum + ROOM[kind], 0);

/**
 * Parts a form into steps, each about as much as a phone shows, in the order of its fields. A field that is asked by what stands in
 * another one stays with it, so that it appears where it was asked for; what is agreed to stands together.
 */
export const stepsOf = ({ fields }: Form): Field[][] => {
  const steps: Field[][] = [];
  for (const field of fields) {
    const last = steps.at(-1);
    const belongs = field.when && fieldsIn(field.when).some((id) => last?.some((one) => one.id === id));
    const isFull = last !== undefined && roomOf([...last, field]) > MOST_ROOM;
    const endsConsents = last?.at(-1)?.kind === 'consent' && field.kind !== 'consent';
    if (!last || (!belongs && (isFull || endsConsents))) steps.push([field]);
    else last.push(field);
  }
  return steps;
};

/** The steps in which something is asked now, with what is. */
export const stepsAsked = (steps: readonly (readonly Field[])[], asked: readonly Field[]): Field[][] => {
  const ids = new Set(asked.map(({ id }) => id));
  return steps.map((step) => step.filter(({ id }) => ids.has(id))).filter((step) => step.length > 0);
};

/** The step in which a field stands; the first where it stands in none. */
export const stepWith = (steps: readonly (readonly Field[])[], id: string): number =>
  Math.max(
    0,
    steps.findIndex((step) => step.some((field) => field.id === id)),
  );

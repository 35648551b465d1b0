import type { Answers } from '../../../sql/model/records/read-form.ts';
import type { Effect } from '../../../sql/model/records/workflow.ts';

/** Answers of the form after a deed, and of those that it touched what stood there before (undefined: nothing did). */
export type Amended = { answers: Answers; was: Answers };

/** What a deed puts in the place of which answers; null where it touches none. Undefined: it is taken out. */
const changesOf = (effect: Effect | undefined, given: Answers): [field: string, value: unknown][] | null => {
  if (effect?.kind === 'amend')
    return Object.entries(effect.fields).flatMap(([field, asked]) =>
      Object.hasOwn(given, asked) ? [[field, given[asked]]] : [],
    );
  if (effect?.kind === 'set')
    return [
      ...Object.entries(effect.answers),
      ...effect.drops.map((field): [string, unknown] => [field, undefined]),
    ];
  return null;
};

/** What the answers of a form are after a deed that was answered so; null where it leaves them as they are. */
export const amendedBy = (effect: Effect | undefined, answers: Answers, given: Answers): Amended | null => {
  const changes = changesOf(effect, given);
  if (changes === null) return null;
  const after: Amended = { answers: { ...answers }, was: {} };
  for (const [field, value] of changes) {
    after.was[field] = answers[field];
    if (value === undefined) delete after.answers[field];
    else after.answers[field] = value;
  }
  return after;
};

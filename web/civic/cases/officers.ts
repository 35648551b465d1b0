import type { Field } from '../../../sql/model/records/form.ts';
import { sameText } from '../../../sql/model/text.ts';
import type { CaseDeclaration, CaseView } from '../shapes.ts';

/** The field of a deed that names an officer; null where it gives the case to none. */
export const assigns = ({ deeds }: CaseDeclaration, deed: string): string | null =>
  deeds.find(({ id }) => id === deed)?.assigns ?? null;

/**
 * What a deed asks, as an officer fills it in and reads it: whom a case is given to is chosen among those who can have it, by
 * their names, and not written as the number of an account. Who is none of them any more is not told.
 */
export const withOfficers = (
  fields: readonly Field[],
  { declaration, deed, view }: { declaration: CaseDeclaration; deed: string; view: CaseView },
): Field[] => {
  const { office } = view;
  const named = assigns(declaration, deed);
  if (!office || named === null) return [...fields];
  const options = office.officers.map(({ id, name }) => ({ id, label: sameText(name) }));
  return fields.map((field) => {
    if (field.id !== named || field.kind !== 'text' || options.length === 0) return field;
    const { id, label, hint, required, audience, personal } = field;
    const base = { id, label, required, audience, personal, ...(hint ? { hint } : {}) };
    return { ...base, kind: 'choice', options, many: false };
  });
};

import type { CaseDeclaration } from '../shapes.ts';

type Deed = CaseDeclaration['deeds'][number];

/** What leads from a state to another one, in the order in which it is declared. */
export const waysFrom = (
  { deeds }: Pick<CaseDeclaration, 'deeds'>,
  state: string,
): (Deed & { to: string })[] =>
  deeds.flatMap((deed) =>
    deed.to !== null && deed.to !== state && deed.from.includes(state) ? [{ ...deed, to: deed.to }] : [],
  );

/** The options of the field that tells of which category a case is. */
export const categoriesOf = ({ form, reads }: Pick<CaseDeclaration, 'form' | 'reads'>) => {
  const field = form.fields.find(({ id }) => id === reads.category);
  return field?.kind === 'choice' ? field.options : [];
};

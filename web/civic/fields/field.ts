import { createContext, useContext } from 'react';
import type { Day } from '../../../sql/model/records/day.ts';
import type { Field, FieldKind } from '../../../sql/model/records/form.ts';

/** What a field of a form is drawn from. `value` is as it was filled in; `fault` is what is wrong with it, as a sentence. */
export type FieldProps<Kind extends FieldKind = FieldKind> = {
  field: Extract<Field, { kind: Kind }>;
  value: unknown;
  fault: string | null;
  onChange: (value: unknown) => void;
};

/** What all fields of a form know. `isForOffice`: an officer fills it in, who need not be told who reads what she writes. `module`: whose cases it begins, where it does. */
export type AboutForm = { today: Day; isForOffice: boolean; module: string | null };

export const AboutFormContext = createContext<AboutForm>({
  today: '2000-01-01',
  isForOffice: false,
  module: null,
});
export const useAboutForm = (): AboutForm => useContext(AboutFormContext);

/** Where the element of a field is found, to bring somebody to it. */
export const placeOf = (id: string): string => `field-${id}`;

/** Brings the keyboard to a field. */
export const goToField = (id: string): void => {
  const place = document.getElementById(placeOf(id));
  place?.scrollIntoView({ block: 'center' });
  place
    ?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea, button, canvas, [tabindex="0"]')
    ?.focus();
};

import type { CaseDeclaration } from '../../../sql/model/api/records.ts';
import { amountOf, basisText } from '../../../sql/model/records/basis.ts';
import type { CaseType, Notice } from '../../../sql/model/records/case-type.ts';
import { spanText } from '../../../sql/model/records/clock-words.ts';
import type { Field } from '../../../sql/model/records/form.ts';
import { frenchSpaces, type Language, textOf } from '../../../sql/model/text.ts';
import type { Settings } from '../clocks/move-clock.ts';

/** For how many days a field is kept once its case is closed. */
export type Term = { id: string; days: number };

/** The personal ones among fields, each with its time. */
export const termsOf = ({ keeps }: CaseType, fields: readonly Field[], numbers: Settings): Term[] =>
  fields
    .filter(({ personal }) => personal)
    .map(({ id, keptDays }) => ({ id, days: amountOf(keptDays ?? keeps.days, numbers) }));

/** What a page is told of how long personal fields of the form are kept. */
export const keepsOf = (type: CaseType, numbers: Settings): CaseDeclaration['keeps'] => ({
  days: amountOf(type.keeps.days, numbers),
  basis: basisText(type.keeps.basis),
  isLaw: type.keeps.basis.kind === 'law',
  fields: termsOf(type, type.form.fields, numbers).map(({ id, days }) => ({
    ...{ id, days },
    label: type.form.fields.find((field) => field.id === id)!.label,
  })),
});

const SAYS: Record<Language, string> = {
  ar: 'معطياتك الشخصية ({fields}) تُحذف بعد {span} من غلق الملف. أما الملف نفسه فيبقى.',
  fr: 'Vos données personnelles ({fields}) sont effacées {span} après la clôture du dossier. Le dossier lui-même reste.',
  en: 'Your personal data ({fields}) are erased {span} after the case is closed. The case itself is kept.',
};
const BETWEEN: Record<Language, string> = { ar: '، ', fr: ', ', en: ', ' };

/** What the form says of it: a sentence for each time, with its fields. */
export const keptNotice = (type: CaseType, numbers: Settings): Notice[] => {
  const { fields } = keepsOf(type, numbers);
  return [...new Set(fields.map(({ days }) => days))].map((days) => {
    const inLanguage = (language: Language): string => {
      const labels = fields.filter((field) => field.days === days).map(({ label }) => label[language]);
      const says = SAYS[language]
        .replace('{fields}', labels.join(BETWEEN[language]))
        .replace('{span}', spanText(days, language));
      return language === 'fr' ? frenchSpaces(says) : says;
    };
    return { says: textOf(inLanguage), basis: type.keeps.basis };
  });
};

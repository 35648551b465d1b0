import type { CaseView } from '../../../sql/model/api/records.ts';
import { dayText } from '../../../sql/model/records/clock-words.ts';
import type { Field } from '../../../sql/model/records/form.ts';
import { type Answers, PointAnswer } from '../../../sql/model/records/read-form.ts';
import { type Language, withMinus } from '../../../sql/model/text.ts';
import { unitOf } from '../../../sql/model/unit.ts';
import { PACK_WORDS } from './words.ts';

const LOCALES: Record<Language, string> = { ar: 'ar-TN', fr: 'fr-FR', en: 'en-GB' };

/** A number as people of the language write it, with all its decimals. */
const numberText = (value: number, language: Language): string =>
  withMinus(value.toLocaleString(LOCALES[language], { maximumFractionDigits: 10 }));

/** What answers are told with: the language, the files of the case, and names of bodies and places by their ids. */
export type Telling = {
  language: Language;
  files: CaseView['files'];
  nameOf: (id: string) => string;
};

/** An answer as it is read, in one text; empty for what says nothing. */
const answerText = (field: Field, value: unknown, { language, files, nameOf }: Telling): string => {
  switch (field.kind) {
    case 'choice':
      return field.options
        .filter(({ id }) => [value].flat().includes(id))
        .map(({ label }) => label[language])
        .join(' · ');
    case 'date':
      return dayText(String(value), language);
    case 'number':
      return `${numberText(Number(value), language)} ${unitOf(field.unit, language)}`.trim();
    case 'place':
    case 'body':
      return nameOf(String(value));
    case 'point': {
      const point = PointAnswer.safeParse(value).data;
      return point ? `${point.latitude.toFixed(5)}, ${point.longitude.toFixed(5)}` : '';
    }
    case 'files':
      return files
        .filter(({ id }) => [value].flat().includes(id))
        .map(({ name }) => name)
        .join(' · ');
    case 'consent':
      return PACK_WORDS[value === true ? 'yes' : 'no'][language];
    default:
      return String(value);
  }
};

/** The answers of some fields, each with what it is called, in their order; what was not answered is left out. */
export const answersTold = (
  fields: readonly Field[],
  answers: Answers,
  telling: Telling,
): { label: string; text: string }[] =>
  fields.flatMap((field) => {
    if (!Object.hasOwn(answers, field.id)) return [];
    const text = answerText(field, answers[field.id], telling);
    return text === '' ? [] : [{ label: field.label[telling.language], text }];
  });

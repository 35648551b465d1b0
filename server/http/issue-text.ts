import type { z } from 'zod';
import { sameText, type Text } from '../../sql/model/text.ts';

const expected: Record<string, Text> = {
  number: { ar: 'يُنتظر عدد', fr: 'un nombre est attendu', en: 'a number is expected' },
  int: { ar: 'يُنتظر عدد صحيح', fr: 'un nombre entier est attendu', en: 'a whole number is expected' },
};

const wrongForm: Text = { ar: 'الشكل غير صحيح', fr: 'la forme est incorrecte', en: 'the form is wrong' };

const least = (limit: string, isText: boolean): Text =>
  isText
    ? {
        ar: `عدد الأحرف الأدنى ${limit}`,
        fr: `${limit} caractères au moins`,
        en: `at least ${limit} characters`,
      }
    : { ar: `القيمة الدنيا ${limit}`, fr: `${limit} au moins`, en: `at least ${limit}` };

const most = (limit: string, isText: boolean): Text =>
  isText
    ? {
        ar: `عدد الأحرف الأقصى ${limit}`,
        fr: `${limit} caractères au plus`,
        en: `at most ${limit} characters`,
      }
    : { ar: `القيمة القصوى ${limit}`, fr: `${limit} au plus`, en: `at most ${limit}` };

const oneOf = (values: string): Text => ({
  ar: `القيم الممكنة: ${values}`,
  fr: `valeurs possibles : ${values}`,
  en: `possible values: ${values}`,
});

/** What is wrong with a value, as the end of a sentence. A schema's own message is taken as it is. */
export const issueText = (issue: z.core.$ZodIssue): Text => {
  switch (issue.code) {
    case 'invalid_type':
      return expected[issue.expected] ?? wrongForm;
    case 'too_small':
      return least(String(issue.minimum), issue.origin === 'string');
    case 'too_big':
      return most(String(issue.maximum), issue.origin === 'string');
    case 'invalid_value':
      return oneOf(issue.values.map(String).join(', '));
    case 'custom':
      return sameText(issue.message);
    default:
      return wrongForm;
  }
};

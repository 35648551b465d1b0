import type { Text } from '../text.ts';
import type { FormFault, FormFaultCode } from './read-form.ts';

const WORDS: Record<FormFaultCode, Text> = {
  required: { ar: 'هذه الخانة ضرورية', fr: 'une réponse est nécessaire', en: 'an answer is needed' },
  unknown: {
    ar: 'لا توجد هذه الخانة في الاستمارة',
    fr: 'le formulaire n’a pas ce champ',
    en: 'the form has no such field',
  },
  'wrong-form': { ar: 'الشكل غير صحيح', fr: 'la forme est incorrecte', en: 'the form is wrong' },
  'too-short': {
    ar: 'عدد الأحرف الأدنى {limit}',
    fr: '{limit} caractères au moins',
    en: 'at least {limit} characters',
  },
  'too-long': {
    ar: 'عدد الأحرف الأقصى {limit}',
    fr: '{limit} caractères au plus',
    en: 'at most {limit} characters',
  },
  'too-small': { ar: 'القيمة الدنيا {limit}', fr: '{limit} au moins', en: 'at least {limit}' },
  'too-large': { ar: 'القيمة القصوى {limit}', fr: '{limit} au plus', en: 'at most {limit}' },
  'no-option': {
    ar: 'اختر من القائمة',
    fr: 'choisissez parmi les options',
    en: 'choose one of the options',
  },
  'not-past': {
    ar: 'لا يمكن أن يكون التاريخ في المستقبل',
    fr: 'la date ne peut pas être à venir',
    en: 'the date cannot be in the future',
  },
  'not-future': {
    ar: 'لا يمكن أن يكون التاريخ في الماضي',
    fr: 'la date ne peut pas être passée',
    en: 'the date cannot be in the past',
  },
  'not-agreed': {
    ar: 'لا يمكن المواصلة دون الموافقة',
    fr: 'votre accord est nécessaire',
    en: 'it cannot go on without your agreement',
  },
  'too-many': { ar: 'العدد الأقصى {limit}', fr: '{limit} au plus', en: '{limit} at most' },
};

/** What is wrong with an answer, as the end of a sentence. */
export const formFaultText = ({ code, limit }: FormFault): Text => {
  const fill = (text: string) => text.replace('{limit}', String(limit ?? ''));
  const { ar, fr, en } = WORDS[code];
  return { ar: fill(ar), fr: fill(fr), en: fill(en) };
};

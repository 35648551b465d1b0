import type { Text } from '../../sql/model/text.ts';

const same = (text: string): Text => ({ ar: text, fr: text, en: text });

/** What a reader of filters may have expected at a place. */
const NOUNS = {
  property: { ar: 'اسم خاصية', fr: 'un nom de propriété', en: 'a property' },
  value: { ar: 'قيمة', fr: 'une valeur', en: 'a value' },
  comparison: { ar: 'علامة مقارنة', fr: 'une comparaison', en: 'a comparison' },
  text: {
    ar: 'نص بين علامتي اقتباس مفردتين',
    fr: 'un texte entre apostrophes',
    en: 'a text in single quotes',
  },
  end: { ar: 'AND أو OR أو نهاية المرشّح', fr: 'AND, OR ou la fin', en: 'AND, OR or the end' },
  'the end': { ar: 'نهاية المرشّح', fr: 'la fin', en: 'the end' },
  predicate: { ar: 'IN أو BETWEEN أو LIKE', fr: 'IN, BETWEEN ou LIKE', en: 'IN, BETWEEN or LIKE' },
} as const satisfies Record<string, Text>;

const KINDS = {
  string: { ar: 'نص', fr: 'un texte', en: 'a text' },
  number: { ar: 'عدد', fr: 'un nombre', en: 'a number' },
  boolean: { ar: 'قيمة منطقية', fr: 'un booléen', en: 'a boolean' },
  date: { ar: 'تاريخ', fr: 'une date', en: 'a date' },
} as const satisfies Record<string, Text>;

export type Wanted = keyof typeof NOUNS;
export type KindName = keyof typeof KINDS;

const SYMBOLS = /^\W+$|^[A-Z]+$/;
const noun = (wanted: Wanted | (string & {})): Text =>
  SYMBOLS.test(wanted) ? same(wanted) : NOUNS[wanted as Wanted];

/** Why a filter cannot be used, as the end of a sentence that has told where. */
export const reasons = {
  expected: (wanted: Wanted | (string & {}), found: string): Text => {
    const [a, b] = [noun(wanted), found === '' ? NOUNS['the end'] : same(JSON.stringify(found.slice(0, 40)))];
    return {
      ar: `المنتظر: ${a.ar}؛ الموجود: ${b.ar}`,
      fr: `attendu : ${a.fr} ; trouvé : ${b.fr}`,
      en: `${a.en} expected, ${b.en} found`,
    };
  },
  unexpected: (found: string): Text => ({
    ar: `${JSON.stringify(found)} في غير موضعه`,
    fr: `${JSON.stringify(found)} est inattendu`,
    en: `unexpected ${JSON.stringify(found)}`,
  }),
  tooDeep: { ar: 'أقواس متداخلة أكثر من اللازم', fr: 'trop d’imbrications', en: 'too deeply nested' },
  tooLong: (most: number): Text => ({
    ar: `أطول من ${most} حرفا`,
    fr: `plus de ${most} caractères`,
    en: `longer than ${most} characters`,
  }),
  tooLarge: { ar: 'العدد أكبر من اللازم', fr: 'le nombre est trop grand', en: 'the number is too large' },
  badDate: {
    ar: 'يُكتب التاريخ YYYY-MM-DD',
    fr: 'une date s’écrit AAAA-MM-JJ',
    en: 'a date is written YYYY-MM-DD',
  },
  noProperty: (name: string, known: string): Text => ({
    ar: `لا توجد خاصية باسم ${name}؛ الخصائص الموجودة: ${known}`,
    fr: `il n’y a pas de propriété ${name} ; il y a : ${known}`,
    en: `there is no property ${name}; there are: ${known}`,
  }),
  mismatch: (property: KindName, value: KindName): Text => ({
    ar: `لا تُقارَن الخاصية (${KINDS[property].ar}) بهذه القيمة (${KINDS[value].ar})`,
    fr: `on ne compare pas ${KINDS[property].fr} avec ${KINDS[value].fr}`,
    en: `${KINDS[property].en} is compared with ${KINDS[value].en}`,
  }),
  likeNeedsText: (name: string): Text => ({
    ar: `تحتاج LIKE إلى نص، و${name} ليست نصا`,
    fr: `LIKE demande un texte ; ${name} n’en est pas un`,
    en: `LIKE needs a text; ${name} is none`,
  }),
  endsInBackslash: {
    ar: 'ينتهي النمط بشرطة مائلة عكسية',
    fr: 'le motif finit par une barre oblique inverse',
    en: 'the pattern ends in a backslash',
  },
} as const;

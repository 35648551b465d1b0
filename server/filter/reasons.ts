import { sameText, type Text } from '../../sql/model/text.ts';

/** What a reader of filters may have expected at a place. */
const NOUNS = {
  property: { ar: 'اسم خاصية', fr: 'un nom de propriété', en: 'a property' },
  value: { ar: 'قيمة', fr: 'une valeur', en: 'a value' },
  operand: { ar: 'خاصية أو قيمة', fr: 'une propriété ou une valeur', en: 'a property or a value' },
  number: { ar: 'عدد', fr: 'un nombre', en: 'a number' },
  geometry: {
    ar: 'geometry أو BBOX أو POINT أو شكل آخر',
    fr: 'geometry, BBOX, POINT ou une autre forme',
    en: 'geometry, BBOX, POINT or another shape',
  },
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
  timestamp: { ar: 'لحظة', fr: 'un instant', en: 'an instant' },
} as const satisfies Record<string, Text>;

export type Wanted = keyof typeof NOUNS;
export type KindName = keyof typeof KINDS;

const SYMBOLS = /^\W+$|^[A-Z]+$/;
const noun = (wanted: Wanted | (string & {})): Text =>
  SYMBOLS.test(wanted) ? sameText(wanted) : NOUNS[wanted as Wanted];

/** Why a filter cannot be used, as the end of a sentence that has told where. */
export const reasons = {
  expected: (wanted: Wanted | (string & {}), found: string): Text => {
    const [a, b] = [
      noun(wanted),
      found === '' ? NOUNS['the end'] : sameText(JSON.stringify(found.slice(0, 40))),
    ];
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
  badTimestamp: {
    ar: 'تُكتب اللحظة YYYY-MM-DDThh:mm:ssZ',
    fr: 'un instant s’écrit AAAA-MM-JJThh:mm:ssZ',
    en: 'an instant is written YYYY-MM-DDThh:mm:ssZ',
  },
  outside: (position: string): Text => ({
    ar: `الموضع ${position} خارج ما يغطيه نظام الإحداثيات`,
    fr: `la position ${position} est hors du système de coordonnées`,
    en: `the position ${position} is outside the reference system`,
  }),
  shortLine: {
    ar: 'يحتاج الخط إلى نقطتين على الأقل',
    fr: 'une ligne demande au moins deux points',
    en: 'a line needs two points at least',
  },
  openRing: {
    ar: 'تحتاج الحلقة إلى أربع نقاط على الأقل، آخرها أولها',
    fr: 'un anneau demande au moins quatre points, dont le dernier est le premier',
    en: 'a ring needs four points at least, of which the last is the first',
  },
  boxSize: {
    ar: 'يُكتب BBOX بأربعة أعداد أو ستة',
    fr: 'BBOX s’écrit avec 4 ou 6 nombres',
    en: 'BBOX is written with 4 or 6 numbers',
  },
  betweenNeedsOrder: {
    ar: 'لا تعمل BETWEEN مع القيم المنطقية',
    fr: 'BETWEEN ne porte pas sur des booléens',
    en: 'BETWEEN does not work with booleans',
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
  needsText: (name: string): Text => ({
    ar: `تحتاج ${name} إلى نص`,
    fr: `${name} demande un texte`,
    en: `${name} needs a text`,
  }),
  endsInBackslash: {
    ar: 'ينتهي النمط بشرطة مائلة عكسية',
    fr: 'le motif finit par une barre oblique inverse',
    en: 'the pattern ends in a backslash',
  },
} as const;

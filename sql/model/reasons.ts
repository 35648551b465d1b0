import type { Language } from './text.ts';

type Words = Record<Language, string>;

const words = (ar: string, fr: string, en: string): Words => ({ ar, fr, en });

/**
 * What the checks of rows may find, by its stable code. `{field}`, `{value}` and `{detail}` are filled in: the property,
 * what stood there, and what the reason adds (a limit, the number of another row, a place level).
 */
export const REASONS = {
  'missing-value': words(
    'الحقل {field} إلزامي وهو فارغ',
    'Le champ {field} est obligatoire et il est vide',
    'Field {field} is required and is empty',
  ),
  'not-a-string': words(
    'قيمة الحقل {field} ليست نصًّا: {value}',
    'Le champ {field} n’est pas un texte : {value}',
    'Field {field} is not a text: {value}',
  ),
  'not-a-number': words(
    'قيمة الحقل {field} ليست عددًا: {value}',
    'Le champ {field} n’est pas un nombre : {value}',
    'Field {field} is not a number: {value}',
  ),
  'not-an-integer': words(
    'قيمة الحقل {field} ليست عددًا صحيحًا: {value}',
    'Le champ {field} n’est pas un nombre entier : {value}',
    'Field {field} is not a whole number: {value}',
  ),
  'not-a-boolean': words(
    'قيمة الحقل {field} ليست نعم أو لا: {value}',
    'Le champ {field} n’est ni oui ni non : {value}',
    'Field {field} is neither true nor false: {value}',
  ),
  'not-a-date': words(
    'قيمة الحقل {field} ليست تاريخًا بصيغة سنة-شهر-يوم: {value}',
    'Le champ {field} n’est pas une date AAAA-MM-JJ : {value}',
    'Field {field} is not a date YYYY-MM-DD: {value}',
  ),
  'unknown-code': words(
    'القيمة {value} غير واردة في قائمة رموز الحقل {field}',
    'La valeur {value} ne figure pas dans la liste du champ {field}',
    'Value {value} is not in the list of field {field}',
  ),
  'unknown-place': words(
    'لا يوجد مكان رمزه {value} ({detail}) في الحقل {field}',
    'Aucun lieu n’a le code {value} ({detail}) dans le champ {field}',
    'No place has the code {value} ({detail}) in field {field}',
  ),
  'too-small': words(
    'القيمة {value} في الحقل {field} أصغر من الحد الأدنى {detail}',
    'La valeur {value} du champ {field} est inférieure au minimum {detail}',
    'Value {value} of field {field} is below the minimum {detail}',
  ),
  'too-large': words(
    'القيمة {value} في الحقل {field} أكبر من الحد الأقصى {detail}',
    'La valeur {value} du champ {field} dépasse le maximum {detail}',
    'Value {value} of field {field} is above the maximum {detail}',
  ),
  'too-long': words(
    'نص الحقل {field} أطول من {detail} حرفًا',
    'Le texte du champ {field} dépasse {detail} caractères',
    'The text of field {field} is longer than {detail} characters',
  ),
  'not-a-uri': words(
    'قيمة الحقل {field} ليست عنوان ويب: {value}',
    'Le champ {field} n’est pas une adresse web : {value}',
    'Field {field} is not a web address: {value}',
  ),
  'not-an-email': words(
    'قيمة الحقل {field} ليست عنوان بريد إلكتروني: {value}',
    'Le champ {field} n’est pas une adresse électronique : {value}',
    'Field {field} is not an e-mail address: {value}',
  ),
  'undeclared-property': words(
    'الحقل {field} غير معرَّف في هذه الطبقة',
    'Le champ {field} n’est pas déclaré dans cette couche',
    'Field {field} is not declared in this layer',
  ),
  'missing-coordinates': words(
    'إحداثيات السطر مفقودة',
    'Les coordonnées manquent',
    'The coordinates are missing',
  ),
  'missing-geometry': words('الشكل الهندسي مفقود', 'La géométrie manque', 'The geometry is missing'),
  'wrong-geometry-kind': words(
    'نوع الشكل {value} غير مقبول، المطلوب {detail}',
    'Le type de géométrie {value} ne convient pas, il faut {detail}',
    'Geometry of type {value} where {detail} is wanted',
  ),
  'empty-geometry': words(
    'الشكل الهندسي فارغ أو عدد نقاطه غير كافٍ',
    'La géométrie est vide ou a trop peu de points',
    'The geometry is empty or has too few points',
  ),
  'bad-coordinate': words(
    'إحداثية غير صالحة: {value}',
    'Coordonnée invalide : {value}',
    'Not a coordinate: {value}',
  ),
  'outside-extent': words(
    'الإحداثية {value} خارج مجال البلاد ({detail})',
    'La coordonnée {value} est hors de l’étendue du pays ({detail})',
    'Coordinate {value} lies outside the extent of the country ({detail})',
  ),
  'invalid-geometry': words(
    'الشكل الهندسي غير سليم ولا يمكن إصلاحه دون تغيير مساحته: {detail}',
    'La géométrie est invalide et ne se répare pas sans changer son aire : {detail}',
    'The geometry is invalid and cannot be repaired without changing its area: {detail}',
  ),
  'bad-validity': words(
    'فترة الصلاحية غير سليمة: {value}',
    'La période de validité est incorrecte : {value}',
    'The period of validity is not one: {value}',
  ),
  'overlapping-validity': words(
    'فترة الصلاحية تتداخل مع فترة السطر {detail} لنفس المعرّف {value}',
    'La période de validité chevauche celle de la ligne {detail} pour le même identifiant {value}',
    'The period of validity overlaps that of row {detail} with the same identifier {value}',
  ),
  'duplicate-key': words(
    'المعرّف {value} مستعمل في السطر {detail}',
    'L’identifiant {value} figure déjà à la ligne {detail}',
    'The identifier {value} already stands in row {detail}',
  ),
  'id-collision': words(
    'المعرّف {value} يعطي الرقم نفسه الذي يعطيه السطر {detail}',
    'L’identifiant {value} donne le même numéro que celui de la ligne {detail}',
    'The identifier {value} gives the same number as that of row {detail}',
  ),
  'bidi-controls': words(
    'حُذفت من الحقل {field} محارف تحكّم غير مرئية',
    'Des caractères de contrôle invisibles ont été ôtés du champ {field}',
    'Invisible control characters were removed from field {field}',
  ),
  'lost-characters': words(
    'يبدو أن حروفًا ضاعت من الحقل {field}: {value}',
    'Des lettres semblent perdues dans le champ {field} : {value}',
    'Letters seem to be lost in field {field}: {value}',
  ),
  'ring-closed': words(
    'أُغلق محيط مضلّع كان مفتوحًا',
    'Un contour ouvert a été fermé',
    'An open ring was closed',
  ),
  'geometry-repaired': words(
    'أُصلح شكل غير سليم ({detail})',
    'Une géométrie invalide a été réparée ({detail})',
    'An invalid geometry was repaired ({detail})',
  ),
} as const satisfies Record<string, Words>;

export type Reason = keyof typeof REASONS;

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** The sentence for a reason in a language; null for a code that is not in the catalogue (a theme's own). */
export const reasonText = (
  reason: string,
  language: Language,
  said: { field?: string | null; value?: unknown; detail?: string },
): string | null => {
  const entry = Object.hasOwn(REASONS, reason) ? REASONS[reason as Reason] : undefined;
  if (!entry) return null;
  const fill = { field: said.field ?? '', value: shown(said.value), detail: said.detail ?? '' };
  return entry[language].replace(/\{(field|value|detail)\}/g, (_, name: keyof typeof fill) => fill[name]);
};

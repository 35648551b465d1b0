import { BUDGET_REASONS } from './budget-reasons.ts';
import { OBSERVATION_REASONS } from './observation-reasons.ts';
import { frenchSpaces, type Language } from './text.ts';

type Words = Record<Language, string>;

const words = (ar: string, fr: string, en: string): Words => ({ ar, fr: frenchSpaces(fr), en });

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
    'قيمة الحقل {field} ليست نصّا: {value}',
    'Le champ {field} n’est pas un texte : {value}',
    'Field {field} is not a text: {value}',
  ),
  'not-a-number': words(
    'قيمة الحقل {field} ليست عددا: {value}',
    'Le champ {field} n’est pas un nombre : {value}',
    'Field {field} is not a number: {value}',
  ),
  'not-an-integer': words(
    'قيمة الحقل {field} ليست عددا صحيحا: {value}',
    'Le champ {field} n’est pas un nombre entier : {value}',
    'Field {field} is not a whole number: {value}',
  ),
  'not-a-boolean': words(
    'قيمة الحقل {field} ليست نعم أو لا: {value}',
    'Le champ {field} n’est ni oui ni non : {value}',
    'Field {field} is neither true nor false: {value}',
  ),
  'not-a-date': words(
    'قيمة الحقل {field} ليست تاريخا بصيغة سنة-شهر-يوم: {value}',
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
    'نص الحقل {field} أطول من {detail} حرفا',
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
    'يبدو أن حروفا ضاعت من الحقل {field}: {value}',
    'Des lettres semblent perdues dans le champ {field} : {value}',
    'Letters seem to be lost in field {field}: {value}',
  ),
  'ring-closed': words(
    'أُغلق محيط مضلّع كان مفتوحا',
    'Un contour ouvert a été fermé',
    'An open ring was closed',
  ),
  'geometry-repaired': words(
    'أُصلح شكل غير سليم ({detail})',
    'Une géométrie invalide a été réparée ({detail})',
    'An invalid geometry was repaired ({detail})',
  ),
  'wrong-field-count': words(
    'عدد الحقول {value} بينما عدد أعمدة العنوان {detail}',
    'Le nombre de champs est {value}, l’en-tête en a {detail}',
    'The number of fields is {value}, the header has {detail}',
  ),
  'misplaced-quotes': words(
    'علامة اقتباس في غير موضعها: {value}',
    'Guillemet mal placé : {value}',
    'A quotation mark is out of place: {value}',
  ),
  'unnamed-column': words(
    'العمود {value} بلا اسم في سطر العنوان (خلية فارغة أو مدمجة)، ويُقرأ باسم {field}',
    'La colonne {value} n’a pas de nom dans l’en-tête (cellule vide ou fusionnée) ; elle est lue comme {field}',
    'Column {value} has no name in the header (an empty or merged cell); it is read as {field}',
  ),
  'repeated-column': words(
    'الاسم {value} مكرر في سطر العنوان، ويُقرأ العمود الثاني باسم {field}',
    'Le nom {value} se répète dans l’en-tête ; la seconde colonne est lue comme {field}',
    'The name {value} is repeated in the header; the second column is read as {field}',
  ),
  'cell-error': words(
    'في الخلية {field} خطأ حساب: {value}',
    'La cellule {field} contient une erreur de calcul : {value}',
    'Cell {field} holds an error: {value}',
  ),
  'not-json': words(
    'النص ليس JSON سليما: {value}',
    'Ce n’est pas du JSON : {value}',
    'This is not JSON: {value}',
  ),
  'not-a-record': words(
    'القيمة ليست سجلّا بحقول مسمّاة: {value}',
    'Ce n’est pas un enregistrement à champs nommés : {value}',
    'This is not a record with named fields: {value}',
  ),
  'not-a-feature': words(
    'ليس معلما بصيغة GeoJSON: {detail}',
    'Ce n’est pas une entité GeoJSON : {detail}',
    'This is not a GeoJSON feature: {detail}',
  ),
  'not-wkt': words(
    'قيمة الحقل {field} ليست شكلا بصيغة WKT: {value}',
    'Le champ {field} n’est pas une géométrie en WKT : {value}',
    'Field {field} is not a geometry in WKT: {value}',
  ),
  'misplaced-geometry': words(
    'الشكل الهندسي في غير عنصره {field}: {detail}',
    'La géométrie n’est pas dans le bon élément {field} : {detail}',
    'The geometry stands in the wrong element {field}: {detail}',
  ),
  'unreadable-geometry': words(
    'شكل هندسي لا تمكن قراءته: {detail}',
    'Géométrie illisible : {detail}',
    'The geometry cannot be read: {detail}',
  ),
  'outside-crs': words(
    'الإحداثية {value} خارج المجال الذي يصح فيه نظام الإحداثيات {detail}',
    'La coordonnée {value} est hors du domaine du système de coordonnées {detail}',
    'Coordinate {value} lies outside of where the coordinate system {detail} holds',
  ),
  'assumed-crs': words(
    'الملف لا يذكر نظام إحداثياته، فاعتُبرت خطوط طول وعرض (WGS 84)',
    'Le fichier ne dit pas son système de coordonnées : longitude et latitude WGS 84 sont supposées',
    'The file does not say its coordinate system: longitude and latitude on WGS 84 are assumed',
  ),
  'wrong-record-count': words(
    'يَعِد {field} بعدد سجلات {value} ويوجد منها {detail}',
    'L’en-tête de {field} annonce {value} enregistrements, il y en a {detail}',
    'The header of {field} promises {value} records, there are {detail}',
  ),
  'missing-properties': words(
    'شكل هندسي بلا سجل في الجدول {detail}',
    'Une géométrie n’a pas d’enregistrement dans {detail}',
    'A shape has no record in {detail}',
  ),
  'missing-shape': words(
    'سجل بلا شكل هندسي في {detail}',
    'Un enregistrement n’a pas de géométrie dans {detail}',
    'A record has no shape in {detail}',
  ),
  'dangling-reference': words(
    'القيمة {value} في الحقل {field} غير موجودة في {detail}',
    'La valeur {value} du champ {field} n’existe pas dans {detail}',
    'Value {value} of field {field} does not exist in {detail}',
  ),
  'bad-xml': words(
    'نص XML غير سليم: {detail}',
    'Le XML est mal formé : {detail}',
    'The XML is not well-formed: {detail}',
  ),
  ...OBSERVATION_REASONS,
  ...BUDGET_REASONS,
} as const satisfies Record<string, Words>;

export type Reason = keyof typeof REASONS;

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};

/** Levels of places and the schemes of their codes, as a country declares them. */
type Places = Record<'levels' | 'schemes', readonly { id: string; title: Words }[]>;

/** What a reason adds; what of places it tells by an id has a name where the country is known. */
const detailOf = (reason: string, language: Language, detail: string, places: Places | undefined): string => {
  if (reason !== 'unknown-place' || !places) return detail;
  const [level = '', scheme] = detail.split(', ');
  const named = (id: string, among: Places['levels']) =>
    among.find((one) => one.id === id)?.title[language] ?? id;
  const parts = [
    named(level, places.levels),
    ...(scheme === undefined ? [] : [named(scheme, places.schemes)]),
  ];
  return parts.join(language === 'ar' ? '، ' : ', ');
};

/** The sentence for a reason in a language; null for a code that is not in the catalogue (a theme's own). */
export const reasonText = (
  reason: string,
  language: Language,
  said: { field?: string | null; value?: unknown; detail?: string },
  places?: Places,
): string | null => {
  const entry = Object.hasOwn(REASONS, reason) ? REASONS[reason as Reason] : undefined;
  if (!entry) return null;
  const fill = {
    field: said.field ?? '',
    value: shown(said.value),
    detail: detailOf(reason, language, said.detail ?? '', places),
  };
  return entry[language].replace(/\{(field|value|detail)\}/g, (_, name: keyof typeof fill) => fill[name]);
};

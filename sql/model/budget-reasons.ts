import { frenchSpaces, type Text } from './text.ts';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

/** What may be wrong with a budget; part of `reasons.ts`. */
export const BUDGET_REASONS = {
  'sum-differs': words(
    'مجموع {field} في الملف {value} لكن أسطره تساوي {detail}',
    'Le total de {field} est {value} dans le fichier, ses lignes font {detail}',
    'The total of {field} is {value} in the file, but its lines make {detail}',
  ),
  'duplicate-line': words(
    'السطر {value} وارد من قبل في الصف {detail}',
    'La ligne {value} figure déjà au rang {detail}',
    'Line {value} is there already, in row {detail}',
  ),
  'line-differs': words(
    'السطر {value} مصنّف هنا بخلاف الصف {detail} (الحقل {field})',
    'La ligne {value} est classée autrement qu’au rang {detail} (champ {field})',
    'Line {value} is classified otherwise than in row {detail} (field {field})',
  ),
  'not-a-year': words('{value} ليست سنة', '{value} n’est pas une année', '{value} is not a year'),
  'bad-line': words(
    'لا يصلح {value} معرّفا لسطر: حروف لاتينية وأرقام ونقطة وشرطة وشرطة سفلية ونقطتان دون سواها، 120 على الأكثر',
    '{value} ne convient pas comme identifiant de ligne : lettres latines, chiffres, point, tirets et deux-points seulement, 120 caractères au plus',
    '{value} will not do as the id of a line: Latin letters, digits, point, hyphen, underscore and colon only, 120 characters at most',
  ),
  'unknown-parent': words(
    'السطر الأعلى {value} غير موجود',
    'La ligne supérieure {value} n’existe pas',
    'There is no line {value} for this one to be part of',
  ),
  'endless-parents': words(
    'السطر {value} جزء من نفسه',
    'La ligne {value} est une partie d’elle-même',
    'Line {value} is a part of itself',
  ),
  'kind-missing': words(
    '{value} من الأسطر دون مبلغ ({field}) في {detail}، وغيرها له مبلغ',
    '{value} lignes n’ont pas de montant ({field}) en {detail}, d’autres en ont',
    '{value} lines have no amount ({field}) in {detail}, though others have',
  ),
  'revised-differs': words(
    'مجموع المعدَّل في {detail} يختلف عن المصادق عليه بـ {value}',
    'En {detail}, le total révisé s’écarte du voté de {value}',
    'In {detail}, the revised total differs from the voted one by {value}',
  ),
  'executed-above-revised': words(
    'في {detail}: المنفَّذ أكثر من المعدَّل في {value} من الأسطر',
    'En {detail}, {value} lignes ont été exécutées au-delà du révisé',
    'In {detail}, {value} lines were spent beyond what was revised',
  ),
  'negative-amount': words(
    'المبلغ {value} سالب',
    'Le montant {value} est négatif',
    'Amount {value} is negative',
  ),
  'other-currency': words(
    'العملة {value} ليست عملة الميزانية ({detail})',
    'La monnaie {value} n’est pas celle du budget ({detail})',
    'Currency {value} is not that of the budget ({detail})',
  ),
  'too-many-decimals': words(
    'المبلغ {value} أدقّ من أصغر وحدة للعملة ({detail} أرقام)',
    'Le montant {value} est plus fin que la plus petite unité de la monnaie ({detail} décimales)',
    'Amount {value} is finer than the smallest unit of the currency ({detail} decimals)',
  ),
  'not-an-expenditure': words(
    'الاتجاه {value} ليس نفقة: الموارد لا تُحمل هنا',
    'Le sens {value} n’est pas une dépense : les recettes ne sont pas reprises ici',
    'Direction {value} is no expenditure: revenue is not carried here',
  ),
  'count-above': words(
    'العدد {value} في {field} أكبر من {detail}',
    'Le nombre {value} de {field} dépasse {detail}',
    'The count {value} of {field} is more than {detail}',
  ),
} as const satisfies Record<string, Text>;

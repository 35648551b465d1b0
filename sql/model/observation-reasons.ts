import { frenchSpaces, type Text } from './text.ts';

const words = (ar: string, fr: string, en: string): Text => ({ ar, fr: frenchSpaces(fr), en });

/** What may be wrong with an observation; part of `reasons.ts`. */
export const OBSERVATION_REASONS = {
  'not-a-time': words(
    'ليس وقتا: {value}. يُنتظر تاريخ أو وقت مثل 2024-05-31T13:00:00+01:00',
    '{value} n’est pas un instant ; il faut une date ou une heure comme 2024-05-31T13:00:00+01:00',
    '{value} is not a time: a date or a time such as 2024-05-31T13:00:00+01:00 is expected',
  ),
  'skipped-time': words(
    'الساعة المحلية تقفز فوق {value} (تغيير التوقيت)؛ اكتب الفارق عن التوقيت العالمي',
    'L’heure locale saute {value} (changement d’heure) ; écrivez le décalage avec UTC',
    'The local clock skips {value} (daylight saving); write the offset from UTC',
  ),
  'ambiguous-time': words(
    'الوقت المحلي {value} يأتي مرتين (تغيير التوقيت)؛ اكتب الفارق عن التوقيت العالمي',
    'L’heure locale {value} vient deux fois (changement d’heure) ; écrivez le décalage avec UTC',
    'The local time {value} comes twice (daylight saving); write the offset from UTC',
  ),
  'time-out-of-range': words(
    'الوقت {value} بعيد جدا: تُقبل الأوقات من سنة 1700 إلى سنة بعد اليوم',
    'L’instant {value} est trop lointain : de 1700 à un an après aujourd’hui',
    'The time {value} is too far: from 1700 to a year after today',
  ),
  'not-a-measurement': words(
    'ليست قيمة قياس: {value}. يُنتظر عدد، أو «<» وحدّ الكشف',
    '{value} n’est pas une mesure ; il faut un nombre, ou « < » et une limite de détection',
    '{value} is not a measurement: a number is expected, or "<" and a limit of detection',
  ),
  'unknown-unit': words(
    'الوحدة {value} لا تُحوَّل؛ الوحدات المعروفة: {detail}',
    'L’unité {value} ne se convertit pas ; unités connues : {detail}',
    'Unit {value} cannot be converted; known units: {detail}',
  ),
  'unknown-flag': words(
    'الوسم {value} غير معروف؛ الوسوم: {detail}',
    'L’indicateur de qualité {value} est inconnu ; il y a : {detail}',
    'Flag {value} is not known; there are: {detail}',
  ),
  'unknown-field': words(
    'الحقل {field} غير معروف هنا',
    'Le champ {field} n’est pas connu ici',
    'Field {field} is not known here',
  ),
  'unknown-series': words(
    'لا توجد سلسلة قياسات باسم {value}',
    'Il n’y a pas de série {value}',
    'There is no series {value}',
  ),
  'unknown-feature': words(
    'لا يوجد معلم معرّفه {value} في الطبقة {detail}',
    'Aucun objet {value} dans la couche {detail}',
    'There is no feature {value} in layer {detail}',
  ),
  'unknown-measure': words(
    'لا يُقاس {value} في معالم الطبقة {detail}',
    '{value} n’est pas mesuré aux objets de la couche {detail}',
    '{value} is not measured at the features of layer {detail}',
  ),
  'not-writable': words(
    'لا يحق لك إيداع قياسات في الطبقة {value}',
    'Vous ne pouvez pas déposer de mesures pour la couche {value}',
    'You may not put in observations of layer {value}',
  ),
} as const satisfies Record<string, Text>;

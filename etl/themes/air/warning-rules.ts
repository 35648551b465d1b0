import type { WarningRuleDeclaration } from '../../../sql/model/warning-rule.ts';
import { text } from '../../declare.ts';
import { DRAFTED, headlineOf, MEASURED } from '../../declare-warning.ts';

const INSTRUCTION = text(
  'ينبغي لذوي الحساسية ومرضى القلب والجهاز التنفسي والأطفال والمسنين تجنب المجهود في الهواء الطلق.',
  'Les personnes sensibles, les malades du cœur ou des poumons, les enfants et les personnes âgées évitent tout effort à l’extérieur.',
  'People with heart or lung disease, children and older people should avoid effort outdoors.',
);

const air = {
  ...DRAFTED,
  area: { level: 'governorate' },
  authority: 'anpe',
  category: 'Health',
  urgency: 'Immediate',
  instruction: INSTRUCTION,
  responses: ['Avoid', 'Monitor'],
} satisfies Partial<WarningRuleDeclaration>;

const dust = text('جسيمات عالقة مرتفعة', 'particules en suspension élevées', 'high particle levels');

/** Twice the Tunisian daily limit value (decree 2018-447, 50 µg/m³): a day of Saharan dust goes beyond it, ordinary ones do not. */
const dusty: WarningRuleDeclaration = {
  ...air,
  id: 'air-dust-day',
  title: text('يوم مغبر: PM10', 'Journée de poussières : PM10', 'Dusty day: PM10'),
  subject: { kind: 'observation', parameter: 'pm10', over: 'day', statistic: 'mean' },
  when: { kind: 'above', value: 100, until: 50 },
  fresh: 'P3D',
  severity: 'Moderate',
  certainty: 'Observed',
  expires: 'P1D',
  event: text('غبار', 'Poussières', 'Dust'),
  headline: headlineOf(dust),
  description: MEASURED,
};

/** The two worst bands of the European air quality index (European Environment Agency, 2024), for three hours. */
const bad: WarningRuleDeclaration = {
  ...air,
  id: 'air-quality-bad',
  title: text('جودة هواء سيئة جدا', 'Qualité de l’air très mauvaise', 'Very poor air quality'),
  subject: { kind: 'indicator', indicator: 'european-air-quality' },
  when: { kind: 'classes', on: ['very-poor', 'extremely-poor'], holds: ['poor'] },
  lasts: 'PT3H',
  calm: 'PT3H',
  fresh: 'P1D',
  severity: 'Severe',
  certainty: 'Observed',
  expires: 'PT12H',
  event: text('تلوث الهواء', 'Pollution de l’air', 'Air pollution'),
  headline: headlineOf(text('جودة هواء سيئة جدا', 'air de très mauvaise qualité', 'very poor air')),
  description: text(
    'صُنفت جودة الهواء «{value}» في {feature} ({place}). وقت القياس: {time}.',
    'La qualité de l’air est classée « {value} » à {feature} ({place}). Mesuré le {time}.',
    'Air quality is classed “{value}” at {feature} ({place}). Measured on {time}.',
  ),
};

/** More likely than not that the daily limit value is gone beyond within the horizon of the forecast. */
const expected: WarningRuleDeclaration = {
  ...air,
  id: 'air-dust-expected',
  title: text('غبار متوقع', 'Poussières attendues', 'Dust expected'),
  subject: { kind: 'forecast', of: { kind: 'parameter', id: 'pm10' }, limit: 'tn-2018-day', period: 'hour' },
  when: { kind: 'above', value: 0.6, until: 0.4 },
  fresh: 'P1D',
  severity: 'Minor',
  urgency: 'Future',
  certainty: 'Likely',
  expires: 'P1D',
  event: text('غبار', 'Poussières', 'Dust'),
  headline: headlineOf(
    text('جسيمات عالقة مرتفعة متوقعة', 'particules en suspension attendues', 'high particle levels expected'),
  ),
  description: text(
    'احتمال تجاوز القيمة القصوى اليومية للجسيمات PM10 في {feature} ({place}) هو {value}.',
    'La probabilité de dépasser la valeur limite journalière de PM10 à {feature} ({place}) est de {value}.',
    'The probability of going beyond the daily limit value of PM10 at {feature} ({place}) is {value}.',
  ),
};

/** What warnings of the air are drafted by; thresholds are this project's where no text is named. */
export const airWarningRules: readonly WarningRuleDeclaration[] = [dusty, bad, expected];

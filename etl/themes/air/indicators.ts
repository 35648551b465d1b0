import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level } from '../../declare-indicator.ts';
import { USUAL_SIGNALS } from '../../declare-signals.ts';
import { exceedanceDays, yearMeans } from './exceedances.ts';

/** Hourly means: series of days have none. */
const hourly = (parameter: string) =>
  ({ kind: 'series', parameter, over: 'hour', statistic: 'mean' }) as const;

const stations = { base: 'air-stations', unit: '1', decimals: 0, direction: 'higher-worse' } as const;

const european: IndicatorDeclaration = {
  ...stations,
  id: 'european-air-quality',
  headline: true,
  title: text(
    'المؤشر الأوروبي لجودة الهواء',
    'Indice européen de qualité de l’air',
    'European air quality index',
  ),
  description: text(
    'درجة أسوأ ملوّث في الساعة، من 1 (جيد) إلى 6 (بالغ السوء).',
    'Classe du pire polluant de l’heure, de 1 (bon) à 6 (extrêmement mauvais).',
    'Class of the worst pollutant of the hour, from 1 (good) to 6 (extremely poor).',
  ),
  period: 'hour',
  inputs: {
    pm25: hourly('pm25'),
    pm10: hourly('pm10'),
    no2: hourly('no2'),
    o3: hourly('o3'),
    so2: hourly('so2'),
  },
  method: {
    kind: 'european-aqi',
    pollutants: { pm2_5: 'pm25', pm10: 'pm10', no2: 'no2', o3: 'o3', so2: 'so2' },
    needed: [
      ['pm10', 'pm2_5'],
      ['no2', 'o3'],
    ],
  },
  classes: [
    level('good', 1.5, '#50f0e6', ['جيد', 'Bon', 'Good']),
    level('fair', 2.5, '#50ccaa', ['مقبول', 'Correct', 'Fair']),
    level('moderate', 3.5, '#f0e641', ['متوسط', 'Moyen', 'Moderate']),
    level('poor', 4.5, '#ff5050', ['سيئ', 'Mauvais', 'Poor']),
    level('very-poor', 5.5, '#960032', ['سيئ جدا', 'Très mauvais', 'Very poor']),
    level('extremely-poor', undefined, '#7d2181', ['بالغ السوء', 'Extrêmement mauvais', 'Extremely poor']),
  ],
  outlook: { least: 1, most: 6 },
  signals: [
    ...USUAL_SIGNALS,
    // Three hours in a row, gaps of two: a bad hour is no episode.
    {
      detector: 'episode',
      as: 'air-quality',
      least: 3,
      gap: 2,
      grades: [
        { from: 'poor', severity: 'minor' },
        { from: 'very-poor', severity: 'moderate' },
        { from: 'extremely-poor', severity: 'severe' },
      ],
    },
  ],
  classesSource: text(
    'درجات وألوان الوكالة الأوروبية للبيئة، الحدود المراجَعة 2024.',
    'Classes et couleurs de l’Agence européenne pour l’environnement, seuils révisés de 2024.',
    'Classes and colours of the European Environment Agency, revised bands of 2024.',
  ),
  sdg: '11.6',
  national: { rule: 'median' },
  reference: text('ETC HE 2024/17.', 'ETC HE 2024/17.', 'ETC HE 2024/17.'),
};

const american: IndicatorDeclaration = {
  ...stations,
  id: 'us-air-quality',
  title: text('المؤشر الأمريكي لجودة الهواء', 'Indice américain de qualité de l’air', 'US air quality index'),
  description: text(
    'من 0 إلى 500، لأسوأ ملوّث في اليوم: معدّل 24 ساعة للجسيمات و8 ساعات للأوزون.',
    'De 0 à 500, du pire polluant du jour : moyenne sur 24 h des particules, sur 8 h de l’ozone.',
    'From 0 to 500, of the worst pollutant of the day: 24-hour mean of particles, 8-hour mean of ozone.',
  ),
  period: 'day',
  inputs: {
    pm25: hourly('pm25'),
    pm10: hourly('pm10'),
    no2: hourly('no2'),
    o3: hourly('o3'),
    so2: hourly('so2'),
  },
  method: {
    kind: 'us-aqi',
    pollutants: { pm2_5: 'pm25', pm10: 'pm10', no2: 'no2', o3: 'o3', so2: 'so2' },
  },
  classes: [
    level('good', 51, '#00e400', ['جيد', 'Bon', 'Good']),
    level('moderate', 101, '#ffff00', ['متوسط', 'Modéré', 'Moderate']),
    level('sensitive', 151, '#ff7e00', [
      'غير صحي للفئات الحساسة',
      'Mauvais pour les personnes sensibles',
      'Unhealthy for sensitive groups',
    ]),
    level('unhealthy', 201, '#ff0000', ['غير صحي', 'Mauvais pour la santé', 'Unhealthy']),
    level('very-unhealthy', 301, '#8f3f97', ['غير صحي جدا', 'Très mauvais pour la santé', 'Very unhealthy']),
    level('hazardous', undefined, '#7e0023', ['خطير', 'Dangereux', 'Hazardous']),
  ],
  classesSource: text(
    'درجات وألوان وكالة حماية البيئة الأمريكية، 2024.',
    'Classes et couleurs de l’EPA des États-Unis, 2024.',
    'Categories and colours of the US EPA, 2024.',
  ),
  // It is defined by what is harmful to health.
  sdg: '3.9',
  national: { rule: 'median' },
  reference: text('EPA-454/B-24-002.', 'EPA-454/B-24-002.', 'EPA-454/B-24-002.'),
};

export const airIndicators: readonly IndicatorDeclaration[] = [
  european,
  american,
  ...exceedanceDays,
  ...yearMeans,
];

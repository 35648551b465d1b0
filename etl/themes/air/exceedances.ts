import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level, ROUND_LIMITS, ranges } from '../../declare-indicator.ts';

type Given = {
  id: string;
  parameter: string;
  symbol: string;
  /** The limit of the parameter, and its value for the description. */
  limit: string;
  value: number;
  /** `day`: of daily means; `hour`: days with such an hour; `8h`: days with such a mean over eight hours. */
  of: 'day' | 'hour' | '8h';
  /** A month where there are hours for two months only. */
  period: 'month' | 'year';
  limits: readonly [number, number, number, number];
};

const WHOSE = {
  tn: {
    title: text('الحد التونسي', 'valeur limite tunisienne', 'Tunisian limit'),
    text: text(
      'الأمر الحكومي عدد 447 لسنة 2018؛ لم يُقرأ نصه.',
      'Décret gouvernemental n° 2018-447, dont le texte n’a pas été lu.',
      'Government decree no. 2018-447, whose text was not read.',
    ),
  },
  who: {
    title: text('مستوى منظمة الصحة العالمية', 'niveau de l’OMS', 'WHO level'),
    text: text(
      'المبادئ التوجيهية العالمية لجودة الهواء، منظمة الصحة العالمية 2021.',
      'Lignes directrices de l’OMS sur la qualité de l’air, 2021.',
      'WHO global air quality guidelines, 2021.',
    ),
  },
};

const MEANS = {
  day: text('معدّل اليوم', 'la moyenne du jour', 'the mean of the day'),
  hour: text('معدّل ساعة', 'la moyenne d’une heure', 'the mean of an hour'),
  '8h': text('معدّل ثماني ساعات', 'la moyenne sur huit heures', 'the mean of eight hours'),
};
const IN = {
  month: text('أيام الشهر', 'Jours du mois', 'Days of a month'),
  year: text('أيام السنة', 'Jours de l’année', 'Days of a year'),
};

const days = ({ id, parameter, symbol, limit, value, of, period, limits }: Given): IndicatorDeclaration => {
  const whose = WHOSE[limit.startsWith('tn') ? 'tn' : 'who'];
  const [mean, when] = [MEANS[of], IN[period]];
  return {
    id,
    title: text(
      `أيام تجاوز ${symbol}، ${whose.title.ar}`,
      `Dépassements ${symbol}, ${whose.title.fr}`,
      `${symbol} exceedance days, ${whose.title.en}`,
    ),
    description: text(
      `${when.ar} التي تجاوز فيها ${mean.ar} ${value} ميكروغراما في المتر المكعب.`,
      `${when.fr} où ${mean.fr} dépasse ${value} µg/m³.`,
      `${when.en} with ${mean.en} above ${value} µg/m³.`,
    ),
    unit: 'd',
    decimals: 0,
    direction: 'higher-worse',
    base: 'air-stations',
    period,
    gather: 'sum',
    inputs: {
      air:
        of === 'day'
          ? { kind: 'series', parameter, over: 'day', statistic: 'mean' }
          : { kind: 'series', parameter, over: 'hour', statistic: 'mean' },
    },
    method: {
      kind: 'exceedances',
      input: 'air',
      bound: { limit },
      count: 'days',
      ...(of === '8h' ? { running: 8 } : {}),
    },
    classes: ranges(limits, 'good-bad'),
    classesSource: ROUND_LIMITS,
    minCoverage: 0.75,
    sdg: '11.6.2',
    national: { rule: 'mean' },
    reference: whose.text,
  };
};

const [MANY, FEW] = [
  [4, 18, 36, 72],
  [1, 2, 4, 8],
] as const;

/** Days beyond the limits of the decree and of WHO. Of what has hours for two months only, by the month. */
export const exceedanceDays: readonly IndicatorDeclaration[] = [
  days({
    id: 'pm10-days-tn',
    parameter: 'pm10',
    symbol: 'PM10',
    limit: 'tn-2018-day',
    value: 50,
    of: 'day',
    period: 'year',
    limits: MANY,
  }),
  days({
    id: 'no2-days-tn',
    parameter: 'no2',
    symbol: 'NO2',
    limit: 'tn-2018-hour',
    value: 200,
    of: 'hour',
    period: 'month',
    limits: FEW,
  }),
  days({
    id: 'so2-hours-tn',
    parameter: 'so2',
    symbol: 'SO2 (1 h)',
    limit: 'tn-2018-hour',
    value: 350,
    of: 'hour',
    period: 'month',
    limits: FEW,
  }),
  days({
    id: 'so2-days-tn',
    parameter: 'so2',
    symbol: 'SO2 (24 h)',
    limit: 'tn-2018-day',
    value: 125,
    of: 'day',
    period: 'month',
    limits: FEW,
  }),
  days({
    id: 'pm10-days-who',
    parameter: 'pm10',
    symbol: 'PM10',
    limit: 'who-2021-day',
    value: 45,
    of: 'day',
    period: 'year',
    limits: MANY,
  }),
  days({
    id: 'pm25-days-who',
    parameter: 'pm25',
    symbol: 'PM2.5',
    limit: 'who-2021-day',
    value: 15,
    of: 'day',
    period: 'year',
    limits: MANY,
  }),
  days({
    id: 'no2-days-who',
    parameter: 'no2',
    symbol: 'NO2',
    limit: 'who-2021-day',
    value: 25,
    of: 'day',
    period: 'year',
    limits: MANY,
  }),
  days({
    id: 'so2-days-who',
    parameter: 'so2',
    symbol: 'SO2',
    limit: 'who-2021-day',
    value: 40,
    of: 'day',
    period: 'month',
    limits: FEW,
  }),
  days({
    id: 'o3-days-who',
    parameter: 'o3',
    symbol: 'O3',
    limit: 'who-2021-8-hours',
    value: 100,
    of: '8h',
    period: 'month',
    limits: FEW,
  }),
];

type MeanGiven = {
  parameter: string;
  symbol: string;
  classes: IndicatorDeclaration['classes'];
  source: IndicatorDeclaration['classesSource'];
};

/** What harms health most, and stands on the dashboard. */
const HEADLINE = 'pm25';

const mean = ({ parameter, symbol, classes, source }: MeanGiven): IndicatorDeclaration => ({
  id: `${parameter}-year-mean`,
  ...(parameter === HEADLINE ? { headline: true } : {}),
  title: text(`المعدّل السنوي لـ${symbol}`, `Moyenne annuelle de ${symbol}`, `Annual mean of ${symbol}`),
  description: text(
    'معدّل قيم السنة في المحطة، إن توفّر منها 75 % على الأقل.',
    'Moyenne des valeurs de l’année à la station, si 75 % au moins sont là.',
    'Mean of the values of a year at a station, where at least 75% are there.',
  ),
  unit: 'ug/m3',
  decimals: 1,
  direction: 'higher-worse',
  base: 'air-stations',
  period: 'year',
  inputs: { air: { kind: 'series', parameter, over: 'year', statistic: 'mean' } },
  method: { kind: 'sum', terms: [{ input: 'air' }] },
  classes,
  classesSource: source,
  minCoverage: 0.75,
  sdg: '11.6.2',
  national: { rule: 'mean' },
  reference: source,
});

/** WHO's level, its interim targets, and for nitrogen dioxide the limit of the decree, which is its first target. */
export const yearMeans: readonly IndicatorDeclaration[] = [
  mean({
    parameter: 'no2',
    symbol: 'NO2',
    classes: [
      level('who', 10, '#bddf26', [
        'دون مستوى منظمة الصحة',
        'Sous le niveau de l’OMS',
        'Below the WHO level',
      ]),
      level('target-3', 20, '#44bf70', ['10 إلى 20', '10 à 20', '10 to 20']),
      level('target-2', 30, '#21918c', ['20 إلى 30', '20 à 30', '20 to 30']),
      level('target-1', 40, '#3b6fb0', ['30 إلى 40', '30 à 40', '30 to 40']),
      level('beyond', undefined, '#7b3fa0', [
        'الحد التونسي فما فوق',
        'Limite tunisienne et plus',
        'Tunisian limit and above',
      ]),
    ],
    source: text(
      'مستوى منظمة الصحة العالمية 2021 وأهدافها المرحلية؛ الحد التونسي 40 (الأمر عدد 447 لسنة 2018).',
      'Niveau de l’OMS 2021 et ses cibles intermédiaires ; limite tunisienne de 40 (décret n° 2018-447).',
      'WHO level of 2021 and its interim targets; Tunisian limit of 40 (decree no. 2018-447).',
    ),
  }),
  mean({
    parameter: 'pm25',
    symbol: 'PM2.5',
    classes: [
      level('who', 5, '#bddf26', ['دون مستوى منظمة الصحة', 'Sous le niveau de l’OMS', 'Below the WHO level']),
      level('target-4', 10, '#44bf70', ['5 إلى 10', '5 à 10', '5 to 10']),
      level('target-3', 15, '#21918c', ['10 إلى 15', '10 à 15', '10 to 15']),
      level('target-2', 25, '#3b6fb0', ['15 إلى 25', '15 à 25', '15 to 25']),
      level('target-1', undefined, '#7b3fa0', ['25 فأكثر', '25 et plus', '25 and above']),
    ],
    source: text(
      'مستوى منظمة الصحة العالمية 2021 وأهدافها المرحلية.',
      'Niveau de l’OMS 2021 et ses cibles intermédiaires.',
      'WHO level of 2021 and its interim targets.',
    ),
  }),
];

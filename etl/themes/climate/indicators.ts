import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level, ROUND_LIMITS, ranges } from '../../declare-indicator.ts';
import { DROUGHT_SIGNALS } from '../../declare-signals.ts';

/** The climate normal that anomalies and SPI are told against. */
const NORMAL = { from: 1991, to: 2020 };

const anomaly: IndicatorDeclaration = {
  id: 'temperature-anomaly',
  headline: true,
  title: text('شذوذ الحرارة', 'Anomalie de température', 'Temperature anomaly'),
  description: text(
    'معدّل حرارة السنة ناقص معدّل الفترة 1991-2020.',
    'Température moyenne de l’année moins celle de 1991-2020.',
    'Mean temperature of a year less that of 1991 to 2020.',
  ),
  unit: 'Cel',
  decimals: 1,
  direction: 'higher-worse',
  base: 'governorates',
  period: 'year',
  inputs: { temperature: { kind: 'series', parameter: 'air-temperature', over: 'year', statistic: 'mean' } },
  method: {
    kind: 'against-baseline',
    input: 'temperature',
    baseline: NORMAL,
    as: 'difference',
    leastYears: 24,
  },
  classes: [
    level('much-colder', -1, '#4575b4', [
      'أبرد بأكثر من درجة',
      'Plus froid de 1 °C et plus',
      'Colder by over 1 °C',
    ]),
    level('colder', -0.3, '#74add1', ['أبرد', 'Plus froid', 'Colder']),
    level('usual', 0.3, '#a8a8a0', ['معتاد', 'Habituel', 'As usual']),
    level('warmer', 1, '#f4913e', ['أدفأ', 'Plus chaud', 'Warmer']),
    level('much-warmer', undefined, '#c0272d', [
      'أدفأ بدرجة فأكثر',
      'Plus chaud de 1 °C et plus',
      'Warmer by 1 °C and more',
    ]),
  ],
  classesSource: ROUND_LIMITS,
  minCoverage: 0.9,
  sdg: '13.2',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'توجيهات المنظمة العالمية للأرصاد الجوية لحساب المعدلات المناخية، رقم 1203.',
    'OMM, directives pour le calcul des normales climatiques, n° 1203.',
    'WMO guidelines on the calculation of climate normals, no. 1203.',
  ),
};

/** McKee's classes, with ColorBrewer's BrBG, its middle made grey so that it is seen. */
const DROUGHT = [
  level('extremely-dry', -2, '#8c510a', ['جفاف شديد جدا', 'Extrêmement sec', 'Extremely dry']),
  level('severely-dry', -1.5, '#bf812d', ['جفاف شديد', 'Très sec', 'Severely dry']),
  level('moderately-dry', -1, '#dfc27d', ['جفاف معتدل', 'Modérément sec', 'Moderately dry']),
  level('near-normal', 1, '#a8a8a0', ['قريب من المعتاد', 'Proche de la normale', 'Near normal']),
  level('moderately-wet', 1.5, '#80cdc1', ['رطوبة معتدلة', 'Modérément humide', 'Moderately wet']),
  level('very-wet', 2, '#35978f', ['رطب جدا', 'Très humide', 'Very wet']),
  level('extremely-wet', undefined, '#01665e', ['رطوبة شديدة جدا', 'Extrêmement humide', 'Extremely wet']),
];

const OVER: Readonly<Record<number, readonly [ar: string, fr: string, en: string]>> = {
  1: ['شهر', '1 mois', '1 month'],
  3: ['3 أشهر', '3 mois', '3 months'],
  6: ['6 أشهر', '6 mois', '6 months'],
  12: ['12 شهرا', '12 mois', '12 months'],
};

/** A year: what a country's water depends on, and what stands on the dashboard. */
const HEADLINE_SCALE = 12;

const drought = (scale: number): IndicatorDeclaration => {
  const [ar, fr, en] = OVER[scale]!;
  return {
    id: `spi-${scale}`,
    ...(scale === HEADLINE_SCALE ? { headline: true } : {}),
    title: text(`مؤشر الجفاف SPI على ${ar}`, `Indice de sécheresse SPI, ${fr}`, `Drought index SPI, ${en}`),
    description: text(
      `كم تبعد أمطار آخر ${ar} عن المعتاد في 1991-2020، بالانحرافات المعيارية.`,
      `Écart des pluies des ${fr} écoulés à celles de 1991-2020, en écarts types.`,
      `How far the rain of the last ${en} is from that of 1991 to 2020, in standard deviations.`,
    ),
    unit: '1',
    decimals: 1,
    direction: 'neither',
    base: 'governorates',
    period: 'month',
    inputs: { rain: { kind: 'series', parameter: 'precipitation', over: 'month', statistic: 'sum' } },
    method: { kind: 'spi', input: 'rain', scale, calibration: NORMAL, leastYears: 24 },
    signals: [...DROUGHT_SIGNALS],
    classes: DROUGHT,
    classesSource: text(
      'ماكي وآخرون 1993؛ المنظمة العالمية للأرصاد الجوية، رقم 1090.',
      'McKee et al. 1993 ; OMM n° 1090.',
      'McKee et al. 1993; WMO-No. 1090.',
    ),
    sdg: '13.1',
    national: { rule: 'mean', weight: 'area' },
    reference: text(
      'ماكي ودويسكن وكليست 1993؛ دليل المنظمة العالمية للأرصاد الجوية رقم 1090، توزيع غاما.',
      'McKee, Doesken et Kleist 1993 ; guide OMM n° 1090, loi gamma.',
      'McKee, Doesken and Kleist 1993; WMO guide no. 1090, gamma distribution.',
    ),
  };
};

/** What SPEI and SPI have in common: the same classes, months and normal. */
const balance = (scale: number): IndicatorDeclaration => {
  const [ar, fr, en] = OVER[scale]!;
  return {
    ...drought(scale),
    id: `spei-${scale}`,
    headline: false,
    title: text(
      `مؤشر الجفاف SPEI على ${ar}`,
      `Indice de sécheresse SPEI, ${fr}`,
      `Drought index SPEI, ${en}`,
    ),
    description: text(
      `كم تبعد أمطار آخر ${ar}، بعد طرح ما يطلبه الجوّ من تبخّر، عن المعتاد في 1991-2020، بالانحرافات المعيارية.`,
      `Écart du bilan des ${fr} écoulés (pluie moins évapotranspiration potentielle) à celui de 1991-2020, en écarts types.`,
      `How far the balance of the last ${en} (rain less potential evapotranspiration) is from that of 1991 to 2020, in standard deviations.`,
    ),
    inputs: {
      rain: { kind: 'series', parameter: 'precipitation', over: 'month', statistic: 'sum' },
      temperature: { kind: 'series', parameter: 'air-temperature', over: 'month', statistic: 'mean' },
      latitude: {
        kind: 'property',
        layer: 'governorates',
        measure: 'latitude',
        by: { kind: 'itself' },
        empty: null,
      },
    },
    method: {
      kind: 'spei',
      rain: 'rain',
      demand: { temperature: 'temperature', latitude: 'latitude' },
      scale,
      calibration: NORMAL,
      leastYears: 24,
    },
    classesSource: text(
      'أصناف ماكي وآخرين 1993 كما في SPI.',
      'Classes de McKee et al. 1993, comme le SPI.',
      'Classes of McKee et al. 1993, as for SPI.',
    ),
    reference: text(
      'فيسنتي سيرانو وآخرون 2010، توزيع لوغاريتمي لوجستي؛ التبخّر والنتح بطريقة ثورنثويت 1948.',
      'Vicente-Serrano et al. 2010, loi log-logistique ; évapotranspiration selon Thornthwaite 1948.',
      'Vicente-Serrano et al. 2010, log-logistic distribution; evapotranspiration after Thornthwaite 1948.',
    ),
  };
};

const heatDays: IndicatorDeclaration = {
  id: 'heat-days',
  title: text('أيام الحرّ', 'Jours de forte chaleur', 'Heat days'),
  description: text(
    'أيام السنة التي تجاوزت فيها الحرارة القصوى 35 درجة.',
    'Jours de l’année où la température maximale dépasse 35 °C.',
    'Days of a year with a maximum temperature above 35 °C.',
  ),
  unit: 'd',
  decimals: 0,
  direction: 'higher-worse',
  base: 'weather-stations',
  period: 'year',
  inputs: { maximum: { kind: 'series', parameter: 'air-temperature-max', over: 'day', statistic: 'max' } },
  method: { kind: 'exceedances', input: 'maximum', bound: { value: 35 }, count: 'days' },
  classes: ranges([10, 25, 50, 80], 'oranges'),
  classesSource: ROUND_LIMITS,
  minCoverage: 0.9,
  sdg: '13.1',
  national: { rule: 'mean' },
  reference: text(
    'على منوال مؤشر SU لفريق ETCCDI بعتبة 35 درجة.',
    'À la manière de l’indice SU de l’ETCCDI, au seuil de 35 °C.',
    'After the index SU of ETCCDI, with 35 °C for its threshold.',
  ),
};

export const climateIndicators: readonly IndicatorDeclaration[] = [
  anomaly,
  ...[1, 3, 6, 12].map(drought),
  ...[3, 12].map(balance),
  heatDays,
];

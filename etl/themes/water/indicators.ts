import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level, percentOf, ranges, yearOf } from '../../declare-indicator.ts';

const FIFTHS = text('أخماس السعة.', 'Cinquièmes de la capacité.', 'Fifths of the capacity.');
const VOLUME_OVER_CAPACITY = text(
  'المخزون مقسوما على السعة الحالية، كما في جذاذات السدود.',
  'Volume stocké rapporté à la capacité actuelle, comme dans les fiches des barrages.',
  'Volume stored over present capacity, as in the sheets of the dams.',
);
const filling = {
  unit: '%',
  decimals: 0,
  direction: 'higher-better',
  period: 'month',
  classes: ranges([20, 40, 60, 80], 'bad-good'),
  classesSource: FIFTHS,
  minCoverage: 0.5,
  sdg: '6.4',
  reference: VOLUME_OVER_CAPACITY,
  // More than the capacity is stored for some days of flood; a month of it is put on the bound.
  outlook: { transform: { kind: 'logit' }, least: 0, most: 100 },
} as const;
const share = percentOf('volume', 'capacity');

const damFilling: IndicatorDeclaration = {
  ...filling,
  id: 'dam-filling',
  title: text('نسبة امتلاء السدود', 'Taux de remplissage des barrages', 'Dam filling rate'),
  description: text(
    'المعدّل الشهري للمخزون مقسوما على السعة؛ قد يتجاوز 100 % عند الفيضان.',
    'Volume moyen du mois rapporté à la capacité ; peut dépasser 100 % en crue.',
    'Mean volume of the month over the capacity; can exceed 100% in flood.',
  ),
  base: 'dams',
  national: { rule: 'mean', weight: { property: 'capacity_hm3' } },
  inputs: {
    volume: { kind: 'series', parameter: 'dam-volume', over: 'month', statistic: 'mean' },
    capacity: {
      kind: 'property',
      layer: 'dams',
      measure: { property: 'capacity_hm3' },
      by: { kind: 'itself' },
      empty: null,
    },
  },
  method: share,
};

const governorateFilling: IndicatorDeclaration = {
  ...filling,
  id: 'dam-filling-governorate',
  headline: true,
  title: text(
    'امتلاء سدود الولاية',
    'Remplissage des barrages du gouvernorat',
    'Filling of a governorate’s dams',
  ),
  description: text(
    'مجموع مخزون سدود الولاية مقسوما على مجموع سعتها.',
    'Somme des volumes des barrages du gouvernorat rapportée à la somme de leurs capacités.',
    'Volumes of the dams of a governorate together, over their capacities together.',
  ),
  base: 'governorates',
  // Of the country the dams themselves tell.
  national: { rule: 'median' },
  inputs: {
    volume: {
      kind: 'series',
      parameter: 'dam-volume',
      layer: 'dams',
      by: { kind: 'within' },
      over: 'month',
      statistic: 'mean',
      gather: 'sum',
    },
    capacity: { kind: 'property', layer: 'dams', measure: { property: 'capacity_hm3' }, empty: null },
  },
  method: share,
};

const waterStress: IndicatorDeclaration = {
  id: 'water-stress',
  headline: true,
  title: text('الإجهاد المائي', 'Stress hydrique', 'Water stress'),
  description: text(
    'الطلب على الماء في السنة مقسوما على الموارد المتجددة المتاحة.',
    'Demande en eau de l’année rapportée aux ressources renouvelables disponibles.',
    'Water wanted in a year over the renewable water that can be had.',
  ),
  unit: '%',
  decimals: 0,
  direction: 'higher-worse',
  base: 'governorates',
  period: 'year',
  inputs: { demand: yearOf('water-demand'), available: yearOf('water-availability') },
  method: percentOf('demand', 'available'),
  classes: [
    level('none', 25, '#bddf26', ['بلا إجهاد', 'Pas de stress', 'No stress']),
    level('low', 50, '#44bf70', ['منخفض', 'Faible', 'Low']),
    level('medium', 75, '#21918c', ['متوسط', 'Moyen', 'Medium']),
    level('high', 100, '#3b6fb0', ['مرتفع', 'Élevé', 'High']),
    level('critical', undefined, '#7b3fa0', ['حرج', 'Critique', 'Critical']),
  ],
  classesSource: text(
    'درجات المؤشر 6.4.2 لأهداف التنمية المستدامة (منظمة الأغذية والزراعة).',
    'Classes de l’indicateur ODD 6.4.2 (FAO et ONU-Eau).',
    'Classes of SDG indicator 6.4.2 (FAO and UN-Water).',
  ),
  sdg: '6.4.2',
  national: { rule: 'mean', weight: { parameter: 'water-availability' } },
  reference: text(
    'بيانات المؤشر 6.4.2؛ لا تُطرح هنا احتياجات البيئة من الماء.',
    'Métadonnées de l’indicateur ODD 6.4.2 ; les débits écologiques n’y sont pas déduits ici.',
    'Metadata of SDG indicator 6.4.2; environmental flows are not taken off here.',
  ),
};

const tested = (parameter: string) => ({ kind: 'series', parameter, over: 'value' }) as const;

const qualityIndex: IndicatorDeclaration = {
  id: 'water-quality-index',
  headline: true,
  title: text('مؤشر نوعية المياه', 'Indice de qualité de l’eau', 'Water quality index'),
  description: text(
    'كم من التحاليل والمتغيّرات خرج عن أهدافه في السنة وبكم، من 0 (رديء) إلى 100 (ممتاز).',
    'Combien d’analyses et de variables manquent leurs objectifs dans l’année, et de combien : de 0 (mauvais) à 100 (excellent).',
    'How many tests and variables miss their objectives in a year, and by how much: from 0 (poor) to 100 (excellent).',
  ),
  unit: '1',
  decimals: 0,
  direction: 'higher-better',
  base: 'water-stations',
  period: 'year',
  inputs: {
    oxygen: tested('dissolved-oxygen'),
    ph: tested('ph'),
    bod5: tested('bod5'),
    nitrate: tested('nitrate'),
    nitrite: tested('nitrite'),
    ammonium: tested('ammonium'),
    phosphorus: tested('total-phosphorus'),
  },
  method: {
    kind: 'ccme-wqi',
    objectives: [
      { input: 'oxygen', limits: ['good-state'] },
      { input: 'ph', limits: ['good-state-low', 'good-state-high'] },
      { input: 'bod5', limits: ['good-state'] },
      { input: 'nitrate', limits: ['good-state'] },
      { input: 'nitrite', limits: ['good-state'] },
      { input: 'ammonium', limits: ['good-state'] },
      { input: 'phosphorus', limits: ['good-state'] },
    ],
  },
  classes: [
    level('poor', 45, '#7b3fa0', ['رديئة', 'Mauvaise', 'Poor']),
    level('marginal', 65, '#3b6fb0', ['هشّة', 'Médiocre', 'Marginal']),
    level('fair', 80, '#21918c', ['متوسطة', 'Moyenne', 'Fair']),
    level('good', 95, '#44bf70', ['جيدة', 'Bonne', 'Good']),
    level('excellent', undefined, '#bddf26', ['ممتازة', 'Excellente', 'Excellent']),
  ],
  classesSource: text(
    'درجات دليل CCME WQI 1.0 (2001).',
    'Classes du manuel CCME WQI 1.0 (2001).',
    'Categories of the CCME WQI 1.0 manual (2001).',
  ),
  sdg: '6.3.2',
  national: { rule: 'mean' },
  reference: text(
    'CCME 2001، دليل مؤشر نوعية المياه 1.0؛ الأهداف أهداف الحالة الجيدة الفرنسية لسنة 2010.',
    'CCME 2001, manuel de l’indice de qualité des eaux 1.0 ; objectifs : bon état, arrêté français de 2010.',
    'CCME 2001, Water Quality Index 1.0 user’s manual; objectives: good state of the French order of 2010.',
  ),
};

export const waterIndicators: readonly IndicatorDeclaration[] = [
  damFilling,
  governorateFilling,
  waterStress,
  qualityIndex,
];

import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { CODE, classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';

/** Fifths of the capacity, dry to full. */
export const FILL_CLASSES = [
  code('0-20', 'أقل من 20 %', 'Moins de 20 %', 'Below 20%'),
  code('20-40', 'من 20 إلى 40 %', '20 à 40 %', '20 to 40%'),
  code('40-60', 'من 40 إلى 60 %', '40 à 60 %', '40 to 60%'),
  code('60-80', 'من 60 إلى 80 %', '60 à 80 %', '60 to 80%'),
  code('80+', '80 % فأكثر', '80 % et plus', '80% and above'),
  code('unknown', 'الامتلاء غير معلوم', 'Remplissage inconnu', 'Fill unknown'),
];

/** ColorBrewer's RdBu, its pale middle made sand so that a small symbol is seen; slate where no volume is told. */
const FILL_COLORS = {
  '0-20': '#b2182b',
  '20-40': '#ef8a62',
  '40-60': '#d4b95e',
  '60-80': '#67a9cf',
  '80+': '#2166ac',
  unknown: '#6a8fb5',
};

const volume = (name: string, title: LayerDeclaration['title']) =>
  ({ name, type: 'number', title, unit: 'hm3', min: 0, decimals: 2 }) as const;

export const dams: LayerDeclaration = {
  id: 'dams',
  title: text('السدود', 'Barrages', 'Dams'),
  description: text(
    'السدود الكبرى في تونس: سعتها، وحجم مياهها المخزّنة ونسبة امتلائها حيث توفّرت.',
    'Les grands barrages de Tunisie : capacité et, là où ils sont connus, volume stocké et taux de remplissage.',
    'The large dams of Tunisia: capacity and, where known, volume stored and fill rate.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    { ...NAME, required: true },
    GOVERNORATE,
    { ...volume('capacity_hm3', text('السعة', 'Capacité', 'Capacity')), required: true },
    volume(
      'initial_capacity_hm3',
      text('السعة عند الإنشاء', 'Capacité à la construction', 'Capacity when built'),
    ),
    volume('volume_hm3', text('المخزون', 'Volume stocké', 'Volume stored')),
    {
      name: 'fill_rate',
      type: 'number',
      title: text('نسبة الامتلاء', 'Taux de remplissage', 'Fill rate'),
      description: text(
        'المخزون مقسوما على السعة الحالية؛ قد تتجاوز 100 % عند الفيضان أو إذا كانت السعة مقدّرة بأقل من حقيقتها.',
        'Volume stocké rapporté à la capacité actuelle ; peut dépasser 100 % en crue ou si la capacité est sous-estimée.',
        'Volume stored over present capacity; can exceed 100% in flood or where the capacity is underestimated.',
      ),
      unit: '%',
      min: 0,
      decimals: 0,
      tile: true,
    },
    {
      name: 'fill_class',
      type: 'string',
      title: text('درجة الامتلاء', 'Classe de remplissage', 'Fill class'),
      codes: FILL_CLASSES,
    },
    volume('inflow_hm3', text('الإيرادات اليومية', 'Apports du jour', 'Inflow of the day')),
    volume('release_hm3', text('التصريف اليومي', 'Lâchers du jour', 'Release of the day')),
    { name: 'measured_on', type: 'date', title: text('تاريخ القياس', 'Date de la mesure', 'Measured on') },
    {
      name: 'commissioned',
      type: 'integer',
      title: text('سنة الدخول في الاستغلال', 'Mise en service', 'In service since'),
      min: 1900,
      max: 2100,
    },
    {
      name: 'catchment_km2',
      type: 'number',
      title: text('مساحة الحوض الساكب', 'Bassin versant', 'Catchment'),
      unit: 'km2',
      min: 0,
      decimals: 0,
    },
  ],
  icon: 'dam',
  draw: {
    kind: 'proportional',
    property: 'capacity_hm3',
    max: 600,
    color: '#0072b2',
    category: { kind: 'category', property: 'fill_class', classes: classesOf(FILL_CLASSES, FILL_COLORS) },
  },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'governorate',
    rows: [
      'fill_rate',
      'volume_hm3',
      'capacity_hm3',
      'measured_on',
      'inflow_hm3',
      'release_hm3',
      'commissioned',
      'catchment_km2',
      'initial_capacity_hm3',
    ],
  },
  initial: true,
  keywords: ['dam', 'barrage', 'سد', 'reservoir', 'water', 'eau', 'ماء'],
  updateFrequency: 'daily',
};

import type { Position } from 'geojson';
import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { CODE, classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { ofFrench } from '../../french.ts';
import { band, between, oneOf } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const SPECIES = [
  code('cork-oak', 'بلّوط الفلّين', 'Chêne-liège', 'Cork oak'),
  code('zeen-oak', 'بلّوط الزان', 'Chêne zéen', 'Zeen oak'),
  code('aleppo-pine', 'صنوبر حلبي', 'Pin d’Alep', 'Aleppo pine'),
  code('other-pine', 'صنوبر بحري وثمري', 'Pins maritime et pignon', 'Maritime and stone pine'),
  code('juniper', 'عرعر', 'Genévrier et thuya', 'Juniper and thuya'),
  code(
    'plantation',
    'تشجير: أكاسيا وكالبتوس',
    'Reboisement : acacia, eucalyptus',
    'Plantation: acacia, eucalyptus',
  ),
];
/** Greens and earths that stay apart for the colour-blind (after Paul Tol's muted palette). */
const COLORS = {
  'cork-oak': '#117733',
  'zeen-oak': '#44aa99',
  'aleppo-pine': '#999933',
  'other-pine': '#ddcc77',
  juniper: '#88ccee',
  plantation: '#cc6677',
};

const RISKS = [
  code('low', 'ضعيف', 'Faible', 'Low'),
  code('medium', 'متوسط', 'Moyen', 'Medium'),
  code('high', 'مرتفع', 'Élevé', 'High'),
  code('very-high', 'مرتفع جدا', 'Très élevé', 'Very high'),
];

const layer: LayerDeclaration = {
  id: 'forests',
  title: text('الغابات', 'Forêts', 'Forests'),
  description: text(
    'غابات افتراضية على سلاسل الجبال: الصنف الغالب والكثافة وخطر الحرائق.',
    'Exemples de forêts le long des reliefs : essence dominante, couvert et risque d’incendie.',
    'Sample forests along the ranges: dominant species, cover and fire risk.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'species',
      type: 'string',
      title: text('الصنف الغالب', 'Essence dominante', 'Dominant species'),
      required: true,
      codes: SPECIES,
    },
    {
      name: 'cover',
      type: 'number',
      title: text('التغطية', 'Couvert', 'Canopy cover'),
      unit: '%',
      min: 0,
      max: 100,
      decimals: 0,
    },
    {
      name: 'fire_risk',
      type: 'string',
      title: text('خطر الحرائق', 'Risque d’incendie', 'Fire risk'),
      codes: RISKS,
      tile: true,
    },
    GOVERNORATE,
  ],
  draw: { kind: 'category', property: 'species', classes: classesOf(SPECIES, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'species', rows: ['cover', 'fire_risk', 'governorate', 'code'] },
  keywords: ['forest', 'forêt', 'غابة', 'fire', 'incendie', 'حريق', 'DGF', 'oak', 'pine'],
  updateFrequency: 'unknown',
};

type Wood = {
  species: string;
  ar: string;
  latin: string;
  governorate: string;
  ridge: readonly Position[];
  left: number;
  right: number;
};

const wood = (
  species: string,
  ar: string,
  latin: string,
  governorate: string,
  left: number,
  right: number,
  ...ridge: Position[]
): Wood => ({ species, ar, latin, governorate, ridge, left, right });

/** Ridges in a few vertices, written from an atlas's memory, and how far the wood reaches down either side (km). */
const WOODS: readonly Wood[] = [
  wood(
    'cork-oak',
    'خمير',
    'Kroumirie',
    '22',
    3.5,
    4,
    [8.56, 36.7],
    [8.62, 36.73],
    [8.7, 36.78],
    [8.82, 36.85],
  ),
  wood('zeen-oak', 'عين دراهم', 'Aïn Draham', '22', 2.5, 2.5, [8.45, 36.6], [8.56, 36.65], [8.66, 36.69]),
  wood('cork-oak', 'نفزة', 'Nefza', '21', 4, 4, [8.95, 36.92], [9.05, 36.99], [9.14, 37.06]),
  wood('cork-oak', 'سجنان', 'Sejnane', '17', 3, 3.5, [9.2, 37.1], [9.32, 37.13], [9.44, 37.2]),
  wood('other-pine', 'الرمال', 'Rmel', '17', 0.8, 1.2, [9.96, 37.225], [9.99, 37.22], [10.03, 37.215]),
  wood('other-pine', 'الزوارع', 'Zouaraa', '21', 1.8, 2.2, [8.98, 37.02], [9.04, 37.07], [9.1, 37.11]),
  wood('aleppo-pine', 'الشعانبي', 'Chaambi', '42', 4, 4, [8.52, 35.14], [8.66, 35.2], [8.78, 35.26]),
  wood('aleppo-pine', 'سمامة', 'Semmama', '42', 3.5, 3.5, [8.78, 35.34], [8.9, 35.4], [9.02, 35.44]),
  wood('aleppo-pine', 'بيرينو', 'Bireno', '42', 4, 4, [8.56, 35.56], [8.7, 35.62], [8.86, 35.66]),
  wood('aleppo-pine', 'كسرى', 'Kesra', '24', 4, 4, [9.2, 35.74], [9.32, 35.82], [9.42, 35.87]),
  wood('aleppo-pine', 'السرج', 'Serj', '24', 3, 3, [9.48, 35.9], [9.56, 35.97], [9.62, 36.05]),
  wood('aleppo-pine', 'برقو', 'Bargou', '24', 3, 3, [9.55, 36.06], [9.62, 36.12], [9.7, 36.16]),
  wood(
    'aleppo-pine',
    'ساقية سيدي يوسف',
    'Sakiet',
    '23',
    3.5,
    3.5,
    [8.36, 36.14],
    [8.44, 36.2],
    [8.54, 36.24],
  ),
  wood('aleppo-pine', 'الكاف', 'Le Kef', '23', 3.5, 3.5, [8.58, 36.02], [8.7, 36.06], [8.82, 36.1]),
  wood('aleppo-pine', 'قعفور', 'Gaâfour', '24', 3, 3, [9.2, 36.22], [9.3, 36.27], [9.42, 36.29]),
  wood('juniper', 'زغوان', 'Zaghouan', '16', 2.4, 2.4, [10.02, 36.31], [10.1, 36.36], [10.18, 36.41]),
  wood('juniper', 'بوقرنين', 'Bou Kornine', '13', 1.3, 1.3, [10.29, 36.66], [10.33, 36.69], [10.37, 36.7]),
  wood(
    'juniper',
    'عبد الرحمان',
    'Abderrahmane',
    '15',
    2.4,
    2.4,
    [10.66, 36.7],
    [10.74, 36.77],
    [10.82, 36.84],
  ),
  wood(
    'other-pine',
    'دار شيشو',
    'Dar Chichou',
    '15',
    2.2,
    2.2,
    [10.94, 36.94],
    [10.98, 36.97],
    [11.03, 36.99],
  ),
  wood('plantation', 'المغيلة', 'Mghilla', '43', 3, 3, [9.12, 35.28], [9.22, 35.34], [9.3, 35.4]),
  wood('plantation', 'بوهدمة', 'Bou Hedma', '43', 2.6, 2.6, [9.5, 34.46], [9.6, 34.49], [9.7, 34.5]),
  wood('plantation', 'عرباطة', 'Orbata', '61', 2.4, 2.4, [8.96, 34.36], [9.08, 34.37], [9.2, 34.39]),
  wood('plantation', 'مطماطة', 'Matmata', '51', 2.2, 2.2, [9.95, 33.58], [9.99, 33.5], [10.03, 33.42]),
];

const DENSITY: Record<string, [number, number]> = {
  'cork-oak': [45, 80],
  'zeen-oak': [60, 90],
  'aleppo-pine': [30, 65],
  'other-pine': [40, 75],
  juniper: [20, 45],
  plantation: [15, 40],
};

const make: SampleInput['make'] = function* (random) {
  for (const [index, { species, ar, latin, governorate, ridge, left, right }] of WOODS.entries()) {
    const [low, high] = DENSITY[species]!;
    yield {
      properties: {
        code: `FO-${String(index + 1).padStart(2, '0')}`,
        name_ar: `غابة ${ar} (عيّنة)`,
        name_fr: `Forêt ${ofFrench(latin)} (exemple)`,
        name_en: `${latin} forest (sample)`,
        species,
        cover: Math.round(between(random, low, high)),
        fire_risk: oneOf(random, RISKS).value,
        governorate,
      },
      geometry: band(random, ridge, { left, right }),
    };
  }
};

export const forests: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 8101,
      features: WOODS.length,
      make,
      quality: text(
        'عيّنة مولَّدة على مواقع تقريبية لجبال حقيقية: الحدود والأصناف والأخطار خيالية.',
        'Échantillon généré à l’emplacement approximatif de reliefs réels : limites, essences et risques sont fictifs.',
        'Generated sample at the approximate place of real ranges: limits, species and risks are fictitious.',
      ),
    }),
  ],
};

import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level, ranges, yearOf } from '../../declare-indicator.ts';

/** Green spaces are known as they are now, so only recent years are told. */
const RECENT = { from: 2020, to: 2024 };

const greenPerHead: IndicatorDeclaration = {
  id: 'green-space-per-head',
  title: text('المساحات الخضراء للفرد', 'Espaces verts par habitant', 'Green space per head'),
  description: text(
    'مساحة المساحات الخضراء الحضرية لكل ساكن في الولاية.',
    'Superficie des espaces verts urbains par habitant du gouvernorat.',
    'Area of urban green spaces for each inhabitant of the governorate.',
  ),
  unit: 'm2/{person}',
  decimals: 1,
  direction: 'higher-better',
  base: 'governorates',
  period: 'year',
  years: RECENT,
  inputs: {
    green: {
      kind: 'property',
      layer: 'green-spaces',
      measure: 'area',
      by: { kind: 'overlap' },
      dissolve: true,
    },
    people: yearOf('population'),
  },
  method: { kind: 'ratio', numerator: [{ input: 'green' }], denominator: [{ input: 'people' }] },
  classes: ranges([1, 3, 6, 9], 'greens'),
  classesSource: text(
    'حدود مستديرة، أعلاها 9 أمتار مربعة وهو رقم يُنسب كثيرا إلى منظمة الصحة العالمية ولم نجد له نصا.',
    'Limites rondes, jusqu’à 9 m², chiffre souvent attribué à l’OMS, dont aucun texte n’a été trouvé.',
    'Round limits up to 9 m², a figure often said to be of WHO, of which no text was found.',
  ),
  sdg: '11.7',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'مساحة الطبقة داخل الولاية على عدد السكان.',
    'Superficie de la couche dans le gouvernorat sur la population.',
    'Area of the layer inside of the governorate over the population.',
  ),
};

const of = (indicator: string) => ({ kind: 'indicator', indicator }) as const;
const between = (min: number, max: number) => ({ kind: 'min-max', min, max }) as const;

const composite: IndicatorDeclaration = {
  id: 'quality-of-life-index',
  headline: true,
  title: text('مؤشر جودة الحياة', 'Indice de qualité de vie', 'Quality of life index'),
  description: text(
    'من 0 إلى 100: الربط بالتطهير 25 %، معالجة النفايات 20 %، الإجهاد المائي 20 %، الضغط الصناعي 15 %، المساحات الخضراء 10 %، الغطاء الغابي 10 %.',
    'De 0 à 100 : raccordement à l’égout 25 %, déchets traités 20 %, stress hydrique 20 %, pression industrielle 15 %, espaces verts 10 %, couverture forestière 10 %.',
    'From 0 to 100: sewer connection 25%, waste treated 20%, water stress 20%, industrial pressure 15%, green space 10%, forest cover 10%.',
  ),
  unit: '1',
  decimals: 0,
  direction: 'higher-better',
  base: 'governorates',
  period: 'year',
  years: RECENT,
  inputs: {
    sewers: of('sewer-connection-rate'),
    waste: of('waste-treated-share'),
    stress: of('water-stress'),
    pressure: of('industrial-pressure'),
    green: of('green-space-per-head'),
    forest: of('forest-cover'),
  },
  method: {
    kind: 'composite',
    parts: [
      { input: 'sewers', weight: 0.25, direction: 'higher', normalisation: between(0, 100) },
      { input: 'waste', weight: 0.2, direction: 'higher', normalisation: between(0, 100) },
      { input: 'stress', weight: 0.2, direction: 'lower', normalisation: between(0, 200) },
      { input: 'pressure', weight: 0.15, direction: 'lower', normalisation: between(0, 3000) },
      { input: 'green', weight: 0.1, direction: 'higher', normalisation: between(0, 9) },
      { input: 'forest', weight: 0.1, direction: 'higher', normalisation: between(0, 40) },
    ],
    leastShare: 0.8,
  },
  classes: [
    level('very-low', 35, '#7b3fa0', ['متدنية جدا', 'Très faible', 'Very low']),
    level('low', 45, '#3b6fb0', ['متدنية', 'Faible', 'Low']),
    level('medium', 55, '#21918c', ['متوسطة', 'Moyenne', 'Medium']),
    level('high', 65, '#44bf70', ['مرتفعة', 'Élevée', 'High']),
    level('very-high', undefined, '#bddf26', ['مرتفعة جدا', 'Très élevée', 'Very high']),
  ],
  classesSource: text(
    'حدود مستديرة من وضع المنصة حول منتصف السلّم.',
    'Limites rondes choisies par la plateforme autour du milieu de l’échelle.',
    'Round limits chosen by the platform around the middle of the scale.',
  ),
  reference: text(
    'دليل المؤشرات المركّبة، منظمة التعاون الاقتصادي والمركز المشترك للبحوث 2008؛ الأوزان من وضع المنصة.',
    'Manuel OCDE/JRC des indices composites, 2008 ; les poids sont choisis par la plateforme.',
    'OECD/JRC handbook on constructing composite indicators, 2008; weights are chosen by the platform.',
  ),
};

export const lifeIndicators: readonly IndicatorDeclaration[] = [greenPerHead, composite];

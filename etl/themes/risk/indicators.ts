import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { percentOf, ROUND_LIMITS, ranges, yearOf } from '../../declare-indicator.ts';

const yearly = { base: 'governorates', period: 'year', classesSource: ROUND_LIMITS } as const;

const area: IndicatorDeclaration['inputs'][string] = {
  kind: 'property',
  layer: 'governorates',
  measure: 'area',
  by: { kind: 'itself' },
  empty: null,
};

const density: IndicatorDeclaration = {
  ...yearly,
  id: 'population-density',
  title: text('الكثافة السكانية', 'Densité de population', 'Population density'),
  description: text(
    'عدد السكان لكل كيلومتر مربع من الولاية.',
    'Habitants par kilomètre carré du gouvernorat.',
    'Inhabitants for each square kilometre of the governorate.',
  ),
  unit: '{person}/km2',
  decimals: 0,
  direction: 'neither',
  inputs: { people: yearOf('population'), area },
  method: {
    kind: 'ratio',
    numerator: [{ input: 'people' }],
    denominator: [{ input: 'area' }],
    // Square metres; a square kilometre has a million.
    factor: 1_000_000,
  },
  classes: ranges([25, 75, 150, 500], 'oranges'),
  sdg: '11.3',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'السكان على المساحة.',
    'Population rapportée à la superficie.',
    'Population over the area.',
  ),
};

/** A yearly figure as it is told. */
const asTold = (parameter: string): Pick<IndicatorDeclaration, 'inputs' | 'method'> => ({
  inputs: { told: yearOf(parameter) },
  method: { kind: 'sum', terms: [{ input: 'told' }] },
});

const poverty: IndicatorDeclaration = {
  ...yearly,
  ...asTold('poverty-rate'),
  id: 'poor-people-share',
  title: text('السكان الفقراء', 'Population pauvre', 'Poor people'),
  description: text(
    'من يعيشون تحت خط الفقر من سكان الولاية.',
    'Part des habitants sous le seuil de pauvreté.',
    'Share of people below the poverty line.',
  ),
  unit: '%',
  decimals: 1,
  direction: 'higher-worse',
  classes: ranges([8, 14, 20, 26], 'oranges'),
  sdg: '1.2.1',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'بيانات المؤشر 1.2.1 لأهداف التنمية المستدامة.',
    'Métadonnées de l’indicateur ODD 1.2.1.',
    'Metadata of SDG indicator 1.2.1.',
  ),
};

const dependents: IndicatorDeclaration = {
  ...yearly,
  ...asTold('dependent-share'),
  id: 'dependent-people-share',
  title: text('الأطفال والمسنون', 'Enfants et personnes âgées', 'Children and elderly people'),
  description: text(
    'من هم دون 15 سنة أو فوق 64 من سكان الولاية.',
    'Part des habitants de moins de 15 ans ou de plus de 64 ans.',
    'Share of people under 15 or over 64.',
  ),
  unit: '%',
  decimals: 1,
  direction: 'neither',
  classes: ranges([31, 33, 35, 37], 'oranges'),
  sdg: '1.5',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'كفئات «المجموعات الهشة» في مؤشر INFORM.',
    'À la manière des groupes vulnérables de l’indice INFORM.',
    'After the vulnerable groups of the INFORM index.',
  ),
};

const doctors: IndicatorDeclaration = {
  ...yearly,
  id: 'doctors-per-thousand',
  title: text('الأطباء لكل ألف ساكن', 'Médecins pour mille habitants', 'Doctors for a thousand people'),
  description: text(
    'الأطباء الممارسون في الولاية لكل ألف من سكانها.',
    'Médecins en exercice dans le gouvernorat pour mille habitants.',
    'Doctors at work in the governorate for a thousand of its people.',
  ),
  unit: '1',
  decimals: 2,
  direction: 'higher-better',
  inputs: { doctors: yearOf('doctors'), people: yearOf('population') },
  method: {
    kind: 'ratio',
    numerator: [{ input: 'doctors' }],
    denominator: [{ input: 'people' }],
    factor: 1000,
  },
  classes: ranges([0.6, 1, 1.5, 2.2], 'bad-good'),
  sdg: '3.c.1',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'بيانات المؤشر 3.ج.1 لأهداف التنمية المستدامة.',
    'Métadonnées de l’indicateur ODD 3.c.1.',
    'Metadata of SDG indicator 3.c.1.',
  ),
};

const rangelandShare: IndicatorDeclaration = {
  ...yearly,
  id: 'rangeland-share',
  title: text('نسبة المراعي من الولاية', 'Part des parcours', 'Share of rangeland'),
  description: text(
    'مساحة المراعي من مساحة الولاية.',
    'Superficie des parcours rapportée à celle du gouvernorat.',
    'Area of rangeland over the area of the governorate.',
  ),
  unit: '%',
  decimals: 1,
  direction: 'neither',
  inputs: { range: yearOf('rangeland-area'), area },
  method: {
    kind: 'ratio',
    numerator: [{ input: 'range' }],
    denominator: [{ input: 'area' }],
    // Hectares over square metres, in percent.
    factor: 100 * 10_000,
  },
  classes: ranges([5, 15, 30, 50], 'greens'),
  sdg: '15.3',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'المساحة بالهكتار على مساحة الولاية.',
    'Hectares rapportés à la superficie du gouvernorat.',
    'Hectares over the area of the governorate.',
  ),
};

/** How near to the sea people count as exposed. */
const NEAR = 5000;

const peopleNearCoast: IndicatorDeclaration = {
  id: 'people-near-coast',
  title: text('سكان قرب الساحل', 'Habitants près de la côte', 'People near the coast'),
  description: text(
    'نسبة سكان المدن على أقل من 5 كم من مقطع ساحلي، من سكان مدن الولاية.',
    'Part de la population des localités à moins de 5 km d’un tronçon de côte, parmi celles du gouvernorat.',
    'Share of the people of towns within 5 km of a stretch of coast, of those in the governorate’s towns.',
  ),
  unit: '%',
  decimals: 0,
  direction: 'neither',
  base: 'governorates',
  period: 'none',
  inputs: {
    near: {
      kind: 'property',
      layer: 'towns',
      measure: { property: 'population' },
      near: { layer: 'coast-segments', metres: NEAR },
    },
    all: { kind: 'property', layer: 'towns', measure: { property: 'population' }, empty: null },
  },
  method: percentOf('near', 'all'),
  classes: ranges([10, 25, 50, 75], 'oranges'),
  classesSource: ROUND_LIMITS,
  sdg: '13.1',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'المدينة نقطة: يُحسب كل سكانها أو لا أحد.',
    'Une localité est un point : toute sa population compte, ou aucune.',
    'A town is a point: all of its people count, or none.',
  ),
};

/** Who is exposed, who is vulnerable, who helps: what models need and no theme of an environment tells. */
export const societyIndicators: readonly IndicatorDeclaration[] = [
  density,
  poverty,
  dependents,
  doctors,
  rangelandShare,
  peopleNearCoast,
];

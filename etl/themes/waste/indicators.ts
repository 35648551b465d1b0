import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { percentOf, ROUND_LIMITS, ranges, yearOf } from '../../declare-indicator.ts';

const yearly = { base: 'governorates', period: 'year', classesSource: ROUND_LIMITS } as const;

const perHead: IndicatorDeclaration = {
  ...yearly,
  id: 'waste-per-head',
  title: text('النفايات للفرد', 'Déchets par habitant', 'Waste per head'),
  description: text(
    'النفايات المنزلية والمشابهة في السنة لكل ساكن.',
    'Déchets ménagers et assimilés de l’année, par habitant.',
    'Household and similar waste of a year for each inhabitant.',
  ),
  unit: 'kg/{person}',
  decimals: 0,
  direction: 'higher-worse',
  inputs: { waste: yearOf('waste-generated'), people: yearOf('population') },
  method: {
    kind: 'ratio',
    numerator: [{ input: 'waste' }],
    denominator: [{ input: 'people' }],
    factor: 1000,
  },
  classes: ranges([240, 260, 280, 300], 'oranges'),
  sdg: '12.5',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'الكمية السنوية مقسومة على عدد السكان.',
    'Tonnage de l’année rapporté à la population.',
    'Tonnes of a year over the population.',
  ),
};

const treatedShare: IndicatorDeclaration = {
  ...yearly,
  id: 'waste-treated-share',
  headline: true,
  title: text('نسبة معالجة النفايات', 'Part des déchets traités', 'Share of waste treated'),
  description: text(
    'ما وُضع في مصبّ مراقب أو فُرز أو ثُمّن من نفايات السنة.',
    'Part des déchets de l’année enfouie en décharge contrôlée, triée ou valorisée.',
    'Part of a year’s waste put into a controlled landfill, sorted or recovered.',
  ),
  unit: '%',
  decimals: 0,
  direction: 'higher-better',
  inputs: { treated: yearOf('waste-treated'), waste: yearOf('waste-generated') },
  method: percentOf('treated', 'waste'),
  classes: ranges([50, 60, 70, 80], 'bad-good'),
  sdg: '11.6.1',
  national: { rule: 'mean', weight: { parameter: 'waste-generated' } },
  reference: text(
    'بيانات المؤشر 11.6.1 لأهداف التنمية المستدامة.',
    'Métadonnées de l’indicateur ODD 11.6.1.',
    'Metadata of SDG indicator 11.6.1.',
  ),
};

/** How near to a site people count as exposed. */
const NEAR = 5000;

const peopleNear: IndicatorDeclaration = {
  id: 'people-near-landfills',
  title: text('سكان قرب مواقع النفايات', 'Habitants près des déchets', 'People near waste sites'),
  description: text(
    'نسبة سكان المدن على أقل من 5 كم من مصبّ، من سكان مدن الولاية.',
    'Part de la population des localités à moins de 5 km d’une décharge, parmi celles du gouvernorat.',
    'Share of the people of towns within 5 km of a landfill or dump, of those in the governorate’s towns.',
  ),
  unit: '%',
  decimals: 0,
  direction: 'higher-worse',
  base: 'governorates',
  period: 'none',
  inputs: {
    near: {
      kind: 'property',
      layer: 'towns',
      measure: { property: 'population' },
      near: { layer: 'landfills', metres: NEAR, only: { kind: ['controlled', 'uncontrolled'] } },
    },
    all: { kind: 'property', layer: 'towns', measure: { property: 'population' }, empty: null },
  },
  method: percentOf('near', 'all'),
  classes: ranges([10, 25, 50, 75], 'good-bad'),
  classesSource: ROUND_LIMITS,
  sdg: '11.6',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'المدينة نقطة: يُحسب كل سكانها أو لا أحد.',
    'Une localité est un point : toute sa population compte, ou aucune.',
    'A town is a point: all of its people count, or none.',
  ),
};

export const wasteIndicators: readonly IndicatorDeclaration[] = [perHead, treatedShare, peopleNear];

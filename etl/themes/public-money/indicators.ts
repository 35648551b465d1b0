import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { ROUND_LIMITS, ranges, yearOf } from '../../declare-indicator.ts';

/** Years that a budget may have; of those that it has none for nothing is told. */
const YEARS = { from: 2020, to: 2024 };
const yearly = { base: 'governorates', period: 'year', years: YEARS, direction: 'neither' } as const;

const REFERENCE = text(
  'أسطر الميزانية التي تسمّي الولاية دون سواها: ما يُنفق مركزيا لا يدخل في الحساب.',
  'Seules les lignes du budget qui désignent le gouvernorat : ce qui est dépensé au centre n’est pas compté.',
  'Only budget lines that name the governorate: what is spent centrally is not counted.',
);

const perHead: IndicatorDeclaration = {
  ...yearly,
  id: 'public-spending-per-head',
  title: text('الإنفاق العمومي للفرد', 'Dépense publique par habitant', 'Public spending per head'),
  description: text(
    'ما نُفِّذ من الميزانية في الولاية على عدد سكانها في السنة نفسها.',
    'Ce que le budget a dépensé dans le gouvernorat, par habitant de la même année.',
    'What the budget spent in the governorate, over its people of the same year.',
  ),
  unit: 'TND/{person}',
  decimals: 0,
  inputs: { spent: yearOf('public-spending'), people: yearOf('population') },
  method: { kind: 'ratio', numerator: [{ input: 'spent' }], denominator: [{ input: 'people' }] },
  classes: ranges([200, 400, 600, 800], 'oranges'),
  classesSource: ROUND_LIMITS,
  national: { rule: 'mean', weight: { parameter: 'population' } },
  sdg: '16.6',
  reference: REFERENCE,
};

const environmentPerHead: IndicatorDeclaration = {
  ...yearly,
  id: 'environment-spending-per-head',
  headline: true,
  title: text(
    'الإنفاق على البيئة للفرد',
    'Dépense pour l’environnement par habitant',
    'Environmental spending per head',
  ),
  description: text(
    'ما نُفِّذ لحماية البيئة (القسم 05 من COFOG) في الولاية على عدد سكانها.',
    'Ce qui a été dépensé pour l’environnement (division 05 de la COFOG) dans le gouvernorat, par habitant.',
    'What was spent on environmental protection (division 05 of COFOG) in the governorate, over its people.',
  ),
  unit: 'TND/{person}',
  decimals: 1,
  inputs: { spent: yearOf('environment-spending'), people: yearOf('population') },
  method: { kind: 'ratio', numerator: [{ input: 'spent' }], denominator: [{ input: 'people' }] },
  classes: ranges([10, 20, 40, 80], 'greens'),
  classesSource: ROUND_LIMITS,
  national: { rule: 'mean', weight: { parameter: 'population' } },
  sdg: '15.a',
  reference: REFERENCE,
};

const environmentShare: IndicatorDeclaration = {
  ...yearly,
  id: 'environment-spending-share',
  title: text(
    'نصيب البيئة من الإنفاق العمومي',
    'Part de l’environnement dans la dépense',
    'Share of spending on the environment',
  ),
  description: text(
    'نصيب القسم 05 من COFOG من كل ما نُفِّذ في الولاية.',
    'Part de la division 05 de la COFOG dans tout ce qui a été dépensé dans le gouvernorat.',
    'Share of division 05 of COFOG in all that was spent in the governorate.',
  ),
  unit: '%',
  decimals: 1,
  inputs: { spent: yearOf('environment-spending'), all: yearOf('public-spending') },
  method: {
    ...{ kind: 'ratio', numerator: [{ input: 'spent' }], denominator: [{ input: 'all' }] },
    ...{ factor: 100, most: 100 },
  },
  classes: ranges([2, 4, 6, 8], 'greens'),
  classesSource: ROUND_LIMITS,
  national: { rule: 'mean', weight: { parameter: 'public-spending' } },
  sdg: '15.a',
  reference: REFERENCE,
};

export const moneyIndicators = [perHead, environmentPerHead, environmentShare];

import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { ROUND_LIMITS, ranges } from '../../declare-indicator.ts';

/** Emissions of sites in a governorate and up to 20 km around it, each site counting half as much every 10 km. */
const near = (parameter: string) =>
  ({
    kind: 'series',
    parameter,
    layer: 'power-units',
    by: { kind: 'distance', metres: 20_000, decay: { kind: 'half', metres: 10_000 } },
    over: 'year',
    statistic: 'sum',
    gather: 'sum',
  }) as const;

const pressure: IndicatorDeclaration = {
  id: 'industrial-pressure',
  headline: true,
  title: text('الضغط الصناعي', 'Pression industrielle', 'Industrial pressure'),
  description: text(
    'انبعاثات محطات الكهرباء في الولاية وعلى 20 كم حولها، مرجّحة بضررها: أكاسيد النيتروجين 1، الكبريت 1,4، الجسيمات 3.',
    'Émissions des centrales du gouvernorat et à 20 km autour, pondérées par leur nuisance : NOx 1, SO2 1,4, PM10 3.',
    'Emissions of power plants in the governorate and 20 km around, weighed by harm: NOx 1, SO2 1.4, PM10 3.',
  ),
  unit: 't/a',
  decimals: 0,
  direction: 'higher-worse',
  base: 'governorates',
  period: 'year',
  years: { from: 2015, to: 2024 },
  inputs: {
    nox: near('emissions-nox'),
    so2: near('emissions-so2'),
    pm10: near('emissions-pm10'),
    // Weighs nothing, but is there everywhere: where there is no site, there is no pressure.
    sites: {
      kind: 'property',
      layer: 'power-units',
      measure: 'count',
      by: { kind: 'distance', metres: 20_000 },
    },
  },
  method: {
    kind: 'sum',
    terms: [
      { input: 'nox', weight: 1 },
      { input: 'so2', weight: 1.4 },
      { input: 'pm10', weight: 3 },
      { input: 'sites', weight: 0 },
    ],
    partial: true,
  },
  classes: ranges([100, 500, 1000, 2000], 'good-bad'),
  classesSource: ROUND_LIMITS,
  sdg: '9.4',
  national: { rule: 'median' },
  reference: text(
    'أوزان من وضع المنصة لغياب كلفة ضرر وطنية؛ نصف الأثر كل 10 كم.',
    'Poids choisis par la plateforme, faute de coûts nationaux de dommage ; effet divisé par deux tous les 10 km.',
    'Weights chosen by the platform, for want of national damage costs; half the effect every 10 km.',
  ),
};

/** Sources that burn, for who lives near them. */
const peopleNear: IndicatorDeclaration = {
  id: 'people-near-power-plants',
  title: text('سكان قرب محطات الكهرباء', 'Habitants près des centrales', 'People near power plants'),
  description: text(
    'نسبة سكان المدن على أقل من 5 كم من محطة تحرق الغاز أو الغازوال، من سكان مدن الولاية.',
    'Part de la population des localités à moins de 5 km d’une centrale à gaz ou au gazole, parmi celles du gouvernorat.',
    'Share of the people of towns within 5 km of a plant burning gas or oil, of those in the governorate’s towns.',
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
      near: { layer: 'power-units', metres: 5000, only: { fuel: ['gas', 'oil'] } },
    },
    all: { kind: 'property', layer: 'towns', measure: { property: 'population' }, empty: null },
  },
  method: { kind: 'ratio', numerator: [{ input: 'near' }], denominator: [{ input: 'all' }], factor: 100 },
  classes: ranges([10, 25, 50, 75], 'good-bad'),
  classesSource: ROUND_LIMITS,
  sdg: '3.9',
  national: { rule: 'mean', weight: { parameter: 'population' } },
  reference: text(
    'المدينة نقطة: يُحسب كل سكانها أو لا أحد.',
    'Une localité est un point : toute sa population compte, ou aucune.',
    'A town is a point: all of its people count, or none.',
  ),
};

export const industryIndicators: readonly IndicatorDeclaration[] = [pressure, peopleNear];

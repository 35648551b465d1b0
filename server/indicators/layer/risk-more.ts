import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import type { Property } from '../../../sql/model/property.ts';
import { CONFIDENCES, type Confidence, type RiskDimensionId, riskInputs } from '../../../sql/model/risk.ts';
import type { Text } from '../../../sql/model/text.ts';

const text = (ar: string, fr: string, en: string): Text => ({ ar, fr, en });

const number = (name: string, title: Text, decimals = 2): Property => ({
  name,
  type: 'number',
  title,
  decimals,
});

const DIMENSIONS: Record<RiskDimensionId, Text> = {
  hazard: text('مصدر الخطر', 'Aléa', 'Hazard'),
  exposure: text('التعرّض', 'Exposition', 'Exposure'),
  vulnerability: text('الهشاشة', 'Vulnérabilité', 'Vulnerability'),
  coping: text('نقص القدرة على المواجهة', 'Manque de capacité à faire face', 'Lack of coping capacity'),
  risk: text('المخاطر مجتمعة', 'Risques réunis', 'Risks together'),
};

const CONFIDENCE: Record<Confidence, Text> = {
  high: text('مرتفعة', 'Élevée', 'High'),
  medium: text('متوسطة', 'Moyenne', 'Medium'),
  low: text('ضعيفة', 'Faible', 'Low'),
};

const RANKS: Property[] = [
  number(
    'rank_first',
    text(
      'الرتبة، من (1 أعلى خطر)',
      'Rang, de (1 = risque le plus élevé)',
      'Rank, from (1 is the highest risk)',
    ),
    0,
  ),
  number('rank_last', text('الرتبة، إلى', 'Rang, à', 'Rank, to'), 0),
  number(
    'rank',
    text('الرتبة بالأوزان المعلنة', 'Rang avec les poids déclarés', 'Rank with the declared weights'),
    0,
  ),
];

const confidence: Property = {
  name: 'confidence',
  type: 'string',
  title: text('الثقة', 'Confiance', 'Confidence'),
  codes: CONFIDENCES.map((value) => ({ value, title: CONFIDENCE[value] })),
  tile: true,
};

const inputs = (method: MethodOf<'risk'>, titleOf: (input: string) => Text | undefined): Property[] => {
  const named = riskInputs(method).map((input) => ({
    input,
    title: titleOf(input) ?? text(input, input, input),
  }));
  return [
    ...named.map(({ input, title }) =>
      number(`part_${input}`, text(`النصيب: ${title.ar}`, `Part : ${title.fr}`, `Part: ${title.en}`)),
    ),
    ...named.map(({ input, title }) => number(`in_${input}`, title, 3)),
    ...named.map(({ input, title }) =>
      number(
        `share_${input}`,
        text(`التغطية: ${title.ar}`, `Couverture : ${title.fr}`, `Coverage: ${title.en}`),
      ),
    ),
  ];
};

/** What a risk model tells of a place beside its score: a range of ranks, confidence, dimensions, and for each input its part, value and coverage. */
export const riskProperties = (
  method: MethodOf<'risk'>,
  titleOf: (input: string) => Text | undefined,
): Property[] => [
  ...RANKS,
  confidence,
  ...method.dimensions.map(({ id }) => number(`score_${id}`, DIMENSIONS[id], 1)),
  ...inputs(method, titleOf),
];

/** Whether a property is of the score as a whole: what a map's window has room for; inputs are told on a page of their own. */
export const isOfWhole = (name: string): boolean => !/^(part|in|share)_/.test(name) && name !== 'rank';

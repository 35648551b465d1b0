import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';
import { level } from '../../declare-indicator.ts';

type Input = IndicatorDeclaration['inputs'][string];
type Method = Extract<IndicatorDeclaration['method'], { kind: 'risk' }>;
type Dimension = Method['dimensions'][number];
type Part = Dimension['parts'][number];
export type Normalisation = Part['normalisation'];

/** Bounds that are 0 and 10 on the scale, in the unit of the input. */
export const between = (min: number, max: number): Normalisation => ({ kind: 'min-max', min, max });
/** The share of places that have less. */
export const PERCENTILE: Normalisation = { kind: 'percentile' };

/** An input of a model: what it reads, how it is scored, and what of it raises the risk. */
export type Factor = { name: string; input: Input; part: Omit<Part, 'input'> };

type Indicated = Extract<Input, { kind: 'indicator' }>;

/** More of an indicator is more risk (`higher`), or less of it (`lower`). */
export const factor = (
  name: string,
  indicator: string,
  direction: Part['direction'],
  normalisation: Normalisation,
  more: { weight?: number } & Partial<Pick<Indicated, 'by' | 'gather' | 'gatherTime'>> = {},
): Factor => {
  const { weight = 1, ...by } = more;
  return { name, input: { kind: 'indicator', indicator, ...by }, part: { weight, direction, normalisation } };
};

type Sides = Record<'hazard' | 'exposure' | 'vulnerability' | 'coping', readonly Factor[]>;

const dimension = (
  id: Dimension['id'],
  factors: readonly Factor[],
  more: Partial<Dimension> = {},
): Dimension => ({
  id,
  parts: factors.map(({ name, part }) => ({ input: name, ...part })),
  ...more,
});

/** Years that most inputs tell. */
export const YEARS = { from: 2015, to: 2024 };

/** From little to much risk, seen on a light and on a dark map. */
const CLASSES = [
  level('very-low', 2, '#f6dc85', ['ضعيف جدا', 'Très faible', 'Very low']),
  level('low', 3.5, '#f9b24a', ['ضعيف', 'Faible', 'Low']),
  level('medium', 5, '#ea7a2b', ['متوسط', 'Moyen', 'Medium']),
  level('high', 6.5, '#c9302c', ['مرتفع', 'Élevé', 'High']),
  level('very-high', undefined, '#85123a', ['مرتفع جدا', 'Très élevé', 'Very high']),
];

const shared = {
  unit: '1',
  decimals: 1,
  direction: 'higher-worse',
  base: 'governorates',
  period: 'year',
  years: YEARS,
  classes: CLASSES,
  classesSource: text(
    'حدود درجات مؤشر INFORM للمخاطر (المركز المشترك للبحوث): 2 و3,5 و5 و6,5.',
    'Seuils des classes de l’indice de risque INFORM (JRC) : 2, 3,5, 5 et 6,5.',
    'Thresholds of the classes of the INFORM Risk Index (JRC): 2, 3.5, 5 and 6.5.',
  ),
} as const;

/** The text that the arithmetic follows. */
export const INFORM = text(
  'منهجية INFORM للمخاطر، المركز المشترك للبحوث 2017 (EUR 28655 EN): وسط هندسي بين الأبعاد؛ مدى الرتب وفق سايسانا وآخرين 2005.',
  'Méthodologie INFORM Risk, JRC 2017 (EUR 28655 EN) : moyenne géométrique entre dimensions ; plages de rangs d’après Saisana et al. 2005.',
  'INFORM Risk methodology, JRC 2017 (EUR 28655 EN): geometric mean between dimensions; ranges of ranks after Saisana et al. 2005.',
);

/** Weights and bounds without a text that sets them. */
export const OWN = text(
  'الأوزان والحدود من وضع المنصة، على هيكل INFORM.',
  'Poids et bornes choisis par la plateforme, sur la structure d’INFORM.',
  'Weights and bounds are the platform’s own, on the structure of INFORM.',
);

type Named = Pick<IndicatorDeclaration, 'id' | 'title' | 'description'> & { sdg?: string };

const inputsOf = (factors: readonly Factor[]): IndicatorDeclaration['inputs'] =>
  Object.fromEntries(factors.map(({ name, input }) => [name, input]));

/**
 * A risk as INFORM weighs it: hazard and exposure a sixth each, vulnerability and lack of coping capacity a third. Where there is no
 * hazard, or nobody is exposed, there is no risk; the most capable place still has some, and so has the least vulnerable. Half of each
 * dimension must be known.
 */
export const riskOf = (
  named: Named,
  sides: Sides,
  source: Text,
  leastOfHazard = 0.5,
): IndicatorDeclaration => ({
  ...shared,
  ...named,
  inputs: inputsOf(Object.values(sides).flat()),
  method: {
    kind: 'risk',
    dimensions: [
      dimension('hazard', sides.hazard, { weight: 0.5, leastShare: leastOfHazard }),
      dimension('exposure', sides.exposure, { weight: 0.5 }),
      dimension('vulnerability', sides.vulnerability, { floor: 0.5 }),
      dimension('coping', sides.coping, { floor: 0.5, required: false }),
    ],
    source,
  },
  reference: INFORM,
});

/** A risk made of risks; those that a place does not have (a coast, say) are left out. */
export const riskOfRisks = (named: Named, risks: readonly string[], source: Text): IndicatorDeclaration => {
  const factors = risks.map((id) => factor(id.replaceAll('-', '_'), id, 'higher', between(0, 10)));
  return {
    ...shared,
    ...named,
    inputs: inputsOf(factors),
    method: {
      kind: 'risk',
      dimensions: [dimension('risk', factors, { aggregation: 'inform', leastShare: 0.6 })],
      source,
    },
    reference: INFORM,
  };
};

import type { Limit, ParameterDeclaration } from '../../../sql/model/parameter.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

/**
 * What surface water is held against: limits of good state in the French order of 25 January 2010, because no Tunisian objectives for
 * rivers are known. The order was not read.
 */
const objective = (id: string, value: number, side: Limit['side'] = 'above'): Limit => ({
  id,
  title: text('هدف الحالة الجيدة', 'Objectif de bon état', 'Objective of good state'),
  value,
  side,
  averaging: 'PT1H',
  authority: text('الجمهورية الفرنسية', 'République française', 'French Republic'),
  text: text(
    'قرار 25 جانفي 2010 المتعلق بتقييم حالة المياه السطحية؛ لا أهداف تونسية معلومة',
    'Arrêté du 25 janvier 2010 relatif à l’évaluation de l’état des eaux de surface ; aucun objectif tunisien connu',
    'Order of 25 January 2010 on the state of surface waters; no Tunisian objectives are known',
  ),
  certainty: 'uncertain',
});

/** A concentration of which less is better; classes are shares and multiples of its objective. */
const dissolved = (
  id: string,
  symbol: string,
  title: Text,
  atMost: number,
  most: number,
  decimals: number,
): ParameterDeclaration => ({
  id,
  title,
  symbol,
  unit: 'mg/L',
  decimals,
  gather: 'mean',
  direction: 'higher-worse',
  conversions: [{ from: 'ug/L', factor: 0.001 }],
  checks: [
    { kind: 'range', min: 0, max: most },
    { kind: 'gap', longer: 'P124D' },
  ],
  limits: [objective('good-state', atMost)],
  classes: {
    ramp: 'YlOrRd',
    breaks: [atMost / 4, atMost / 2, atMost, atMost * 2],
    method: text(
      'ربع الهدف ونصفه وهو ذاته وضعفه.',
      'Quart, moitié, valeur et double de l’objectif.',
      'A quarter, a half, once and twice the objective.',
    ),
  },
});

/** What is measured in samples of surface water. */
export const quality: readonly ParameterDeclaration[] = [
  {
    id: 'dissolved-oxygen',
    title: text('الأكسجين المذاب', 'Oxygène dissous', 'Dissolved oxygen'),
    symbol: 'O2',
    unit: 'mg/L',
    decimals: 1,
    gather: 'mean',
    direction: 'higher-better',
    checks: [
      { kind: 'range', min: 0, max: 20 },
      { kind: 'gap', longer: 'P124D' },
    ],
    limits: [objective('good-state', 6, 'below')],
    classes: {
      ramp: 'YlGnBu',
      breaks: [3, 4, 6, 8],
      method: text(
        'حدود الحالات في القرار الفرنسي لسنة 2010.',
        'Limites d’états de l’arrêté français de 2010.',
        'Limits of states in the French order of 2010.',
      ),
    },
  },
  {
    id: 'ph',
    title: text('الرقم الهيدروجيني', 'pH', 'pH'),
    symbol: 'pH',
    unit: '[pH]',
    decimals: 1,
    gather: 'mean',
    direction: 'neither',
    checks: [
      { kind: 'range', min: 2, max: 12 },
      { kind: 'gap', longer: 'P124D' },
    ],
    limits: [objective('good-state-low', 6, 'below'), objective('good-state-high', 9)],
    classes: {
      ramp: 'PuOr',
      breaks: [6, 6.5, 8.2, 9],
      method: text(
        'حدود الحالات في القرار الفرنسي لسنة 2010.',
        'Limites d’états de l’arrêté français de 2010.',
        'Limits of states in the French order of 2010.',
      ),
    },
  },
  {
    id: 'conductivity',
    title: text('الناقلية الكهربائية', 'Conductivité', 'Conductivity'),
    symbol: 'EC',
    unit: 'uS/cm',
    decimals: 0,
    gather: 'mean',
    direction: 'higher-worse',
    conversions: [
      { from: 'mS/cm', factor: 1000 },
      { from: 'dS/m', factor: 1000 },
    ],
    checks: [
      { kind: 'range', min: 20, max: 80_000 },
      { kind: 'gap', longer: 'P124D' },
    ],
    classes: {
      ramp: 'Purples',
      breaks: [750, 1500, 3000, 6000],
      method: text(
        'حدود مستديرة قريبة من درجات صلاحية مياه الري.',
        'Limites rondes, proches des classes d’aptitude à l’irrigation.',
        'Round limits, near to classes of fitness for irrigation.',
      ),
    },
  },
  dissolved('bod5', 'BOD5', text('الطلب البيوكيميائي للأكسجين', 'DBO5', 'BOD5'), 6, 500, 1),
  dissolved('nitrate', 'NO3', text('النترات', 'Nitrates', 'Nitrate'), 50, 1000, 1),
  dissolved('nitrite', 'NO2-', text('النتريت', 'Nitrites', 'Nitrite'), 0.3, 30, 3),
  dissolved('ammonium', 'NH4', text('الأمونيوم', 'Ammonium', 'Ammonium'), 0.5, 100, 2),
  dissolved(
    'total-phosphorus',
    'Ptot',
    text('الفسفور الجملي', 'Phosphore total', 'Total phosphorus'),
    0.2,
    50,
    3,
  ),
];

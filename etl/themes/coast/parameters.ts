import type { ParameterDeclaration } from '../../../sql/model/parameter.ts';
import type { Text } from '../../../sql/model/text.ts';
import { text } from '../../declare.ts';

const DIRECTIVE = text(
  'حدود المياه الساحلية في التوجيه الأوروبي عدد 7 لسنة 2006، الملحق الأول.',
  'Seuils des eaux côtières de la directive européenne 2006/7/CE, annexe I.',
  'Values for coastal waters of the European directive 2006/7/EC, annex I.',
);

/** Colony forming units in 100 ml, which is a decilitre. */
const bacteria = (id: string, title: Text, breaks: number[]): ParameterDeclaration => ({
  id,
  title,
  unit: '{CFU}/dL',
  decimals: 0,
  gather: 'mean',
  direction: 'higher-worse',
  checks: [
    { kind: 'range', min: 0, max: 1_000_000 },
    { kind: 'gap', longer: 'P300D' },
  ],
  classes: { ramp: 'YlOrRd', breaks, method: DIRECTIVE },
});

/** Samples of bathing water, and where the shore was. */
export const coastParameters: readonly ParameterDeclaration[] = [
  bacteria('e-coli', text('إشريكية قولونية', 'Escherichia coli', 'Escherichia coli'), [50, 250, 500, 1000]),
  bacteria(
    'enterococci',
    text('المكوّرات المعوية', 'Entérocoques intestinaux', 'Intestinal enterococci'),
    [20, 100, 200, 400],
  ),
  {
    id: 'shoreline-position',
    title: text('موقع خط الساحل', 'Position du trait de côte', 'Position of the shoreline'),
    description: text(
      'بعده نحو البحر عن خط أساس ثابت، على مقطع في وسط القطاع.',
      'Distance vers la mer depuis une ligne de base fixe, sur un transect au milieu du segment.',
      'How far seaward of a fixed baseline it lies, on a transect in the middle of the segment.',
    ),
    unit: 'm',
    decimals: 1,
    gather: 'last',
    direction: 'higher-better',
    checks: [
      { kind: 'range', min: -2000, max: 2000 },
      { kind: 'spike', step: 150, within: 'P15Y' },
    ],
    classes: {
      ramp: 'YlGnBu',
      breaks: [50, 75, 100, 125, 150],
      method: text('حدود مستديرة.', 'Limites rondes.', 'Round limits.'),
    },
  },
];

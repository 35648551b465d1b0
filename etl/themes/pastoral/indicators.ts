import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level, ROUND_LIMITS, yearOf } from '../../declare-indicator.ts';

const change: IndicatorDeclaration = {
  id: 'rangeland-change',
  title: text('تغيّر المراعي', 'Évolution des parcours', 'Pastoral land change'),
  description: text(
    'مساحة المراعي مقارنة بمعدّل 2004-2008.',
    'Superficie des parcours par rapport à la moyenne de 2004-2008.',
    'Area of rangeland against its mean of 2004 to 2008.',
  ),
  unit: '%',
  decimals: 1,
  direction: 'higher-better',
  base: 'governorates',
  period: 'year',
  inputs: { range: yearOf('rangeland-area') },
  method: {
    kind: 'against-baseline',
    input: 'range',
    baseline: { from: 2004, to: 2008 },
    as: 'percent',
    leastYears: 3,
  },
  classes: [
    level('strong-loss', -8, '#b35806', ['تراجع كبير', 'Fort recul', 'Strong loss']),
    level('loss', -2, '#e08214', ['تراجع', 'Recul', 'Loss']),
    level('stable', 2, '#a8a8a0', ['مستقر', 'Stable', 'Stable']),
    level('gain', undefined, '#8073ac', ['توسّع', 'Extension', 'Gain']),
  ],
  classesSource: ROUND_LIMITS,
  sdg: '15.3.1',
  national: { rule: 'mean', weight: 'area' },
  reference: text(
    'فرق المساحة عن معدّل فترة الأساس.',
    'Écart de superficie à la moyenne de la période de base.',
    'Difference of area from the mean of the baseline.',
  ),
};

export const pastoralIndicators: readonly IndicatorDeclaration[] = [change];

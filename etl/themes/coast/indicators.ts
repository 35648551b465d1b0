import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { level } from '../../declare-indicator.ts';
import { POSITION_ERROR } from './shoreline.ts';

const bathingClass: IndicatorDeclaration = {
  id: 'bathing-class',
  headline: true,
  title: text('درجة مياه السباحة', 'Classe des eaux de baignade', 'Bathing water class'),
  description: text(
    'من تحاليل آخر أربعة مواسم: 1 ممتازة، 2 جيدة، 3 مقبولة، 4 رديئة.',
    'D’après les analyses des quatre dernières saisons : 1 excellente, 2 bonne, 3 suffisante, 4 insuffisante.',
    'From the samples of the last four seasons: 1 excellent, 2 good, 3 sufficient, 4 poor.',
  ),
  unit: '1',
  decimals: 0,
  direction: 'higher-worse',
  base: 'bathing-sites',
  period: 'year',
  inputs: {
    ecoli: { kind: 'series', parameter: 'e-coli', over: 'value' },
    enterococci: { kind: 'series', parameter: 'enterococci', over: 'value' },
  },
  method: {
    kind: 'bathing-class',
    ecoli: 'ecoli',
    enterococci: 'enterococci',
    water: 'coastal',
    season: { from: '05-01', to: '09-30' },
  },
  classes: [
    level('excellent', 1.5, '#2c7bb6', ['ممتازة', 'Excellente', 'Excellent']),
    level('good', 2.5, '#74add1', ['جيدة', 'Bonne', 'Good']),
    level('sufficient', 3.5, '#f0a838', ['مقبولة', 'Suffisante', 'Sufficient']),
    level('poor', undefined, '#d7191c', ['رديئة', 'Insuffisante', 'Poor']),
  ],
  classesSource: text(
    'التوجيه الأوروبي عدد 7 لسنة 2006، الملحقان الأول والثاني، للمياه الساحلية.',
    'Directive européenne 2006/7/CE, annexes I et II, eaux côtières.',
    'European directive 2006/7/EC, annexes I and II, coastal waters.',
  ),
  sdg: '14.1',
  national: { rule: 'median' },
  reference: text(
    'التوجيه الأوروبي عدد 7 لسنة 2006، الملحق الثاني: مئينات لوغاريتمية طبيعية.',
    'Directive 2006/7/CE, annexe II : percentiles d’une loi log-normale.',
    'Directive 2006/7/EC, annex II: percentiles of a log-normal distribution.',
  ),
};

const shorelineChange: IndicatorDeclaration = {
  id: 'shoreline-change-rate',
  headline: true,
  title: text('سرعة تغيّر خط الساحل', 'Vitesse d’évolution du trait de côte', 'Shoreline change rate'),
  description: text(
    'انحدار خطي لمواقع خط الساحل في تواريخ مختلفة، بمجال ثقة 95 %؛ موجب نحو البحر.',
    'Régression linéaire des positions du trait de côte à plusieurs dates, intervalle de confiance de 95 % ; positif vers la mer.',
    'Linear regression of positions of the shore at several dates, with a confidence interval of 95%; positive is seaward.',
  ),
  unit: 'm/a',
  decimals: 2,
  direction: 'higher-better',
  base: 'coast-segments',
  period: 'none',
  inputs: { position: { kind: 'series', parameter: 'shoreline-position', over: 'value' } },
  method: { kind: 'shoreline-change', position: 'position', uncertainty: POSITION_ERROR, statistic: 'lrr' },
  classes: [
    level('fast-retreat', -1, '#b35806', ['تراجع سريع', 'Recul rapide', 'Fast retreat']),
    level('retreat', -0.3, '#e08214', ['تراجع', 'Recul', 'Retreat']),
    level('stable', 0.3, '#a8a8a0', ['مستقر', 'Stable', 'Stable']),
    level('advance', 1, '#8073ac', ['تقدّم', 'Avancée', 'Advance']),
    level('fast-advance', undefined, '#542788', ['تقدّم سريع', 'Avancée rapide', 'Fast advance']),
  ],
  classesSource: text(
    'حدود مستديرة؛ ما دون 0,3 متر في السنة يُعدّ مستقرا كما في طبقة القطاعات.',
    'Limites rondes ; en deçà de 0,3 m par an le segment est dit stable, comme dans la couche des segments.',
    'Round limits; below 0.3 m a year a segment is called stable, as in the layer of segments.',
  ),
  sdg: '14.2',
  national: { rule: 'median' },
  reference: text(
    'هيملستوس وآخرون 2018، نظام تحليل الشواطئ الرقمي DSAS 5، هيئة المسح الجيولوجي الأمريكية.',
    'Himmelstoss et al. 2018, DSAS 5, USGS Open-File Report 2018-1179.',
    'Himmelstoss et al. 2018, DSAS 5, USGS Open-File Report 2018-1179.',
  ),
};

export const coastIndicators: readonly IndicatorDeclaration[] = [bathingClass, shorelineChange];

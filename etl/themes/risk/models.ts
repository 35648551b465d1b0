import type { IndicatorDeclaration } from '../../../sql/model/indicator.ts';
import { text } from '../../declare.ts';
import { riskOfRisks } from './declare.ts';
import { nature } from './nature.ts';
import { pollution } from './pollution.ts';

const { drought, coast, wildfire, land, biodiversity } = nature;
const { air, industry, waste } = pollution;
const SINGLE = [drought, air, coast, wildfire, industry, waste, land, biodiversity];

const multi = riskOfRisks(
  {
    id: 'multi-risk-index',
    title: text('مؤشر المخاطر المتعددة', 'Indice multirisque', 'Multi-risk index'),
    description: text(
      'المخاطر البيئية الثمانية مجتمعة: خطر واحد مرتفع لا تعوّضه مخاطر ضعيفة.',
      'Les huit risques environnementaux réunis : un seul risque élevé n’est pas compensé par des risques faibles.',
      'The eight environmental risks together: one that is high is not made up for by low ones.',
    ),
    sdg: '13.1.1',
  },
  SINGLE.map(({ id }) => id),
  text(
    'أوزان متساوية من وضع المنصة؛ الوسط كما في مكونات الخطر لدى INFORM.',
    'Poids égaux choisis par la plateforme ; moyenne des composantes d’aléa d’INFORM.',
    'Equal weights, the platform’s own; the mean is that of INFORM’s hazard components.',
  ),
);

/** The risks that are shipped, the one of all of them first. */
export const riskModels: readonly IndicatorDeclaration[] = [multi, ...SINGLE];

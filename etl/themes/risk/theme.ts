import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { societyIndicators } from './indicators.ts';
import { riskModels } from './models.ts';
import { riskParameters } from './parameters.ts';
import { society } from './society.ts';

export const risk: Theme = {
  id: 'risk',
  title: text('المخاطر', 'Risques', 'Risks'),
  description: text(
    'أين تلتقي الأخطار البيئية بسكان معرّضين وهشّين قليلي القدرة على المواجهة.',
    'Où les aléas environnementaux rencontrent des populations exposées, vulnérables et peu armées pour y faire face.',
    'Where environmental hazards meet people who are exposed, vulnerable and ill prepared to cope.',
  ),
  icon: 'warning',
  licences: [CC0],
  sources: [SAMPLE],
  layers: [],
  parameters: riskParameters,
  observations: [society],
  indicators: [...riskModels, ...societyIndicators],
};

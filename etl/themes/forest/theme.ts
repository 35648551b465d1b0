import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { forestChange } from './change.ts';
import { forests } from './forests.ts';
import { forestIndicators } from './indicators.ts';
import { forestParameters } from './parameters.ts';
import { forestWarningRules } from './warning-rules.ts';

export const forest: Theme = {
  id: 'forest',
  title: text('الغابات', 'Forêts', 'Forests'),
  description: text(
    'الغابات وأصنافها وخطر الحرائق.',
    'Les forêts, leurs essences et le risque d’incendie.',
    'Forests, their species and fire risk.',
  ),
  icon: 'leaf',
  licences: [CC0],
  sources: [SAMPLE],
  layers: [forests],
  parameters: forestParameters,
  observations: [forestChange],
  indicators: forestIndicators,
  warningRules: forestWarningRules,
};

import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { pastoralIndicators } from './indicators.ts';
import { pastoralLand } from './land.ts';
import { pastoralParameters } from './parameters.ts';
import { rangelands } from './rangelands.ts';

export const pastoral: Theme = {
  id: 'pastoral',
  title: text('المراعي', 'Pastoralisme', 'Pastures'),
  description: text(
    'المراعي وإنتاجها العلفي.',
    'Les parcours et leur production fourragère.',
    'Rangelands and their fodder.',
  ),
  icon: 'leaf',
  licences: [CC0],
  sources: [SAMPLE],
  layers: [rangelands],
  parameters: pastoralParameters,
  observations: [pastoralLand],
  indicators: pastoralIndicators,
};

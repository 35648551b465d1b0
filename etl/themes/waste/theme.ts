import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { wasteIndicators } from './indicators.ts';
import { landfills } from './landfills.ts';
import { wasteParameters } from './parameters.ts';
import { wasteTonnes } from './tonnes.ts';

export const waste: Theme = {
  id: 'waste',
  title: text('النفايات', 'Déchets', 'Waste'),
  description: text(
    'المصبّات ومراكز التحويل والفرز.',
    'Décharges, centres de transfert et de tri.',
    'Landfills, transfer and sorting stations.',
  ),
  icon: 'waste',
  licences: [CC0],
  sources: [SAMPLE],
  layers: [landfills],
  parameters: wasteParameters,
  observations: [wasteTonnes],
  indicators: wasteIndicators,
};

import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { marineAreas } from './areas.ts';

export const marine: Theme = {
  id: 'marine',
  title: text('البحر', 'Mer', 'Sea'),
  description: text(
    'المحميات البحرية والمروج والمصايد.',
    'Aires marines, herbiers et pêche.',
    'Marine areas, meadows and fishing.',
  ),
  icon: 'coast',
  licences: [CC0],
  sources: [SAMPLE],
  layers: [marineAreas],
};

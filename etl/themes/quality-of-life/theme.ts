import { text } from '../../declare.ts';
import { CC0, ODBL } from '../../licences.ts';
import { OPENSTREETMAP, SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { greenSpaces } from './green-spaces.ts';
import { lifeIndicators } from './indicators.ts';
import { noiseZones } from './noise.ts';
import { dailyServices } from './services.ts';

export const qualityOfLife: Theme = {
  id: 'quality-of-life',
  title: text('جودة الحياة', 'Cadre de vie', 'Quality of life'),
  description: text(
    'المساحات الخضراء والضجيج وخدمات الحياة اليومية.',
    'Espaces verts, bruit et services du quotidien.',
    'Green spaces, noise and everyday services.',
  ),
  icon: 'city',
  licences: [CC0, ODBL],
  sources: [SAMPLE, OPENSTREETMAP],
  layers: [greenSpaces, noiseZones, dailyServices],
  indicators: lifeIndicators,
};

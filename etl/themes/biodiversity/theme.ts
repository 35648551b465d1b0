import { text } from '../../declare.ts';
import { CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { biodiversityIndicators } from './indicators.ts';
import { protectedAreas } from './protected-areas.ts';

export const biodiversity: Theme = {
  id: 'biodiversity',
  title: text('التنوع البيولوجي', 'Biodiversité', 'Biodiversity'),
  description: text(
    'الحدائق والمحميات والمناطق الرطبة.',
    'Parcs, réserves et zones humides.',
    'Parks, reserves and wetlands.',
  ),
  icon: 'leaf',
  licences: [CC0],
  sources: [SAMPLE],
  layers: [protectedAreas],
  indicators: biodiversityIndicators,
};

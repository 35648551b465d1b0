import { text } from '../../declare.ts';
import { CC0, LGPL_3, PUBLIC_DOMAIN } from '../../licences.ts';
import { GSHHG, NATURAL_EARTH, SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { bathingSamples } from './bacteria.ts';
import { bathingSites } from './bathing.ts';
import { coastIndicators } from './indicators.ts';
import { coastParameters } from './parameters.ts';
import { playas } from './playas.ts';
import { coastSegments } from './segments.ts';
import { shorelinePositions } from './shoreline.ts';

export const coast: Theme = {
  id: 'coast',
  title: text('الساحل', 'Littoral', 'Coast'),
  description: text(
    'تطوّر الشريط الساحلي ونقاط السباحة والشطوط.',
    'Évolution du trait de côte, baignade et chotts.',
    'Shoreline change, bathing and salt flats.',
  ),
  icon: 'coast',
  licences: [CC0, LGPL_3, PUBLIC_DOMAIN],
  sources: [SAMPLE, GSHHG, NATURAL_EARTH],
  layers: [coastSegments, bathingSites, playas],
  parameters: coastParameters,
  observations: [bathingSamples, shorelinePositions],
  indicators: coastIndicators,
};

import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC_BY_4, CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { emissions } from './emissions.ts';
import { industryIndicators } from './indicators.ts';
import { industryParameters } from './parameters.ts';
import { powerUnits } from './power-units.ts';

const WRI: Source = {
  id: 'wri-gppd-tunisia',
  title: text(
    'قاعدة بيانات محطات الكهرباء في العالم: تونس',
    'Base mondiale des centrales électriques : Tunisie',
    'Global Power Plant Database: Tunisia',
  ),
  publisher: 'World Resources Institute',
  url: 'https://github.com/wri/global-power-plant-database',
  licence: CC_BY_4.id,
  citation:
    'Global Energy Observatory, Google, KTH Royal Institute of Technology in Stockholm, Enipedia, World Resources Institute. Global Power Plant Database',
  date: '2016',
};

export const industry: Theme = {
  id: 'industry',
  title: text('الصناعة والطاقة', 'Industrie et énergie', 'Industry and energy'),
  description: text(
    'وحدات إنتاج الكهرباء حسب الوقود والقدرة.',
    'Les unités de production électrique par combustible et puissance.',
    'Power units by fuel and capacity.',
  ),
  icon: 'factory',
  licences: [CC_BY_4, CC0],
  sources: [WRI, SAMPLE],
  layers: [powerUnits],
  parameters: industryParameters,
  observations: [emissions],
  indicators: industryIndicators,
};

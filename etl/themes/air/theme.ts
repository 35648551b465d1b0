import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC_BY_4, CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { airDays } from './days.ts';
import { airHours } from './hours.ts';
import { airIndicators } from './indicators.ts';
import { pollutants } from './parameters.ts';
import { airStations } from './stations.ts';
import { airWarningRules } from './warning-rules.ts';

const OPENAQ: Source = {
  id: 'openaq',
  title: text('قاعدة OpenAQ', 'OpenAQ', 'OpenAQ'),
  publisher: 'OpenAQ and the providers of each station',
  url: 'https://openaq.org/',
  licence: CC_BY_4.id,
};

export const air: Theme = {
  id: 'air',
  title: text('الهواء', 'Air', 'Air'),
  description: text(
    'محطات مراقبة جودة الهواء.',
    'Les stations de surveillance de la qualité de l’air.',
    'Air quality monitoring stations.',
  ),
  icon: 'air',
  licences: [CC0, CC_BY_4],
  sources: [SAMPLE, OPENAQ],
  layers: [airStations],
  parameters: pollutants,
  observations: [airHours, airDays],
  indicators: airIndicators,
  warningRules: airWarningRules,
};

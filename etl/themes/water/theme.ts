import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC0, FACTS, LGPL_3, UNSTATED } from '../../licences.ts';
import { GSHHG, SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { waterBalance } from './balance.ts';
import { dams } from './dams.ts';
import { waterIndicators } from './indicators.ts';
import { waterParameters } from './parameters.ts';
import { waterSamples } from './samples.ts';
import { waterStations } from './stations.ts';
import { damStorage } from './storage.ts';
import { waterWarningRules } from './warning-rules.ts';
import { watercourses } from './watercourses.ts';

const DAM_FACTS: Source = {
  id: 'tn-dam-facts',
  title: text('معطيات عامة عن السدود', 'Faits sur les barrages', 'Facts on dams'),
  publisher: 'Biatouna, after the daily sheets of the dams',
  licence: FACTS.id,
  citation: 'Names, positions, capacities and years of 36 dams, as the daily sheets of 2025 give them',
  date: '2025-04-23',
};

const DAM_SHEETS: Source = {
  id: 'tn-dam-sheets-2025',
  title: text(
    'جذاذات السدود اليومية 2025',
    'Fiches quotidiennes des barrages 2025',
    'Daily sheets of the dams 2025',
  ),
  publisher:
    'Collected from the public sheets of the dams by K. Chaabi (projet-datascience-barrages-tunisie)',
  url: 'https://github.com/khawlachaabi/projet-datascience-barrages-tunisie',
  licence: UNSTATED.id,
  date: '2025-01-25/2025-04-23',
};

export const water: Theme = {
  id: 'water',
  title: text('المياه', 'Eau', 'Water'),
  description: text(
    'السدود والأودية ومحطات الرصد.',
    'Barrages, oueds et stations de suivi.',
    'Dams, rivers and monitoring stations.',
  ),
  icon: 'water',
  licences: [CC0, FACTS, LGPL_3, UNSTATED],
  sources: [DAM_FACTS, DAM_SHEETS, GSHHG, SAMPLE],
  layers: [dams, watercourses, waterStations],
  parameters: waterParameters,
  observations: [damStorage, waterBalance, waterSamples],
  indicators: waterIndicators,
  warningRules: waterWarningRules,
};

import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC_BY_4, CC0 } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { sanitationHomes } from './homes.ts';
import { sanitationIndicators } from './indicators.ts';
import { sanitationParameters } from './parameters.ts';
import { wastewaterPlants } from './wastewater-plants.ts';

const HYDROWASTE: Source = {
  id: 'hydrowaste-1.0',
  title: text(
    'HydroWASTE 1.0: محطات التطهير في العالم',
    'HydroWASTE 1.0 : stations d’épuration du monde',
    'HydroWASTE 1.0: wastewater treatment plants of the world',
  ),
  publisher: 'HydroSHEDS',
  url: 'https://doi.org/10.6084/m9.figshare.14847786.v1',
  licence: CC_BY_4.id,
  citation:
    'Ehalt Macedo, H., Lehner, B., Nicell, J., Grill, G., Li, J., Limtong, A., and Shakya, R. (2022): Distribution and characteristics of wastewater treatment plants within the global river network, Earth Syst. Sci. Data, 14, 559-577',
  date: '2022',
};

export const sanitation: Theme = {
  id: 'sanitation',
  title: text('التطهير', 'Assainissement', 'Sanitation'),
  description: text(
    'محطات تطهير المياه المستعملة والمنتفعون بها.',
    'Les stations d’épuration et ceux qu’elles desservent.',
    'Wastewater treatment plants and whom they serve.',
  ),
  icon: 'water',
  licences: [CC_BY_4, CC0],
  sources: [HYDROWASTE, SAMPLE],
  layers: [wastewaterPlants],
  parameters: sanitationParameters,
  observations: [sanitationHomes],
  indicators: sanitationIndicators,
};

import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC_BY_4, PUBLIC_DOMAIN } from '../../licences.ts';
import type { Theme } from '../../theme.ts';
import { noaaStations } from './noaa-stations.ts';
import { weather } from './parameters.ts';
import { weatherStations } from './weather-stations.ts';

const METEOSTAT: Source = {
  id: 'meteostat',
  title: text('Meteostat: قائمة المحطات', 'Meteostat : liste des stations', 'Meteostat: list of stations'),
  publisher: 'Meteostat',
  url: 'https://github.com/meteostat/weather-stations',
  licence: CC_BY_4.id,
};

const NOAA: Source = {
  id: 'noaa-isd',
  title: text(
    'NOAA: قاعدة الرصد السطحي المدمجة (ISD)، قائمة المحطات',
    'NOAA : Integrated Surface Database, liste des stations',
    'NOAA: Integrated Surface Database, station history',
  ),
  publisher: 'NOAA National Centers for Environmental Information',
  url: 'https://www.ncei.noaa.gov/pub/data/noaa/isd-history.csv',
  licence: PUBLIC_DOMAIN.id,
  date: '2019-02-13',
};

export const climate: Theme = {
  id: 'climate',
  title: text('المناخ', 'Climat', 'Climate'),
  description: text(
    'محطات الرصد الجوي وسلاسلها.',
    'Les stations météorologiques et leurs séries.',
    'Weather stations and their series.',
  ),
  icon: 'climate',
  licences: [CC_BY_4, PUBLIC_DOMAIN],
  sources: [METEOSTAT, NOAA],
  layers: [weatherStations, noaaStations],
  parameters: weather,
};

import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { BSD_3, CC_BY_4, CC0, PUBLIC_DOMAIN } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { weatherDays } from './days.ts';
import { climateIndicators } from './indicators.ts';
import { climateMonths } from './months.ts';
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

const CLIMATE_INDICES: Source = {
  id: 'climate-indices',
  title: text(
    'سلسلة شهرية 1895-2017 من حزمة climate_indices',
    'Série mensuelle 1895-2017 du paquet climate_indices',
    'Monthly series 1895-2017 of the climate_indices package',
  ),
  publisher: 'climate_indices 2.4 (James Adams)',
  url: 'https://github.com/monocongo/climate_indices',
  licence: BSD_3.id,
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
  licences: [CC_BY_4, PUBLIC_DOMAIN, CC0, BSD_3],
  sources: [METEOSTAT, NOAA, SAMPLE, CLIMATE_INDICES],
  layers: [weatherStations, noaaStations],
  parameters: weather,
  observations: [climateMonths, weatherDays],
  indicators: climateIndicators,
};

import type { Source } from '../../../sql/model/source.ts';
import { text } from '../../declare.ts';
import { CC0, MIT, PUBLIC_DOMAIN, UNSTATED } from '../../licences.ts';
import { SAMPLE } from '../../sources.ts';
import type { Theme } from '../../theme.ts';
import { airports } from './airports.ts';
import { transportConcessions } from './concessions.ts';
import { ports } from './ports.ts';
import { transitLines, transitStops } from './transit.ts';

const AIRPORTSDATA: Source = {
  id: 'airportsdata',
  title: text('قاعدة airportsdata', 'airportsdata', 'airportsdata'),
  publisher: 'Mike Borsetti',
  url: 'https://github.com/mborsetti/airportsdata',
  licence: MIT.id,
};

const WPI: Source = {
  id: 'nga-wpi',
  title: text('الدليل العالمي للموانئ', 'World Port Index', 'World Port Index'),
  publisher: 'National Geospatial-Intelligence Agency',
  url: 'https://msi.nga.mil/Publications/WPI',
  licence: PUBLIC_DOMAIN.id,
};

/** Feeds of other countries, for the tests: the terms are those of each agency. */
const GTFS: Source = {
  id: 'gtfs',
  title: text('ملف نقل عمومي GTFS', 'Flux de transport GTFS', 'GTFS transit feed'),
  publisher: 'The transit agency of the feed',
  url: 'https://gtfs.org/',
  licence: UNSTATED.id,
};

export const transport: Theme = {
  id: 'transport',
  title: text('النقل', 'Transport', 'Transport'),
  description: text(
    'المطارات والموانئ والنقل العمومي واللزمات.',
    'Aéroports, ports, transport public et concessions.',
    'Airports, ports, public transport and concessions.',
  ),
  icon: 'transport',
  licences: [MIT, PUBLIC_DOMAIN, CC0, UNSTATED],
  sources: [AIRPORTSDATA, WPI, GTFS, SAMPLE],
  layers: [airports, ports, transitLines, transitStops, transportConcessions],
};

import type { Edition, FileInput, RowMap, Theme } from '../../etl/theme.ts';
import { districts, municipalities, permits, regions, rivers, sensors, stations, text } from './layers.ts';
import {
  districtRows,
  municipalityRows,
  permitRows,
  regionRows,
  riverRows,
  stationRows,
  type WorldRow,
} from './rows.ts';

/** The rows of the world's inputs, by path. */
export const WORLD_ROWS: Record<string, () => WorldRow[]> = {
  regions: regionRows,
  districts: districtRows,
  municipalities: municipalityRows,
  rivers: riverRows,
  stations: stationRows,
  permits: permitRows,
};

const asIs: RowMap = ({ properties }) => ({ properties });
const dated: RowMap = ({ properties: { from, to, ...properties } }) => ({
  properties,
  validFrom: from as string | null,
  validTo: to as string | null,
});

const edition = (path: string, row: RowMap = asIs): Edition => {
  const rows = WORLD_ROWS[path]!().length;
  const input: FileInput = { kind: 'file', path, row, expect: { rows, features: rows, rejects: 0 } };
  return { status: 'real', sources: ['world'], pack: 'starter', inputs: [input] };
};

/** So many that low zooms are thinned. */
const SENSORS = 12_000;
const LEVELS = ['low', 'middle', 'high'];

const sensorSample: Edition = {
  status: 'sample',
  sources: ['world'],
  pack: 'starter',
  inputs: [
    {
      kind: 'sample',
      seed: 5,
      make: function* (random) {
        for (let id = 1; id <= SENSORS; id++) {
          yield {
            properties: {
              id,
              level: LEVELS[Math.floor(random() ** 3 * 3)],
              power: Math.round(random() * 100),
            },
            geometry: { type: 'Point', coordinates: [2 + 4 * random(), 2 + 4 * random()] },
          };
        }
      },
      expect: { rows: SENSORS, features: SENSORS, rejects: 0 },
    },
  ],
};

const provenance = {
  licences: [
    {
      id: 'CC0-1.0',
      title: text('ملك عام', 'Domaine public', 'Public domain'),
      url: 'https://creativecommons.org/publicdomain/zero/1.0/',
      redistribution: true,
    },
  ],
  sources: [
    {
      id: 'world',
      title: text('عالم الاختبار', 'Monde d’essai', 'Test world'),
      publisher: 'Biatouna',
      licence: 'CC0-1.0',
    },
  ],
};

/** The themes of the test world: every kind of layer, in layers small enough to count by hand. */
export const WORLD_THEMES: readonly Theme[] = [
  {
    ...provenance,
    id: 'base',
    title: text('الأساس', 'Base', 'Base'),
    description: text('أماكن عالم الاختبار', 'Les lieux du monde d’essai', 'Places of the test world'),
    icon: 'map',
    layers: [
      { layer: regions, editions: [edition('regions')] },
      { layer: districts, editions: [edition('districts')] },
      { layer: municipalities, editions: [edition('municipalities', dated)] },
      { layer: rivers, editions: [edition('rivers')] },
    ],
  },
  {
    ...provenance,
    id: 'monitoring',
    title: text('الرصد', 'Surveillance', 'Monitoring'),
    description: text('محطات ورخص', 'Stations et permis', 'Stations and permits'),
    icon: 'gauge',
    layers: [
      { layer: stations, editions: [edition('stations')] },
      { layer: permits, editions: [edition('permits', dated)] },
      { layer: sensors, editions: [sensorSample] },
    ],
  },
];

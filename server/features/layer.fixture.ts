import type { Layer } from '../../sql/model/layer.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';

const text = (word: string) => ({ ar: `${word} ع`, fr: `${word} f`, en: word });

/** A manifest with a property of each type, for tests that need no database. */
export const layerFixture: Layer = {
  id: 'wells',
  theme: 'water',
  title: text('Wells'),
  description: text('All wells'),
  geometry: 'point',
  key: ['code'],
  properties: [
    { name: 'code', type: 'string', title: text('Code'), required: true },
    { name: 'name', type: 'text', title: text('Name'), search: true },
    { name: 'kind', type: 'string', title: text('Kind'), codes: [{ value: 'air', title: text('Air') }] },
    { name: 'value', type: 'number', title: text('Value'), unit: 'ug/m3', min: 0 },
    { name: 'people', type: 'integer', title: text('People') },
    { name: 'open', type: 'boolean', title: text('Open') },
    { name: 'since', type: 'date', title: text('Since'), description: text('Day of opening') },
    { name: 'region', type: 'place', title: text('Region'), level: 'governorate', scheme: 'ins' },
  ],
  time: { resolution: 'day' },
  draw: { kind: 'single', color: 'accent' },
  popup: { title: 'name', rows: ['code'] },
  updateFrequency: 'annual',
  status: 'sample',
  sources: ['ministry', 'survey'],
};

/** The same as it is published. */
export const publishedFixture: PublishedLayer = {
  no: 7,
  id: 'wells',
  manifest: layerFixture,
  revision: 3,
  publishedAt: new Date('2026-01-02T03:04:05Z'),
  featureCount: 2,
  bbox: [8, 33, 11, 37],
  time: { from: null, to: null },
  levels: [],
  visibility: { kind: 'public' },
  owner: null,
  history: null,
  origin: 'theme',
};

export const snapshotFixture: Snapshot = {
  version: 1,
  layers: new Map([['wells', publishedFixture]]),
  answers: new Map(),
  themes: [],
  parameters: new Map(),
  indicators: new Map(),
  sources: new Map([
    ['ministry', { id: 'ministry', title: text('Wells 2020'), publisher: 'Ministry', licence: 'CC-BY-4.0' }],
    [
      'survey',
      {
        id: 'survey',
        title: text('Survey'),
        publisher: 'Survey',
        licence: 'private',
        citation: 'Survey, 2021',
      },
    ],
  ]),
  licences: new Map([
    [
      'CC-BY-4.0',
      {
        id: 'CC-BY-4.0',
        title: text('CC BY'),
        url: 'https://creativecommons.org/licenses/by/4.0/',
        redistribution: true,
      },
    ],
    ['private', { id: 'private', title: text('Private'), redistribution: false }],
  ]),
};

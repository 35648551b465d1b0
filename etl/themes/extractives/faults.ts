import { classesOf, code, text } from '../../declare.ts';
import type { LayerSource } from '../../theme.ts';

const KINDS = [
  code('Fault', 'صدع', 'Faille', 'Fault'),
  code('Thrust fault', 'صدع زاحف', 'Chevauchement', 'Thrust fault'),
];

export const faults: LayerSource = {
  layer: {
    id: 'faults',
    title: text('الصدوع', 'Failles', 'Faults'),
    description: text(
      'الصدوع الجيولوجية الكبرى، للقراءة مع المكامن.',
      'Les grandes failles géologiques, à lire avec les gisements.',
      'Large geological faults, to be read with the deposits.',
    ),
    geometry: 'line',
    key: ['code'],
    properties: [
      {
        name: 'code',
        type: 'integer',
        title: text('رقم السطر', 'Numéro de ligne', 'Row number'),
        required: true,
      },
      { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
      {
        name: 'length_km',
        type: 'number',
        title: text('الطول', 'Longueur', 'Length'),
        unit: 'km',
        min: 0,
        decimals: 1,
      },
    ],
    draw: {
      kind: 'category',
      property: 'kind',
      classes: classesOf(KINDS, { Fault: '#4d4d4d', 'Thrust fault': '#d55e00' }),
      width: 2,
    },
    popup: { title: 'kind', rows: ['length_km'] },
    keywords: ['fault', 'faille', 'صدع', 'geology', 'géologie', 'seismic'],
    updateFrequency: 'never',
  },
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['tn-mineral-deposits-1983'],
      quality: text(
        'لم يحدّد الناشر رخصة ولا مقياسا.',
        'L’éditeur ne précise ni licence ni échelle.',
        'The publisher states neither licence nor scale.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'mining/faults.geojson',
          row: ({ row, properties }) => ({
            properties: { code: row, kind: properties.type, length_km: properties.length },
          }),
          expect: { rows: 75, features: 75, rejects: 0 },
        },
      ],
    },
  ],
};

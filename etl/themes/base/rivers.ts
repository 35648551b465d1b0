import { text } from '../../declare.ts';
import type { LayerSource } from '../../theme.ts';
import { PIECE, pieceRow } from './shapes.ts';

export const rivers: LayerSource = {
  layer: {
    id: 'rivers',
    title: text('الأودية', 'Oueds', 'Rivers'),
    description: text(
      'الأودية الدائمة والموسمية الكبرى، دون أسماء.',
      'Les grands oueds permanents et intermittents, sans noms.',
      'The large perennial and seasonal rivers, without names.',
    ),
    geometry: 'line',
    key: ['id'],
    properties: [
      ...PIECE,
      {
        name: 'level',
        type: 'integer',
        title: text('الرتبة', 'Rang', 'Rank'),
        description: text(
          'من 1 (الأكبر) إلى 10، كما في GSHHG.',
          'De 1 (le plus grand) à 10, selon GSHHG.',
          'From 1 (largest) to 10, as in GSHHG.',
        ),
        min: 1,
        max: 10,
        tile: true,
      },
    ],
    worldwide: true,
    draw: { kind: 'single', color: '#6baed6' },
    popup: { rows: ['level'] },
    basemap: { role: 'river' },
    updateFrequency: 'never',
  },
  editions: [
    {
      pack: 'starter',
      status: 'real',
      sources: ['gshhg'],
      lineage: text(
        'أودية قاعدة WDBII ضمن GSHHG، أُعيد وصل قطعها.',
        'Cours d’eau de WDBII dans GSHHG, recousus.',
        'Rivers of WDBII in GSHHG, joined again.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'rivers.geojson',
          row: (raw, context) => {
            const draft = pieceRow(raw, context);
            return draft && { properties: { ...draft.properties, level: raw.properties.level } };
          },
          expect: { rows: 9, features: 9, rejects: 0 },
        },
      ],
    },
  ],
};

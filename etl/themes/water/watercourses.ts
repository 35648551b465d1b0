import type { Position } from 'geojson';
import { NAME, text } from '../../declare.ts';
import type { LayerSource, Raw } from '../../theme.ts';
import { codeOf } from '../../values.ts';

type River = { ar: string; latin: string; by: readonly Position[] };

/** Rivers by places that they pass; the file has no names. Named by this project. */
const RIVERS: readonly River[] = [
  {
    ar: 'وادي مجردة',
    latin: 'Oued Medjerda',
    by: [
      [8.788, 36.528],
      [10.029, 36.984],
    ],
  },
  {
    ar: 'وادي ملاق',
    latin: 'Oued Mellègue',
    by: [
      [8.763, 36.424],
      [8.431, 36.01],
    ],
  },
  { ar: 'وادي سليانة', latin: 'Oued Siliana', by: [[9.355, 36.159]] },
  { ar: 'وادي مليان', latin: 'Oued Miliane', by: [[10.1, 36.626]] },
];

/** Half a kilometre or so, in degrees. */
const NEAR = 0.006;

const riverOf = ({ geometry }: Raw): River | undefined => {
  const line = geometry?.type === 'LineString' ? geometry.coordinates : [];
  const passes = ([x = 0, y = 0]: Position) =>
    line.some(([ax = 0, ay = 0]) => Math.hypot(ax - x, ay - y) < NEAR);
  return RIVERS.find(({ by }) => by.some(passes));
};

type Extent = readonly [number, number, number, number];

/** Does a line begin in the country's extent? The file also holds rivers of Sicily. */
const beginsIn = ({ geometry }: Raw, [west, south, east, north]: Extent): boolean => {
  if (geometry?.type !== 'LineString') return true;
  const [x = 0, y = 0] = geometry.coordinates[0] ?? [];
  return x >= west && x <= east && y >= south && y <= north;
};

export const watercourses: LayerSource = {
  layer: {
    id: 'watercourses',
    title: text('الأودية الرئيسية', 'Principaux oueds', 'Main rivers'),
    description: text(
      'مجاري مجردة وروافدها ووادي مليان.',
      'La Medjerda et ses affluents, et l’oued Miliane.',
      'The Medjerda with its tributaries, and the Miliane.',
    ),
    geometry: 'line',
    key: ['code'],
    properties: [
      {
        name: 'code',
        type: 'string',
        title: text('رقم القطعة', 'Numéro du tronçon', 'Piece number'),
        required: true,
      },
      NAME,
      { name: 'rank', type: 'integer', title: text('الرتبة', 'Rang', 'Rank'), min: 1, max: 10, tile: true },
    ],
    draw: { kind: 'single', color: '#1f78b4', width: 2 },
    label: 'name',
    popup: { title: 'name', rows: ['rank'] },
    initial: true,
    keywords: ['oued', 'وادي', 'river', 'Medjerda', 'مجردة'],
    updateFrequency: 'never',
  },
  editions: [
    {
      pack: 'starter',
      status: 'real',
      sources: ['gshhg'],
      quality: text(
        'مجارٍ بمقياس عالمي؛ أسماء الأودية من وضع المشروع.',
        'Tracés à l’échelle mondiale ; les noms des oueds sont du projet.',
        'Courses at a global scale; river names are the project’s.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'rivers.geojson',
          row: (raw, { country }) => {
            if (!beginsIn(raw, country.extent)) return null;
            const name = riverOf(raw);
            const names = {
              name_ar: name?.ar ?? null,
              name_fr: name?.latin ?? null,
              name_en: name?.latin ?? null,
            };
            return { properties: { code: codeOf(raw.properties.id), ...names, rank: raw.properties.level } };
          },
          expect: { rows: 9, features: 6, rejects: 0 },
        },
      ],
    },
  ],
};

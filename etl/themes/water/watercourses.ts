import { NAME, text } from '../../declare.ts';
import type { LayerSource, Raw } from '../../theme.ts';
import { codeOf } from '../../values.ts';

type River = { ar: string; latin: string };

const MEDJERDA: River = { ar: 'وادي مجردة', latin: 'Oued Medjerda' };
const MELLEGUE: River = { ar: 'وادي ملاق', latin: 'Oued Mellègue' };
const SARRAT: River = { ar: 'وادي سراط', latin: 'Oued Sarrat' };
const SILIANA: River = { ar: 'وادي سليانة', latin: 'Oued Siliana' };
const MILIANE: River = { ar: 'وادي مليان', latin: 'Oued Miliane' };

/** Whose piece a line of the file is, by its number there; named by this project. */
const NAMES: Readonly<Record<string, River>> = {
  1: MEDJERDA,
  2: MEDJERDA,
  3: MEDJERDA,
  4: MEDJERDA,
  5: MEDJERDA,
  6: MEDJERDA,
  10: SARRAT,
  11: MELLEGUE,
  12: SARRAT,
  13: MELLEGUE,
  14: MELLEGUE,
  15: SILIANA,
  16: SILIANA,
  17: MILIANE,
  18: MILIANE,
  19: MELLEGUE,
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
            const code = codeOf(raw.properties.id);
            const name = code === null ? undefined : NAMES[code];
            if (!beginsIn(raw, country.extent)) return null;
            const names = {
              name_ar: name?.ar ?? null,
              name_fr: name?.latin ?? null,
              name_en: name?.latin ?? null,
            };
            return { properties: { code, ...names, rank: raw.properties.level } };
          },
          expect: { rows: 19, features: 16, rejects: 0 },
        },
      ],
    },
  ],
};

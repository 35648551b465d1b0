import type { Position } from 'geojson';
import { NAME, text } from '../../declare.ts';
import type { LayerSource, Raw } from '../../theme.ts';
import { textOf } from '../../values.ts';

/** Names in three languages, written by this project; the file's own stand in for others. */
const NAMES: Readonly<Record<string, { ar: string; fr: string; en: string }>> = {
  'Chott el Djerid': { ar: 'شط الجريد', fr: 'Chott el-Jérid', en: 'Chott el Jerid' },
  'Chott el Fejaj': { ar: 'شط الفجاج', fr: 'Chott el-Fejaj', en: 'Chott el Fejaj' },
  'Chott el Gharsa': { ar: 'شط الغرسة', fr: 'Chott el-Gharsa', en: 'Chott el Gharsa' },
};

type Extent = readonly [number, number, number, number];

const ringOf = ({ geometry }: Raw): Position[] => {
  if (geometry?.type === 'Polygon') return geometry.coordinates[0] ?? [];
  return geometry?.type === 'MultiPolygon' ? (geometry.coordinates[0]?.[0] ?? []) : [];
};

/** The file is of the world: a playa is the country's where most of its outline lies in the extent. */
const liesIn = (raw: Raw, [west, south, east, north]: Extent): boolean => {
  const ring = ringOf(raw);
  const inside = ring.filter(([x = 0, y = 0]) => x >= west && x <= east && y >= south && y <= north);
  return inside.length * 2 > ring.length;
};

export const playas: LayerSource = {
  layer: {
    id: 'playas',
    title: text('الشطوط', 'Chotts', 'Salt flats'),
    description: text(
      'الشطوط الداخلية الكبرى: مسطّحات ملحية تغمرها المياه موسميا.',
      'Les grands chotts intérieurs : plaines salées inondées par saison.',
      'The large inland chotts: salt flats flooded in season.',
    ),
    geometry: 'polygon',
    key: ['code'],
    properties: [
      { name: 'code', type: 'string', title: text('المعرّف', 'Identifiant', 'Identifier'), required: true },
      NAME,
      {
        name: 'rank',
        type: 'integer',
        title: text('رتبة المقياس', 'Rang d’échelle', 'Scale rank'),
        min: 0,
        max: 20,
      },
    ],
    draw: { kind: 'single', color: '#b8a0c8' },
    label: 'name',
    popup: { title: 'name', rows: ['rank'] },
    keywords: ['chott', 'شط', 'sebkha', 'سبخة', 'salt', 'sel', 'playa'],
    updateFrequency: 'never',
  },
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['natural-earth'],
      quality: text(
        'محيط معمّم بمقياس 1:10م؛ ملف عالمي أُخذ منه ما في البلاد.',
        'Contours généralisés au 1:10 M ; fichier mondial, dont on ne garde que le pays.',
        'Outlines generalised at 1:10m; a file of the world, of which the country’s are kept.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'coast/ne_10m_playas.json',
          origin: {
            url: 'https://raw.githubusercontent.com/nvkelso/natural-earth-vector/693f11422f4e08d2da4566b854dda53eb7c39fb3/geojson/ne_10m_playas.geojson',
          },
          read: { format: 'geojson' },
          row: (raw, { country }) => {
            if (!liesIn(raw, country.extent)) return null;
            const given = textOf(raw.properties.name);
            const name = NAMES[given ?? ''] ?? { ar: null, fr: given, en: given };
            return {
              properties: {
                code: given,
                name_ar: name.ar,
                name_fr: name.fr,
                name_en: name.en,
                rank: raw.properties.scalerank,
              },
            };
          },
          expect: { rows: 72, features: 3, rejects: 0 },
        },
      ],
    },
  ],
};

import { NAME, text } from '../../declare.ts';
import type { LayerSource } from '../../theme.ts';

export const countries: LayerSource = {
  layer: {
    id: 'countries',
    title: text('البلدان', 'Pays', 'Countries'),
    description: text(
      'بلدان العالم بأسمائها، خلفيةً للخريطة.',
      'Les pays du monde et leurs noms, fond de la carte.',
      'The countries of the world with their names, behind the map.',
    ),
    geometry: 'polygon',
    key: ['iso_a2'],
    properties: [
      {
        name: 'iso_a2',
        type: 'string',
        title: text('رمز إيزو (حرفان)', 'Code ISO (2 lettres)', 'ISO code (2 letters)'),
        required: true,
        tile: true,
      },
      {
        name: 'iso_a3',
        type: 'string',
        title: text('رمز إيزو (3 أحرف)', 'Code ISO (3 lettres)', 'ISO code (3 letters)'),
      },
      { ...NAME, required: true },
    ],
    worldwide: true,
    draw: { kind: 'single', color: '#8c8c8c' },
    label: 'name',
    popup: { title: 'name', rows: ['iso_a2', 'iso_a3'] },
    basemap: { role: 'country' },
    updateFrequency: 'never',
  },
  editions: [
    {
      pack: 'starter',
      status: 'real',
      sources: ['natural-earth'],
      quality: text(
        'حدود مبسّطة بمقياس 1:10م كما رسمتها «ناتشورال إيرث»؛ لا تعبّر عن موقف قانوني.',
        'Limites généralisées au 1:10 M telles que Natural Earth les trace ; sans portée juridique.',
        'Boundaries generalised at 1:10m as Natural Earth draws them; no legal position is taken.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'countries.geojson',
          // One piece has neither code nor name.
          row: ({ properties }) => (properties.iso_a2 ? { properties } : null),
          expect: { rows: 217, features: 216, rejects: 0 },
        },
      ],
    },
  ],
};

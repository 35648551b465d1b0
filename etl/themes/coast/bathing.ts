import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { coastBetween } from '../../coast.ts';
import { CODE, classesOf, code, NAME, text } from '../../declare.ts';
import { oneOf, paced, pointAt, wholeBetween } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const QUALITY = [
  code('excellent', 'ممتازة', 'Excellente', 'Excellent'),
  code('good', 'جيدة', 'Bonne', 'Good'),
  code('sufficient', 'مقبولة', 'Suffisante', 'Sufficient'),
  code('poor', 'رديئة', 'Insuffisante', 'Poor'),
];
/** ColorBrewer RdYlBu, 4 classes, its yellow darkened for a light map. */
const COLORS = { excellent: '#2c7bb6', good: '#74add1', sufficient: '#f0a838', poor: '#d7191c' };

const layer: LayerDeclaration = {
  id: 'bathing-sites',
  title: text('نقاط السباحة', 'Points de baignade', 'Bathing sites'),
  description: text(
    'نقاط سباحة افتراضية ودرجة نوعية مياهها في آخر موسم.',
    'Exemples de points de baignade et classe de qualité de l’eau de la dernière saison.',
    'Sample bathing sites and their water quality class of the last season.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'quality',
      type: 'string',
      title: text('نوعية المياه', 'Qualité de l’eau', 'Water quality'),
      required: true,
      codes: QUALITY,
    },
    { name: 'season_year', type: 'integer', title: text('الموسم', 'Saison', 'Season'), min: 1990, max: 2100 },
    {
      name: 'samples',
      type: 'integer',
      title: text('عدد العيّنات المحلّلة', 'Prélèvements', 'Samples analysed'),
      min: 0,
    },
    {
      name: 'length_m',
      type: 'number',
      title: text('طول الشاطئ', 'Longueur de la plage', 'Length of the beach'),
      unit: 'm',
      min: 0,
      decimals: 0,
    },
  ],
  aggregate: { worst: { property: 'quality', order: QUALITY.map(({ value }) => value) } },
  icon: 'swimming',
  draw: { kind: 'category', property: 'quality', classes: classesOf(QUALITY, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'quality', rows: ['season_year', 'samples', 'length_m', 'code'] },
  keywords: ['beach', 'plage', 'شاطئ', 'bathing', 'baignade', 'سباحة', 'quality'],
  updateFrequency: 'unknown',
};

type Stretch = readonly [from: [number, number], to: [number, number]];

/** Sandy shores, and nowhere a lagoon. */
const STRETCHES: readonly Stretch[] = [
  [
    [8.72, 36.97],
    [8.84, 36.98],
  ],
  [
    [8.98, 37.1],
    [9.12, 37.16],
  ],
  [
    [9.84, 37.34],
    [9.88, 37.28],
  ],
  [
    [9.98, 37.25],
    [10.2, 37.21],
  ],
  [
    [10.23, 36.96],
    [10.35, 36.88],
  ],
  [
    [10.32, 36.745],
    [10.47, 36.74],
  ],
  [
    [11.12, 36.83],
    [10.89, 36.61],
  ],
  [
    [10.81, 36.46],
    [10.5, 36.25],
  ],
  [
    [10.55, 35.98],
    [10.68, 35.78],
  ],
  [
    [11.0, 35.64],
    [11.06, 35.4],
  ],
  [
    [11.05, 33.62],
    [11.12, 33.48],
  ],
];

const CHANCES = ['excellent', 'excellent', 'excellent', 'good', 'good', 'sufficient', 'poor'];

/** What the samples of water are made for, too. */
export const BATHING_SEED = 5102;
export const makeBathingSites: SampleInput['make'] = function* (random) {
  let count = 0;
  for (const [from, to] of STRETCHES) {
    for (const position of paced(coastBetween(from, to), 6)) {
      const number = String(++count).padStart(2, '0');
      yield {
        properties: {
          code: `BS-${number}`,
          name_ar: `نقطة سباحة ${count} (عيّنة)`,
          name_fr: `Point de baignade ${count} (exemple)`,
          name_en: `Bathing site ${count} (sample)`,
          quality: oneOf(random, CHANCES),
          season_year: 2024,
          samples: wholeBetween(random, 8, 24),
          length_m: wholeBetween(random, 3, 30) * 50,
        },
        geometry: pointAt(position),
      };
    }
  }
};

export const bathingSites: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: BATHING_SEED,
      features: 53,
      sources: ['gshhg'],
      make: makeBathingSites,
      quality: text(
        'عيّنة مولَّدة على خط ساحل حقيقي: النقاط ودرجاتها خيالية ولا تصف أي شاطئ.',
        'Échantillon généré sur un trait de côte réel : points et classes sont fictifs et ne décrivent aucune plage.',
        'Generated sample on a real coastline: sites and classes are fictitious and describe no beach.',
      ),
    }),
  ],
};

import type { Position } from 'geojson';
import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { CODE, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { band, paced, type Random } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const SOURCES = [code('road', 'طريق', 'Route', 'Road'), code('airport', 'مطار', 'Aéroport', 'Airport')];

const layer: LayerDeclaration = {
  id: 'noise-zones',
  title: text('مناطق الضجيج', 'Zones de bruit', 'Noise zones'),
  description: text(
    'مناطق ضجيج افتراضية حول الطرقات والمطارات، بمؤشر اليوم والمساء والليل.',
    'Exemples de zones de bruit autour de routes et d’aéroports, en indice jour-soir-nuit.',
    'Sample noise zones around roads and airports, as day-evening-night level.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'source',
      type: 'string',
      title: text('المصدر', 'Source du bruit', 'Source of noise'),
      required: true,
      codes: SOURCES,
    },
    {
      name: 'lden',
      type: 'number',
      title: text('المؤشر Lden', 'Indice Lden', 'Lden level'),
      description: text(
        'الحد الأدنى للمنطقة بالديسيبل.',
        'Borne basse de la zone, en décibels.',
        'Lower bound of the zone, in decibels.',
      ),
      unit: 'dB',
      required: true,
      min: 0,
      max: 140,
      decimals: 0,
    },
    GOVERNORATE,
  ],
  zoom: { min: 7, max: 14 },
  draw: {
    kind: 'choropleth',
    property: 'lden',
    ramp: 'YlOrRd',
    breaks: [60, 65, 70, 75],
    method: text(
      'درجات رسم الخرائط في التوجيه الأوروبي عدد 49 لسنة 2002، الملحق السادس.',
      'Classes de cartographie de la directive européenne 2002/49/CE, annexe VI.',
      'Mapping classes of the European directive 2002/49/EC, annex VI.',
    ),
  },
  popup: { title: 'name', subtitle: 'source', rows: ['lden', 'governorate', 'code'] },
  keywords: ['noise', 'bruit', 'ضجيج', 'Lden', 'road', 'airport'],
  updateFrequency: 'unknown',
};

type Axis = {
  source: string;
  ar: string;
  latin: string;
  governorate: string;
  path: readonly Position[];
  loudest: number;
};

const axis = (
  source: string,
  ar: string,
  latin: string,
  governorate: string,
  loudest: number,
  ...path: Position[]
): Axis => ({ source, ar, latin, governorate, path, loudest });

/** Roads and runways in a few vertices; none follows its real course. */
const AXES: readonly Axis[] = [
  axis(
    'road',
    'تونس الشمالية',
    'Tunis nord',
    '11',
    75,
    [10.18, 36.82],
    [10.21, 36.84],
    [10.27, 36.86],
    [10.31, 36.87],
  ),
  axis(
    'road',
    'تونس الجنوبية',
    'Tunis sud',
    '13',
    75,
    [10.19, 36.79],
    [10.21, 36.75],
    [10.24, 36.71],
    [10.28, 36.66],
  ),
  axis(
    'road',
    'تونس الغربية',
    'Tunis ouest',
    '14',
    70,
    [10.15, 36.81],
    [10.1, 36.815],
    [10.05, 36.82],
    [9.99, 36.81],
  ),
  axis(
    'airport',
    'تونس قرطاج',
    'Tunis-Carthage',
    '11',
    75,
    [10.17, 36.842],
    [10.227, 36.851],
    [10.28, 36.858],
  ),
  axis('road', 'صفاقس', 'Sfax', '34', 75, [10.69, 34.77], [10.73, 34.755], [10.755, 34.745]),
  axis('road', 'صفاقس الجنوبية', 'Sfax sud', '34', 70, [10.75, 34.735], [10.72, 34.715], [10.69, 34.69]),
  axis('road', 'سوسة', 'Sousse', '31', 70, [10.57, 35.88], [10.6, 35.84], [10.61, 35.8], [10.6, 35.76]),
  axis('airport', 'المنستير', 'Monastir', '32', 70, [10.72, 35.742], [10.755, 35.743], [10.79, 35.745]),
  axis('road', 'بنزرت', 'Bizerte', '17', 65, [9.84, 37.3], [9.81, 37.28], [9.77, 37.26]),
  axis('road', 'قابس', 'Gabès', '51', 70, [10.08, 33.92], [10.09, 33.89], [10.09, 33.86]),
];

/** Bounds of the zones, quietest first. */
const LEVELS = [55, 65, 75];

const reach = (lden: number, { source, loudest }: Axis): number =>
  (source === 'airport' ? 2 : 1.1) * 0.5 ** ((lden - 55) / 10) * (loudest >= 75 ? 1.2 : 1);

/** The axis without a kilometre at either end for each level, so that a louder zone ends inside the quieter one. */
const within = (path: readonly Position[], depth: number): Position[] => {
  const steps = paced(path, 0.25);
  return steps.slice(depth * 4, steps.length - depth * 4);
};

/** Zones around an axis, each with the louder one cut out of it. */
const zonesOf = (random: Random, axis: Axis): { lden: number; rings: Position[][] }[] => {
  const levels = LEVELS.filter((level) => level <= axis.loudest);
  const outlines = levels.map((lden, depth) => {
    const km = reach(lden, axis);
    const outline = band(random, within(axis.path, depth), { left: km, right: km, roughness: 0.12 });
    return outline.coordinates[0]!;
  });
  return levels.map((lden, depth) => ({ lden, rings: outlines.slice(depth, depth + 2) }));
};

const make: SampleInput['make'] = function* (random) {
  for (const [index, each] of AXES.entries()) {
    for (const { lden, rings } of zonesOf(random, each)) {
      yield {
        properties: {
          code: `NZ-${String(index + 1).padStart(2, '0')}-${lden}`,
          name_ar: `${each.ar} (عيّنة)`,
          name_fr: `${each.latin} (exemple)`,
          name_en: `${each.latin} (sample)`,
          source: each.source,
          lden,
          governorate: each.governorate,
        },
        geometry: { type: 'Polygon', coordinates: rings },
      };
    }
  }
};

export const noiseZones: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 9302,
      features: 24,
      make,
      quality: text(
        'عيّنة مولَّدة: لا قيس ولا نموذج ضجيج وراءها.',
        'Échantillon généré : ni mesure ni modèle de bruit derrière.',
        'Generated sample: neither measurement nor noise model behind it.',
      ),
    }),
  ],
};

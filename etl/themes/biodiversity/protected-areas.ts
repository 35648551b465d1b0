import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { AREA, CODE, classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { between, patch } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';
import { SITES } from './sites.ts';

export const KINDS = [
  code('national-park', 'حديقة وطنية', 'Parc national', 'National park'),
  code('nature-reserve', 'محمية طبيعية', 'Réserve naturelle', 'Nature reserve'),
  code(
    'wetland',
    'منطقة رطبة ذات أهمية دولية',
    'Zone humide d’importance internationale',
    'Wetland of international importance',
  ),
];
/** ColorBrewer's Dark2, three classes. */
const COLORS = { 'national-park': '#1b9e77', 'nature-reserve': '#d95f02', wetland: '#7570b3' };

const layer: LayerDeclaration = {
  id: 'protected-areas',
  title: text('المناطق المحمية', 'Aires protégées', 'Protected areas'),
  description: text(
    'حدائق وطنية ومحميات ومناطق رطبة: الأسماء معروفة والحدود مولَّدة.',
    'Parcs nationaux, réserves et zones humides : noms connus, contours générés.',
    'National parks, reserves and wetlands: known names, generated outlines.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'kind',
      type: 'string',
      title: text('الصنف', 'Catégorie', 'Category'),
      required: true,
      codes: KINDS,
    },
    {
      name: 'habitat',
      type: 'text',
      title: text('الوسط الطبيعي', 'Milieu', 'Habitat'),
    },
    AREA,
    GOVERNORATE,
  ],
  draw: { kind: 'category', property: 'kind', classes: classesOf(KINDS, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['habitat', 'area_km2', 'governorate', 'code'] },
  keywords: [
    'park',
    'parc',
    'حديقة',
    'reserve',
    'réserve',
    'محمية',
    'Ramsar',
    'رامسار',
    'wetland',
    'zone humide',
  ],
  updateFrequency: 'unknown',
  overlaps: [
    { layer: 'mining-permits', distance: 0 },
    { layer: 'mining-concessions', distance: 0 },
    { layer: 'landfills', distance: 5000 },
  ],
};

const make: SampleInput['make'] = function* (random) {
  for (const [index, { kind, ar, fr, en, habitat, governorate, at, km, stretch, turn }] of SITES.entries()) {
    yield {
      properties: {
        code: `PA-${String(index + 1).padStart(2, '0')}`,
        name_ar: `${ar} (حدود افتراضية)`,
        name_fr: `${fr} (exemple de contour)`,
        name_en: `${en} (sample outline)`,
        kind,
        habitat_ar: habitat.ar,
        habitat_fr: habitat.fr,
        habitat_en: habitat.en,
        area_km2: Number((Math.PI * km ** 2 * between(random, 0.95, 1.1)).toFixed(1)),
        governorate,
      },
      geometry: patch(random, at, { km, stretch, turn, roughness: 0.2, corners: 72 }),
    };
  }
};

export const protectedAreas: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 9201,
      features: SITES.length,
      make,
      quality: text(
        'عيّنة: أسماء مناطق معروفة كُتبت من الذاكرة، وحدود ومساحات مولَّدة لا قيمة قانونية لها.',
        'Échantillon : noms d’aires connues écrits de mémoire, contours et surfaces générés, sans valeur juridique.',
        'Sample: names of known areas written from memory, outlines and areas generated and of no legal value.',
      ),
    }),
  ],
};

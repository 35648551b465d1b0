import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { isWellOnLand } from '../../coast.ts';
import { CODE, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { between, oneOf, patch, pointNear } from '../../sample.ts';
import { sampleEdition } from '../../sample-edition.ts';
import { sampleName, townNamed } from '../../sample-towns.ts';
import type { LayerSource, SampleInput } from '../../theme.ts';

const KINDS = [
  code('urban-park', 'منتزه حضري', 'Parc urbain', 'Urban park'),
  code('garden', 'حديقة عمومية', 'Jardin public', 'Public garden'),
  code('wood', 'غابة حضرية', 'Forêt urbaine', 'Urban forest'),
  code('walk', 'ممرّ أخضر', 'Coulée verte', 'Green walk'),
];

const layer: LayerDeclaration = {
  id: 'green-spaces',
  title: text('المساحات الخضراء الحضرية', 'Espaces verts urbains', 'Urban green spaces'),
  description: text(
    'مساحات خضراء افتراضية في المدن الكبرى وكثافة أشجارها.',
    'Exemples d’espaces verts des grandes villes et leur couvert arboré.',
    'Sample green spaces of the large towns and their tree cover.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
    {
      name: 'tree_cover',
      type: 'number',
      title: text('التغطية الشجرية', 'Couvert arboré', 'Tree cover'),
      unit: '%',
      required: true,
      min: 0,
      max: 100,
      decimals: 0,
    },
    {
      name: 'area_ha',
      type: 'number',
      title: text('المساحة', 'Superficie', 'Area'),
      unit: 'har',
      min: 0,
      decimals: 1,
    },
    { name: 'playground', type: 'boolean', title: text('ملعب أطفال', 'Aire de jeux', 'Playground') },
    GOVERNORATE,
  ],
  zoom: { min: 7, max: 14 },
  draw: {
    kind: 'choropleth',
    property: 'tree_cover',
    ramp: 'Greens',
    breaks: [20, 40, 60, 80],
    method: text('أخماس النسبة المئوية.', 'Cinquièmes du pourcentage.', 'Fifths of the percentage.'),
  },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['tree_cover', 'area_ha', 'playground', 'governorate'] },
  keywords: ['park', 'parc', 'حديقة', 'green', 'vert', 'أخضر', 'garden', 'jardin', 'trees'],
  updateFrequency: 'unknown',
};

/** Towns and how many green spaces a sample gives each. */
const TOWNS: readonly (readonly [name: string, count: number, spread: number])[] = [
  ['Tunis', 9, 6],
  ['Ariana', 4, 3],
  ['Ben Arous', 4, 3],
  ['La Marsa', 3, 2.5],
  ['La Manouba', 3, 2.5],
  ['Sfax', 7, 5],
  ['Sousse', 5, 4],
  ['Kairouan', 4, 3],
  ['Bizerte', 4, 3],
  ['Gabès', 4, 3],
  ['Gafsa', 3, 3],
  ['Nabeul', 3, 3],
  ['Monastir', 3, 2.5],
  ['Kasserine', 3, 3],
  ['Béja', 2, 2],
  ['Jendouba', 2, 2],
  ['Médenine', 2, 2],
];

const PLAYED = new Set(['urban-park', 'garden']);

const make: SampleInput['make'] = function* (random) {
  let count = 0;
  for (const [name, spaces, spread] of TOWNS) {
    const town = townNamed(name);
    for (let made = 0; made < spaces; ) {
      const centre = pointNear(random, town.at, spread).coordinates;
      if (!isWellOnLand(centre)) continue;
      made += 1;
      const kind = oneOf(random, KINDS);
      const km = between(random, 0.12, kind.value === 'garden' ? 0.2 : 0.5);
      yield {
        properties: {
          code: `GS-${String(++count).padStart(3, '0')}`,
          ...sampleName(kind.title, town),
          kind: kind.value,
          tree_cover: Math.round(between(random, 8, kind.value === 'wood' ? 98 : 80)),
          area_ha: Number((Math.PI * km ** 2 * 100).toFixed(1)),
          playground: PLAYED.has(kind.value) && random() < 0.6,
          governorate: town.governorate,
        },
        geometry: patch(random, centre, {
          km,
          stretch: kind.value === 'walk' ? 5 : 1.4,
          turn: between(random, 0, 180),
          roughness: 0.18,
          corners: 28,
        }),
      };
    }
  }
};

export const greenSpaces: LayerSource = {
  layer,
  editions: [
    sampleEdition({
      seed: 9301,
      features: 65,
      make,
      quality: text(
        'عيّنة مولَّدة: لا توجد هذه المساحات في الواقع.',
        'Échantillon généré : ces espaces n’existent pas.',
        'Generated sample: these spaces do not exist.',
      ),
    }),
  ],
};

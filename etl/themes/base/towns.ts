import { code, GOVERNORATE, NAME, text } from '../../declare.ts';
import type { LayerSource } from '../../theme.ts';
import { textOf } from '../../values.ts';

const KINDS = [
  code('PPLC', 'عاصمة', 'Capitale', 'Capital'),
  code('PPLA', 'مركز ولاية', 'Chef-lieu de gouvernorat', 'Seat of a governorate'),
  code('PPLA2', 'مركز معتمدية', 'Chef-lieu de délégation', 'Seat of a delegation'),
  code('PPLA3', 'مركز إداري', 'Chef-lieu', 'Administrative seat'),
  code('PPL', 'مدينة أو قرية', 'Localité', 'Town or village'),
  code('PPLX', 'حيّ', 'Quartier', 'Part of a town'),
];

export const towns: LayerSource = {
  layer: {
    id: 'towns',
    title: text('المدن والقرى', 'Localités', 'Towns'),
    description: text(
      'مدن تونس وقراها الكبرى، وبعض مدن الجوار، بعدد سكانها.',
      'Les localités de Tunisie et quelques villes voisines, avec leur population.',
      'Towns of Tunisia and some of its neighbours, with their population.',
    ),
    geometry: 'point',
    key: ['code'],
    properties: [
      {
        name: 'code',
        type: 'string',
        title: text('رقم جيونيمز', 'Numéro GeoNames', 'GeoNames number'),
        required: true,
      },
      { ...NAME, required: true },
      {
        name: 'name_origin',
        type: 'string',
        title: text('مصدر الاسم العربي', 'Origine du nom arabe', 'Origin of the Arabic name'),
        codes: [
          code('osm', 'أوبن ستريت ماب', 'OpenStreetMap', 'OpenStreetMap'),
          code('sample', 'من وضع المشروع', 'Écrit par le projet', 'Written by the project'),
        ],
      },
      {
        name: 'population',
        type: 'integer',
        title: text('السكان', 'Population', 'Population'),
        unit: '{person}',
        min: 0,
        tile: true,
      },
      { name: 'kind', type: 'string', title: text('الصنف', 'Type', 'Kind'), codes: KINDS, tile: true },
      { name: 'country', type: 'string', title: text('البلد', 'Pays', 'Country'), tile: true },
      GOVERNORATE,
    ],
    place: {
      level: 'town',
      scheme: 'geonames',
      code: 'code',
      name: 'name',
      nameOrigin: 'name_origin',
      rank: 'population',
      parents: { settlement: 'governorate' },
    },
    worldwide: true,
    draw: { kind: 'single', color: '#4d4d4d' },
    label: 'name',
    popup: { title: 'name', subtitle: 'governorate', rows: ['population', 'kind', 'name_origin'] },
    basemap: { role: 'town' },
    keywords: ['ville', 'مدينة', 'city', 'village', 'قرية'],
    updateFrequency: 'irregular',
  },
  editions: [
    {
      pack: 'starter',
      status: 'real',
      sources: ['geonames', 'openstreetmap'],
      quality: text(
        'أعداد السكان متفاوتة التاريخ. لا أسماء عربية في الأصل: أُخذت من أوبن ستريت ماب أو كتبها المشروع، ومصدر كل اسم مذكور. صُحّحت ولايتا المحمدية والروحية وعدد سكان تبسة، وحُذف عدد سكان الديوانة لأنه غير معقول.',
        'Populations de dates diverses. La source n’a pas de noms arabes : ils viennent d’OpenStreetMap ou du projet, l’origine de chacun est indiquée. Corrigés : les gouvernorats de Mohamedia et de Rouhia, la population de Tébessa ; celle de Douane, peu plausible, est omise.',
        'Populations of various dates. The source has no Arabic names: they come from OpenStreetMap or the project, and each says which. Put right: the governorates of Mohamedia and Rouhia, the population of Tébessa; that of Douane, not plausible, is left out.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'towns.csv',
          row: ({ properties }) => ({
            properties: {
              code: properties.geonameid,
              name_ar: properties.name_ar,
              name_fr: properties.name_fr,
              name_en: properties.name_en,
              name_origin: properties.name_ar_origin,
              population: properties.population,
              kind: properties.feature_code,
              country: properties.country,
              governorate: textOf(properties.governorate),
            },
          }),
          expect: { rows: 220, features: 220, rejects: 0 },
        },
      ],
    },
  ],
};

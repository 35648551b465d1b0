import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { isOnLand } from '../../coast.ts';
import { classesOf, code, text } from '../../declare.ts';
import type { Draft, LayerSource, Raw } from '../../theme.ts';
import { textOf } from '../../values.ts';

/** The file's words for substances (French, English and in between), and the family that each is drawn with. */
const SUBSTANCES: readonly (readonly [value: string, family: string, ar: string, fr: string, en: string])[] =
  [
    ['plomb - zinc', 'base-metals', 'رصاص وزنك', 'Plomb et zinc', 'Lead and zinc'],
    ['copper', 'base-metals', 'نحاس', 'Cuivre', 'Copper'],
    ['mercury', 'base-metals', 'زئبق', 'Mercure', 'Mercury'],
    ['antimony - arsenic', 'base-metals', 'أنتيمون وزرنيخ', 'Antimoine et arsenic', 'Antimony and arsenic'],
    ['vanadium', 'base-metals', 'فاناديوم', 'Vanadium', 'Vanadium'],
    ['iron', 'iron', 'حديد', 'Fer', 'Iron'],
    ['manganese', 'iron', 'منغنيز', 'Manganèse', 'Manganese'],
    ['phosphate', 'phosphate', 'فسفاط', 'Phosphate', 'Phosphate'],
    [
      'barite - strontianite',
      'industrial',
      'باريت وسترونشيانيت',
      'Barytine et strontianite',
      'Barite and strontianite',
    ],
    ['fluorite', 'industrial', 'فلوريت', 'Fluorine', 'Fluorite'],
    ['petrol', 'energy', 'نفط', 'Pétrole', 'Oil'],
    ['gaz', 'energy', 'غاز', 'Gaz', 'Gas'],
    ['lignite', 'energy', 'لينيت', 'Lignite', 'Lignite'],
    ['uranium', 'energy', 'يورانيوم', 'Uranium', 'Uranium'],
  ];

const FAMILIES = [
  code('base-metals', 'معادن غير حديدية', 'Métaux non ferreux', 'Base metals'),
  code('iron', 'حديد ومنغنيز', 'Fer et manganèse', 'Iron and manganese'),
  code('phosphate', 'فسفاط', 'Phosphate', 'Phosphate'),
  code('industrial', 'معادن صناعية', 'Minéraux industriels', 'Industrial minerals'),
  code('energy', 'طاقة', 'Énergie', 'Energy'),
];
const COLORS = {
  'base-metals': '#6a51a3',
  iron: '#882255',
  phosphate: '#ddcc77',
  industrial: '#88ccee',
  energy: '#117733',
};

const CATEGORIES = [
  code('index', 'دليل معدني', 'Indice', 'Index'),
  code('category 1', 'صنف 1', 'Catégorie 1', 'Category 1'),
  code('category 2', 'صنف 2', 'Catégorie 2', 'Category 2'),
  code('category 3', 'صنف 3', 'Catégorie 3', 'Category 3'),
];

const STATUS = [
  code('unknown', 'غير معلومة', 'Inconnu', 'Unknown'),
  code('under-research', 'قيد البحث', 'En recherche', 'Under research'),
  code('in-operation', 'مستغلّ', 'En exploitation', 'In operation'),
];

const plain = (name: string, title: LayerDeclaration['title']) => ({ name, type: 'string', title }) as const;

const layer: LayerDeclaration = {
  id: 'mineral-deposits',
  title: text('المكامن المعدنية', 'Gisements minéraux', 'Mineral deposits'),
  description: text(
    'مكامن المعادن والمحروقات ودلائلها كما وُصفت سنة 1983.',
    'Gisements et indices de minéraux et d’hydrocarbures tels que décrits en 1983.',
    'Deposits and indices of minerals and hydrocarbons as described in 1983.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'integer',
      title: text('رقم السطر', 'Numéro de ligne', 'Row number'),
      required: true,
    },
    { ...plain('name', text('الاسم', 'Nom', 'Name')), search: true },
    {
      ...plain('substance', text('المادة', 'Substance', 'Substance')),
      required: true,
      codes: SUBSTANCES.map(([value, , ar, fr, en]) => code(value, ar, fr, en)),
    },
    { ...plain('family', text('العائلة', 'Famille', 'Family')), codes: FAMILIES },
    { ...plain('category', text('الصنف', 'Catégorie', 'Category')), codes: CATEGORIES },
    {
      ...plain('size', text('الحجم', 'Taille', 'Size')),
      description: text(
        'نص كما في الأصل، بالأطنان (T) أو بالأمتار المكعبة (M³).',
        'Texte tel que dans la source, en tonnes (T) ou mètres cubes (M³).',
        'Text as in the source, in tonnes (T) or cubic metres (M³).',
      ),
    },
    plain('age', text('العمر الجيولوجي', 'Âge géologique', 'Geological age')),
    plain('structure', text('البنية', 'Structure', 'Structure')),
    plain('morphology', text('الشكل', 'Morphologie', 'Morphology')),
    plain('reserve', text('الاحتياطي', 'Réserve', 'Reserve')),
    { ...plain('status_1983', text('الوضعية سنة 1983', 'Statut en 1983', 'Status in 1983')), codes: STATUS },
  ],
  aggregate: {},
  icon: 'mine',
  draw: { kind: 'category', property: 'family', classes: classesOf(FAMILIES, COLORS) },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'substance',
    rows: ['category', 'size', 'reserve', 'status_1983', 'age', 'structure', 'morphology'],
  },
  keywords: ['mineral', 'minerai', 'معدن', 'gisement', 'mine', 'منجم', 'geology', 'جيولوجيا'],
  updateFrequency: 'never',
};

const familyOf = (substance: string | null): string | null =>
  SUBSTANCES.find(([value]) => value === substance)?.[1] ?? null;

const WET = new Set(['petrol', 'gaz']);

/** Oil and gas lie off shore with good reason; ore that does is told. */
const flaws = ({ geometry }: Raw, substance: string | null): Draft['warnings'] => {
  if (geometry?.type !== 'Point' || WET.has(substance ?? '') || isOnLand(geometry.coordinates)) return [];
  const message = `A deposit of ${substance} lies off the mainland`;
  return [{ field: 'substance', value: substance, reason: 'off-land', message }];
};

const row = (raw: Raw): Draft => {
  const { name, type, category, age, structure, morphology, size, reserve, status1983 } = raw.properties;
  const substance = textOf(type);
  return {
    properties: {
      code: raw.row,
      name,
      substance,
      family: familyOf(substance),
      category,
      size,
      age,
      structure,
      morphology,
      reserve,
      status_1983: status1983,
    },
    warnings: flaws(raw, substance),
  };
};

export const deposits: LayerSource = {
  layer,
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['tn-mineral-deposits-1983'],
      quality: text(
        '293 مكمنا دون اسم؛ الأحجام نصوص؛ الأسماء مكتوبة بطريقة خاصة. لم يحدّد الناشر رخصة.',
        '293 gisements sans nom ; tailles en texte ; noms dans une graphie particulière. Licence non précisée.',
        '293 deposits without a name; sizes as text; names in a spelling of their own. No licence stated.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'mining/mineral_deposits_1983.geojson',
          row,
          expect: { rows: 407, features: 407, rejects: 0 },
        },
      ],
    },
  ],
};

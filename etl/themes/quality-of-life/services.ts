import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { classesOf, code, NAME, text } from '../../declare.ts';
import type { LayerSource, RowMap } from '../../theme.ts';
import { textOf } from '../../values.ts';

const GROUPS = [
  code('health', 'صحة', 'Santé', 'Health'),
  code('education', 'تعليم وثقافة', 'Éducation et culture', 'Education and culture'),
  code('civic', 'خدمات عمومية', 'Services publics', 'Public services'),
  code('transport', 'تنقّل', 'Déplacements', 'Getting around'),
  code('leisure', 'ترفيه ورياضة', 'Loisirs et sport', 'Leisure and sport'),
  code('trade', 'تجارة ومطاعم ومصارف', 'Commerces, cafés, banques', 'Shops, cafés, banks'),
];
/** Okabe and Ito's palette. */
const COLORS = {
  health: '#d55e00',
  education: '#0072b2',
  civic: '#cc79a7',
  transport: '#56b4e9',
  leisure: '#009e73',
  trade: '#e69f00',
};

const AMENITIES: Record<string, readonly string[]> = {
  health: ['hospital', 'clinic', 'doctors', 'dentist', 'pharmacy', 'veterinary'],
  education: [
    'school',
    'kindergarten',
    'college',
    'university',
    'library',
    'theatre',
    'cinema',
    'arts_centre',
  ],
  civic: [
    'townhall',
    'police',
    'post_office',
    'courthouse',
    'fire_station',
    'community_centre',
    'public_building',
    'recycling',
    'toilets',
    'drinking_water',
  ],
  transport: ['bus_station', 'taxi', 'fuel', 'parking', 'ferry_terminal', 'car_rental', 'bicycle_rental'],
  trade: ['cafe', 'restaurant', 'fast_food', 'bar', 'bank', 'atm', 'marketplace', 'bureau_de_change'],
};

const layer: LayerDeclaration = {
  id: 'daily-services',
  title: text('خدمات الحياة اليومية', 'Services du quotidien', 'Everyday services'),
  description: text(
    'مرافق الصحة والتعليم والإدارة والتجارة والترفيه في أوبن ستريت ماب سنة 2019.',
    'Santé, éducation, administration, commerces et loisirs dans OpenStreetMap en 2019.',
    'Health, education, administration, shops and leisure in OpenStreetMap, 2019.',
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
    NAME,
    {
      name: 'group',
      type: 'string',
      title: text('الصنف', 'Catégorie', 'Category'),
      required: true,
      codes: GROUPS,
    },
    { name: 'tag', type: 'string', title: text('الوسم', 'Attribut OSM', 'OSM tag'), search: true },
  ],
  aggregate: {},
  zoom: { min: 4, max: 14 },
  draw: { kind: 'category', property: 'group', classes: classesOf(GROUPS, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'group', rows: ['tag'] },
  keywords: ['services', 'خدمات', 'school', 'école', 'مدرسة', 'hospital', 'hôpital', 'مستشفى', 'OSM'],
  updateFrequency: 'irregular',
};

/** The category of a tag; null for what is no service, such as pylons. */
const groupOf = (tag: string | null, value: string | null): string | null => {
  if (tag === 'shop' || tag === 'craft') return 'trade';
  if (tag === 'leisure') return 'leisure';
  if (tag !== 'amenity' || value === null) return null;
  return Object.keys(AMENITIES).find((group) => AMENITIES[group]!.includes(value)) ?? null;
};

const ARABIC = /\p{Script=Arabic}/u;

const row: RowMap = ({ row: code, properties }) => {
  const [tag, value] = [textOf(properties.TAG), textOf(properties.VALUE)];
  const group = groupOf(tag, value);
  if (group === null) return null;
  const name = textOf(properties.NAME);
  const isArabic = name !== null && ARABIC.test(name);
  return {
    properties: {
      code,
      name_ar: isArabic ? name : null,
      name_fr: isArabic ? null : name,
      name_en: properties.NAME_EN,
      group,
      tag: `${tag}=${value}`,
    },
  };
};

export const dailyServices: LayerSource = {
  layer,
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['openstreetmap'],
      quality: text(
        'حالة سنة 2019، متفاوتة الاكتمال بين الجهات؛ أغلب العناصر دون اسم. أُخذت منها المرافق فقط، دون أعمدة الكهرباء.',
        'État de 2019, inégalement complet selon les régions ; la plupart des objets sont sans nom. Seuls les services sont retenus, sans les pylônes.',
        'State of 2019, unevenly complete between regions; most objects have no name. Only services are kept, no pylons.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'osm/tunisia.sqlite.zip',
          read: { layer: 'NODE' },
          row,
          expect: { rows: 25_943, features: 9841, rejects: 21 },
        },
      ],
    },
  ],
};

import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { AREA, GOVERNORATE, NAME, text } from '../../declare.ts';
import type { Draft, FileInput, LayerSource, Raw } from '../../theme.ts';
import { codeOf, textOf } from '../../values.ts';

const layer: LayerDeclaration = {
  id: 'delegations',
  title: text('المعتمديات', 'Délégations', 'Delegations'),
  description: text(
    'المعتمديات كما كانت سنة 2014 (264) وسنة 2018 (274)، بفترات صلوحية.',
    'Les délégations telles qu’en 2014 (264) et en 2018 (274), avec leurs périodes de validité.',
    'Delegations as they stood in 2014 (264) and in 2018 (274), with periods of validity.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رمز المعتمدية', 'Code de la délégation', 'Delegation code'),
      required: true,
      tile: true,
    },
    { ...NAME, required: true },
    {
      name: 'name_origin',
      type: 'string',
      title: text('مصدر الاسم', 'Origine du nom', 'Origin of the name'),
    },
    { ...GOVERNORATE, required: true },
    {
      name: 'district',
      type: 'string',
      title: text('الدائرة الانتخابية', 'Circonscription électorale', 'Electoral district'),
    },
    AREA,
  ],
  time: { resolution: 'day', title: text('الحدود بتاريخ', 'Limites au', 'Boundaries as of') },
  place: {
    level: 'delegation',
    scheme: 'ins',
    code: 'code',
    name: 'name',
    nameOrigin: 'name_origin',
    parents: { administrative: 'governorate' },
  },
  zoom: { min: 4, max: 14 },
  draw: { kind: 'single', color: '#8856a7', width: 1 },
  label: 'name',
  popup: { title: 'name', subtitle: 'governorate', rows: ['code', 'area_km2', 'district'] },
  keywords: ['délégation', 'معتمدية', 'district', 'admin'],
  updateFrequency: 'irregular',
};

/** Latin names serve French and English: the file has one of them. */
export const namesOf = (arabic: unknown, latin: unknown) => ({
  name_ar: arabic ?? null,
  name_fr: latin ?? null,
  name_en: latin ?? null,
});

const draftOf = ({ properties }: Raw): Draft => ({
  properties: {
    code: codeOf(properties.del_id),
    ...namesOf(properties.del_ar, properties.del_en),
    name_origin: 'osm',
    governorate: codeOf(properties.gov_id),
    district: textOf(properties.dis_en),
    area_km2: properties.km2,
  },
});

/** The years are known, the days are not: the first of January stands for them. */
const edition = (year: string, until: string | null, rows: number): FileInput => ({
  kind: 'file',
  path: `admin/TN_delegations_${year}.shp`,
  row: (raw) => ({ ...draftOf(raw), validFrom: `${year}-01-01`, validTo: until }),
  expect: { rows, features: rows, rejects: 0 },
});

export const delegations: LayerSource = {
  layer,
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['clark-2021-boundaries'],
      quality: text(
        'تقريب غير رسمي. سنة التغيير معروفة دون يومها: غرّة جانفي اصطلاح. محارف اتجاه خفية حُذفت من بعض الأسماء.',
        'Approximation non officielle. L’année du changement est connue, non le jour : le 1er janvier est conventionnel. Des caractères de direction invisibles ont été ôtés de quelques noms.',
        'An unofficial approximation. The year of change is known, not the day: 1 January is a convention. Invisible direction characters were removed from some names.',
      ),
      lineage: text(
        'ملفّا 2014 و2018 نسختان متتاليتان لكل معتمدية.',
        'Les fichiers de 2014 et de 2018 sont deux versions successives de chaque délégation.',
        'The files of 2014 and 2018 are successive versions of each delegation.',
      ),
      inputs: [edition('2014', '2018-01-01', 264), edition('2018', null, 274)],
    },
  ],
};

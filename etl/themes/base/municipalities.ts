import { AREA, GOVERNORATE, NAME, text } from '../../declare.ts';
import type { LayerSource } from '../../theme.ts';
import { codeOf } from '../../values.ts';
import { namesOf } from './delegations.ts';

export const municipalities: LayerSource = {
  layer: {
    id: 'municipalities',
    title: text('البلديات', 'Communes', 'Municipalities'),
    description: text(
      'البلديات الـ350 بحدودها منذ تعميم النظام البلدي. تسلسل موازٍ للمعتمديات وليس جزءا منها.',
      'Les 350 communes, dans leurs limites depuis la communalisation du territoire. Hiérarchie parallèle aux délégations, non incluse dans celles-ci.',
      'The 350 municipalities in their limits since the whole territory became municipal. A hierarchy parallel to delegations, not nested in them.',
    ),
    geometry: 'polygon',
    key: ['code'],
    properties: [
      {
        name: 'code',
        type: 'string',
        title: text('الرقم في الملف', 'Numéro dans le fichier', 'Number in the file'),
        description: text(
          'رقم من وضع صاحبة الملف (1 إلى 350)، وليس رمز المعهد الوطني للإحصاء.',
          'Numéro propre au fichier (1 à 350), et non un code INS.',
          'The file’s own number (1 to 350), not an INS code.',
        ),
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
      AREA,
    ],
    place: {
      level: 'municipality',
      scheme: 'mun-uid',
      code: 'code',
      name: 'name',
      nameOrigin: 'name_origin',
      parents: { municipal: 'governorate' },
    },
    zoom: { min: 4, max: 14 },
    draw: { kind: 'single', color: '#d95f0e', width: 1 },
    label: 'name',
    popup: { title: 'name', subtitle: 'governorate', rows: ['area_km2', 'code'] },
    keywords: ['commune', 'بلدية', 'municipality', 'city hall'],
    updateFrequency: 'irregular',
  },
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['clark-2021-boundaries'],
      quality: text(
        'تقريب غير رسمي مستمدّ من أوبن ستريت ماب ومن معطيات إدارية منشورة.',
        'Approximation non officielle, d’après OpenStreetMap et des données administratives publiées.',
        'An unofficial approximation, from OpenStreetMap and published administrative data.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'admin/TN_municipalities_2018.shp',
          row: ({ properties }) => ({
            properties: {
              code: codeOf(properties.mun_uid),
              ...namesOf(properties.mun_ar, properties.mun_en),
              name_origin: 'osm',
              governorate: codeOf(properties.gov_id),
              area_km2: properties.km2,
            },
          }),
          expect: { rows: 350, features: 350, rejects: 0 },
        },
      ],
    },
  ],
};

import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { code, NAME, text } from '../../declare.ts';
import { governorateOf } from '../../governorates.ts';
import type { Draft, LayerSource } from '../../theme.ts';
import { codeOf } from '../../values.ts';

const REGIONS = [
  code('NE', 'الشمال الشرقي', 'Nord-Est', 'North-East'),
  code('NW', 'الشمال الغربي', 'Nord-Ouest', 'North-West'),
  code('CE', 'الوسط الشرقي', 'Centre-Est', 'Centre-East'),
  code('CW', 'الوسط الغربي', 'Centre-Ouest', 'Centre-West'),
  code('SE', 'الجنوب الشرقي', 'Sud-Est', 'South-East'),
  code('SW', 'الجنوب الغربي', 'Sud-Ouest', 'South-West'),
];

const layer: LayerDeclaration = {
  id: 'governorates',
  title: text('الولايات', 'Gouvernorats', 'Governorates'),
  description: text(
    'ولايات تونس الأربع والعشرون، برموزها في المعهد الوطني للإحصاء وإيزو وجيونيمز.',
    'Les 24 gouvernorats de Tunisie, avec leurs codes INS, ISO et GeoNames.',
    'The 24 governorates of Tunisia, with their INS, ISO and GeoNames codes.',
  ),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رمز المعهد الوطني للإحصاء', 'Code INS', 'INS code'),
      required: true,
      tile: true,
    },
    { ...NAME, required: true },
    { name: 'iso', type: 'string', title: text('رمز إيزو', 'Code ISO', 'ISO code') },
    { name: 'geonames', type: 'string', title: text('رمز جيونيمز', 'Code GeoNames', 'GeoNames code') },
    { name: 'region', type: 'string', title: text('الإقليم', 'Région', 'Region'), codes: REGIONS },
  ],
  place: {
    level: 'governorate',
    scheme: 'ins',
    code: 'code',
    name: 'name',
    parents: {},
    codes: { iso: 'iso', geonames: 'geonames' },
  },
  draw: { kind: 'single', color: '#7a7a7a' },
  label: 'name',
  popup: { title: 'name', subtitle: 'region', rows: ['code', 'iso'] },
  basemap: { role: 'admin' },
  keywords: ['wilaya', 'ولاية', 'gouvernorat', 'governorate', 'admin'],
  updateFrequency: 'irregular',
};

/** The crosswalk knows all but the code; an unknown code keeps its own and has no name, which the checks refuse. */
const draftOf = (ins: string | null): Draft => {
  const known = governorateOf(ins);
  return {
    properties: {
      code: ins,
      name_ar: known?.name.ar ?? null,
      name_fr: known?.name.fr ?? null,
      name_en: known?.name.en ?? null,
      iso: known?.iso ?? null,
      geonames: known?.geonames ?? null,
      region: known?.region ?? null,
    },
  };
};

export const governorates: LayerSource = {
  layer,
  editions: [
    {
      pack: 'starter',
      status: 'real',
      sources: ['natural-earth', 'gshhg'],
      quality: text(
        'الساحل والحدود الدولية مفصّلان؛ أما الحدود بين الولايات فمبسّطة، تحيد بكيلومتر أو كيلومترين وتبلغ عشرة بين تطاوين ومدنين (2,8 % من البلاد يقع في ولاية أخرى مقارنة بحدود 2018)، فتختلف المساحات عن المنشورة بنسبة تصل إلى 10 % (أريانة 13 % وتوزر 18 %). في الأصل 23 مضلّعا وأريانة ضمن منوبة: فصلناهما بخط مبسّط من وضعنا.',
        'Côte et frontières détaillées ; limites entre gouvernorats généralisées, à un ou deux kilomètres près, dix entre Tataouine et Médenine (2,8 % du pays tombe dans un autre gouvernorat que selon les limites de 2018) : les superficies s’écartent de celles publiées de 10 % au plus (Ariana 13 %, Tozeur 18 %). La source a 23 polygones, l’Ariana étant dans la Manouba : une ligne généralisée, tracée par nous, les sépare.',
        'Coast and borders are detailed; the limits between governorates are generalised, off by a kilometre or two, by ten between Tataouine and Médenine (2.8% of the country falls into another governorate than by the limits of 2018): areas differ from the published ones by up to 10 % (Ariana 13 %, Tozeur 18 %). The source has 23 polygons with Ariana inside Manouba: a generalised line of our own parts them.',
      ),
      lineage: text(
        'مضلّعات من ناتشورال إيرث، مُطابَقة مع خط الساحل والحدود في GSHHG؛ الجزر لأقرب ولاية؛ الرموز والأسماء من جدول المقابلة.',
        'Polygones de Natural Earth, ajustés au trait de côte et aux frontières de GSHHG ; les îles vont au gouvernorat le plus proche ; codes et noms de la table de correspondance.',
        'Polygons from Natural Earth, fitted to the coastline and borders of GSHHG; islands go to the nearest governorate; codes and names from the crosswalk.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'governorates.geojson',
          row: ({ properties }) => draftOf(codeOf(properties.ins)),
          expect: { rows: 24, features: 24, rejects: 0 },
        },
      ],
    },
    {
      pack: 'full',
      status: 'real',
      sources: ['clark-2021-boundaries'],
      quality: text(
        'تقريب غير رسمي مستمدّ من أوبن ستريت ماب.',
        'Approximation non officielle, tirée d’OpenStreetMap.',
        'An unofficial approximation, derived from OpenStreetMap.',
      ),
      lineage: text(
        'دمج معتمديات 2018 حسب رمز الولاية.',
        'Délégations de 2018 fusionnées par code de gouvernorat.',
        'Delegations of 2018 dissolved by governorate code.',
      ),
      inputs: [
        {
          kind: 'file',
          path: 'admin/TN_delegations_2018.shp',
          group: { by: (properties) => codeOf(properties.gov_id) ?? '', merge: 'dissolve' },
          row: ({ properties }) => draftOf(codeOf(properties.gov_id)),
          expect: { rows: 274, features: 24, rejects: 0 },
        },
      ],
    },
  ],
};

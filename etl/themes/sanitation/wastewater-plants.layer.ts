import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { CODE, classesOf, code, NAME, text } from '../../declare.ts';

const LEVELS = [
  code('Primary', 'أولية', 'Primaire', 'Primary'),
  code('Secondary', 'ثانوية', 'Secondaire', 'Secondary'),
  code('Advanced', 'متقدمة', 'Avancé', 'Advanced'),
];

const LEVEL_COLORS = { Primary: '#d95f02', Secondary: '#7570b3', Advanced: '#1b9e77' };

const QUALITY = [
  code('1', 'مرتفعة', 'Élevée', 'High'),
  code('2', 'متوسطة', 'Moyenne', 'Medium'),
  code('3', 'منخفضة', 'Faible', 'Low'),
  code('4', 'مُقدَّرة بنموذج', 'Modélisée', 'Modelled'),
];

export const wastewaterPlants: LayerDeclaration = {
  id: 'wastewater-plants',
  title: text('محطات تطهير المياه المستعملة', 'Stations d’épuration', 'Wastewater treatment plants'),
  description: text(
    'محطات التطهير والسكان المنتفعون بها والتدفّق المعالَج، وفق قاعدة عالمية؛ السكان والتدفّق مقدّران بنموذج.',
    'Les stations d’épuration, la population desservie et le débit traité selon une base mondiale ; population et débit y sont modélisés.',
    'Wastewater plants, population served and flow treated, from a global database; population and flow are modelled there.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'population',
      type: 'integer',
      title: text('عدد السكان المنتفعين', 'Population desservie', 'Population served'),
      unit: '{person}',
      min: 0,
    },
    {
      name: 'population_quality',
      type: 'string',
      title: text('دقة عدد السكان', 'Qualité de la population', 'Quality of population'),
      codes: QUALITY,
    },
    {
      name: 'discharge_m3_d',
      type: 'number',
      title: text('التدفّق المعالَج', 'Débit traité', 'Flow treated'),
      unit: 'm3/d',
      required: true,
      min: 0,
      decimals: 0,
    },
    {
      name: 'level',
      type: 'string',
      title: text('درجة المعالجة', 'Niveau de traitement', 'Treatment level'),
      codes: LEVELS,
    },
    {
      name: 'near_coast',
      type: 'boolean',
      title: text(
        'المصبّ على أقل من 10 كم من البحر',
        'Rejet à moins de 10 km de la mer',
        'Outfall within 10 km of the sea',
      ),
    },
    {
      name: 'dilution',
      type: 'number',
      title: text(
        'معامل التخفيف في الوادي',
        'Facteur de dilution dans l’oued',
        'Dilution factor in the river',
      ),
      min: 0,
      decimals: 2,
    },
    {
      name: 'outfall',
      type: 'string',
      title: text(
        'موضع المصبّ (طول، عرض)',
        'Point de rejet (longitude, latitude)',
        'Outfall (longitude, latitude)',
      ),
    },
  ],
  aggregate: { sum: ['population', 'discharge_m3_d'] },
  icon: 'tank',
  draw: {
    kind: 'proportional',
    property: 'discharge_m3_d',
    max: 66000,
    color: '#7570b3',
    category: { kind: 'category', property: 'level', classes: classesOf(LEVELS, LEVEL_COLORS) },
  },
  popup: {
    title: 'name',
    subtitle: 'level',
    rows: ['population', 'discharge_m3_d', 'near_coast', 'dilution', 'outfall', 'population_quality'],
  },
  keywords: ['wastewater', 'eaux usées', 'مياه مستعملة', 'ONAS', 'assainissement', 'تطهير', 'sewage'],
  updateFrequency: 'never',
};

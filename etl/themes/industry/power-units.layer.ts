import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { CODE, classesOf, code, text } from '../../declare.ts';

const FUELS = [
  code('gas', 'غاز طبيعي', 'Gaz naturel', 'Natural gas'),
  code('oil', 'غازوال', 'Gazole', 'Gas oil'),
  code('hydro', 'طاقة مائية', 'Hydraulique', 'Hydropower'),
  code('wind', 'طاقة الرياح', 'Éolien', 'Wind'),
  code('solar', 'طاقة شمسية', 'Solaire', 'Solar'),
];

/** Okabe and Ito's palette: told apart by the colour-blind. */
const FUEL_COLORS = { gas: '#e69f00', oil: '#d55e00', hydro: '#0072b2', wind: '#009e73', solar: '#f0e442' };

const TECHNOLOGIES = [
  code('OCGT', 'توربينة غازية بدورة بسيطة', 'Turbine à gaz, cycle simple', 'Gas turbine, open cycle'),
  code('CCGT', 'دورة مزدوجة', 'Cycle combiné', 'Combined cycle'),
  code('Sub-critical Thermal', 'حرارية بخارية', 'Thermique vapeur', 'Steam thermal'),
  code('Onshore Wind', 'رياح برية', 'Éolien terrestre', 'Onshore wind'),
];

export const powerUnits: LayerDeclaration = {
  id: 'power-units',
  title: text('وحدات توليد الكهرباء', 'Unités de production électrique', 'Power units'),
  description: text(
    'وحدات محطات الكهرباء وقدرتها ووقودها حوالي سنة 2016. تشترك وحدات المحطة الواحدة في نقطة واحدة.',
    'Les unités des centrales électriques, leur puissance et leur combustible vers 2016. Les unités d’une même centrale partagent un point.',
    'Units of power plants with capacity and fuel, about 2016. The units of a plant share one point.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    {
      name: 'name',
      type: 'string',
      title: text('الوحدة', 'Unité', 'Unit'),
      required: true,
      search: true,
    },
    { name: 'plant', type: 'string', title: text('رقم المحطة', 'Numéro de la centrale', 'Plant number') },
    {
      name: 'fuel',
      type: 'string',
      title: text('الوقود', 'Combustible', 'Fuel'),
      required: true,
      codes: FUELS,
    },
    {
      name: 'second_fuel',
      type: 'string',
      title: text('الوقود الثاني', 'Second combustible', 'Second fuel'),
      codes: FUELS,
    },
    {
      name: 'technology',
      type: 'string',
      title: text('التقنية', 'Technique', 'Technology'),
      codes: TECHNOLOGIES,
    },
    {
      name: 'capacity_mw',
      type: 'number',
      title: text('القدرة', 'Puissance', 'Capacity'),
      unit: 'MW',
      required: true,
      min: 0,
      max: 5000,
      decimals: 1,
    },
    {
      name: 'commissioned',
      type: 'integer',
      title: text('سنة الدخول في الاستغلال', 'Mise en service', 'In service since'),
      min: 1900,
      max: 2100,
    },
    {
      name: 'located_by',
      type: 'string',
      title: text('مصدر الإحداثيات', 'Origine des coordonnées', 'Coordinates from'),
    },
  ],
  aggregate: { sum: ['capacity_mw'] },
  icon: 'power',
  draw: {
    kind: 'proportional',
    property: 'capacity_mw',
    max: 430,
    color: '#999999',
    category: { kind: 'category', property: 'fuel', classes: classesOf(FUELS, FUEL_COLORS) },
  },
  label: 'name',
  popup: {
    title: 'name',
    subtitle: 'fuel',
    rows: ['capacity_mw', 'technology', 'second_fuel', 'commissioned', 'plant', 'located_by'],
  },
  keywords: ['energy', 'énergie', 'طاقة', 'electricity', 'électricité', 'كهرباء', 'power plant', 'centrale'],
  updateFrequency: 'never',
};

import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import type { Text } from '../../sql/model/text.ts';

/** A text in three languages. */
export const text = (ar: string, fr: string, en: string): Text => ({ ar, fr, en });

const NAME: Property = { name: 'name', type: 'text', title: text('الاسم', 'Nom', 'Name'), search: true };
const CODE: Property = { name: 'code', type: 'string', title: text('الرمز', 'Code', 'Code'), required: true };

const common = { updateFrequency: 'irregular', draw: { kind: 'single', color: 'accent' } } as const;

export const regions: LayerDeclaration = {
  ...common,
  id: 'regions',
  title: text('الأقاليم', 'Régions', 'Regions'),
  description: text('ستة عشر إقليما', 'Seize régions', 'Sixteen regions'),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    { ...NAME, required: true },
    { name: 'iso', type: 'string', title: text('رمز إيزو', 'Code ISO', 'ISO code') },
    {
      name: 'population',
      type: 'integer',
      title: text('السكان', 'Population', 'Population'),
      unit: '{person}',
      min: 0,
    },
  ],
  place: {
    level: 'governorate',
    scheme: 'ins',
    code: 'code',
    name: 'name',
    rank: 'population',
    parents: {},
    codes: { iso: 'iso' },
  },
  draw: {
    kind: 'choropleth',
    property: 'population',
    ramp: 'YlGnBu',
    breaks: [2000, 4000, 8000],
    method: text('حدود للاختبار', 'Limites d’essai', 'Limits for tests'),
  },
  label: 'name',
  popup: { title: 'name', rows: ['code', 'population'] },
  basemap: { role: 'admin' },
};

export const districts: LayerDeclaration = {
  ...common,
  id: 'districts',
  title: text('المعتمديات', 'Délégations', 'Districts'),
  description: text('نصفا كل إقليم', 'Les moitiés des régions', 'The halves of the regions'),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'region',
      type: 'place',
      level: 'governorate',
      scheme: 'ins',
      title: text('الإقليم', 'Région', 'Region'),
      required: true,
    },
  ],
  place: {
    level: 'delegation',
    scheme: 'ins',
    code: 'code',
    name: 'name',
    parents: { administrative: 'region' },
  },
  label: 'name',
  popup: { title: 'name', rows: ['code', 'region'] },
};

export const municipalities: LayerDeclaration = {
  ...common,
  id: 'municipalities',
  title: text('البلديات', 'Communes', 'Municipalities'),
  description: text('حدود تغيّرت سنة 2018', 'Limites changées en 2018', 'Borders that changed in 2018'),
  geometry: 'polygon',
  key: ['code'],
  properties: [CODE, NAME],
  time: { resolution: 'day' },
  place: { level: 'municipality', scheme: 'mun-uid', code: 'code', name: 'name', parents: {} },
  label: 'name',
  popup: { title: 'name', rows: ['code'] },
};

export const rivers: LayerDeclaration = {
  ...common,
  id: 'rivers',
  title: text('الأودية', 'Oueds', 'Rivers'),
  description: text('ستة أودية', 'Six oueds', 'Six rivers'),
  geometry: 'line',
  key: ['id'],
  properties: [
    { name: 'id', type: 'integer', title: text('الرقم', 'Numéro', 'Number'), required: true },
    NAME,
    { name: 'rank', type: 'integer', title: text('الرتبة', 'Rang', 'Rank'), min: 1, max: 9, tile: true },
  ],
  popup: { title: 'name', rows: ['rank'] },
  basemap: { role: 'river' },
};

export const stations: LayerDeclaration = {
  ...common,
  id: 'stations',
  title: text('محطات القياس', 'Stations de mesure', 'Monitoring stations'),
  description: text('محطات للاختبار', 'Stations d’essai', 'Stations for tests'),
  geometry: 'point',
  key: ['code'],
  properties: [
    CODE,
    NAME,
    {
      name: 'kind',
      type: 'string',
      title: text('النوع', 'Type', 'Kind'),
      required: true,
      codes: [
        { value: 'air', title: text('هواء', 'Air', 'Air') },
        { value: 'water', title: text('ماء', 'Eau', 'Water') },
        { value: 'soil', title: text('تربة', 'Sol', 'Soil') },
      ],
    },
    {
      name: 'state',
      type: 'string',
      title: text('الحالة', 'État', 'State'),
      codes: [
        { value: 'good', title: text('جيدة', 'Bon', 'Good') },
        { value: 'fair', title: text('متوسطة', 'Moyen', 'Fair') },
        { value: 'bad', title: text('سيئة', 'Mauvais', 'Bad') },
      ],
    },
    {
      name: 'value',
      type: 'number',
      title: text('القيمة', 'Valeur', 'Value'),
      unit: 'ug/m3',
      min: 0,
      decimals: 1,
      tile: true,
    },
    { name: 'opened', type: 'date', title: text('تاريخ الافتتاح', 'Date d’ouverture', 'Date opened') },
    { name: 'active', type: 'boolean', title: text('نشطة', 'En service', 'Active') },
    {
      name: 'region',
      type: 'place',
      level: 'governorate',
      scheme: 'ins',
      title: text('الإقليم', 'Région', 'Region'),
    },
  ],
  aggregate: { sum: ['value'], worst: { property: 'state', order: ['good', 'fair', 'bad'] } },
  draw: {
    kind: 'category',
    property: 'kind',
    classes: [
      { value: 'air', title: text('هواء', 'Air', 'Air'), color: '#4477aa' },
      { value: 'water', title: text('ماء', 'Eau', 'Water'), color: '#66ccee' },
      { value: 'soil', title: text('تربة', 'Sol', 'Soil'), color: '#ccbb44' },
    ],
  },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['value', 'state', 'opened', 'region'] },
  initial: true,
};

export const permits: LayerDeclaration = {
  ...common,
  id: 'permits',
  title: text('الرخص', 'Permis', 'Permits'),
  description: text('رخص للاختبار', 'Permis d’essai', 'Permits for tests'),
  geometry: 'polygon',
  key: ['code'],
  properties: [
    CODE,
    { name: 'title', type: 'text', title: text('العنوان', 'Titre', 'Title') },
    { name: 'holder', type: 'string', title: text('صاحب الرخصة', 'Titulaire', 'Holder'), search: true },
    { name: 'share', type: 'number', title: text('الحصة', 'Part', 'Share'), unit: '%', min: 0, max: 100 },
  ],
  time: { resolution: 'day' },
  popup: { title: 'title', subtitle: 'holder', rows: ['code', 'share'] },
  overlaps: [
    { layer: 'rivers', distance: 1000 },
    { layer: 'regions', distance: 0 },
  ],
};

export const sensors: LayerDeclaration = {
  ...common,
  id: 'sensors',
  title: text('مجسات', 'Capteurs', 'Sensors'),
  description: text('عينة كثيفة', 'Échantillon dense', 'A dense sample'),
  geometry: 'point',
  key: ['id'],
  properties: [
    { name: 'id', type: 'integer', title: text('الرقم', 'Numéro', 'Number'), required: true },
    { name: 'level', type: 'string', title: text('المستوى', 'Niveau', 'Level'), required: true },
    { name: 'power', type: 'number', title: text('القدرة', 'Puissance', 'Power'), unit: 'W', tile: true },
  ],
  aggregate: { sum: ['power'], worst: { property: 'level', order: ['low', 'middle', 'high'] } },
  popup: { rows: ['id', 'level', 'power'] },
};

import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { classesOf, code, NAME, text } from '../../declare.ts';
import type { Edition, FileInput, LayerSource, RowMap } from '../../theme.ts';
import { textOf } from '../../values.ts';
import { linesSample, stopsSample } from './transit.sample.ts';

/** GTFS `location_type`; an empty one is a stop. */
const STOP_KINDS = [
  code('0', 'موقف', 'Arrêt', 'Stop'),
  code('1', 'محطة', 'Station', 'Station'),
  code('2', 'مدخل', 'Entrée', 'Entrance'),
  code('3', 'عقدة', 'Nœud', 'Node'),
  code('4', 'منطقة صعود', 'Zone d’embarquement', 'Boarding area'),
];
const STOP_COLORS = { 0: '#0072b2', 1: '#d55e00', 2: '#999999', 3: '#999999', 4: '#56b4e9' };

const stops: LayerDeclaration = {
  id: 'transit-stops',
  title: text('محطات النقل العمومي', 'Arrêts de transport public', 'Public transport stops'),
  description: text(
    'مواقف ومحطات من ملف GTFS؛ لا يتوفّر ملف تونسي، فهي هنا عيّنة.',
    'Arrêts et stations d’un flux GTFS ; aucun flux tunisien n’étant disponible, c’est ici un échantillon.',
    'Stops and stations of a GTFS feed; no Tunisian feed is to be had, so here it is a sample.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رقم الموقف', 'Numéro de l’arrêt', 'Stop number'),
      required: true,
    },
    NAME,
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: STOP_KINDS },
    { name: 'line', type: 'string', title: text('الخط', 'Ligne', 'Line') },
    { name: 'station', type: 'string', title: text('تابع لمحطة', 'Station parente', 'Parent station') },
    { name: 'zone', type: 'string', title: text('منطقة التعريفة', 'Zone tarifaire', 'Fare zone') },
  ],
  aggregate: {},
  icon: 'bus',
  draw: { kind: 'category', property: 'kind', classes: classesOf(STOP_KINDS, STOP_COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['line', 'station', 'zone', 'code'] },
  keywords: ['bus', 'حافلة', 'metro', 'مترو', 'GTFS', 'arrêt', 'stop'],
  updateFrequency: 'unknown',
};

const lines: LayerDeclaration = {
  id: 'transit-lines',
  title: text('خطوط النقل العمومي', 'Lignes de transport public', 'Public transport lines'),
  description: text(
    'مسارات من ملف GTFS؛ لا يتوفّر ملف تونسي، فهي هنا عيّنة.',
    'Tracés d’un flux GTFS ; aucun flux tunisien n’étant disponible, c’est ici un échantillon.',
    'Courses of a GTFS feed; no Tunisian feed is to be had, so here it is a sample.',
  ),
  geometry: 'line',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رقم المسار', 'Numéro du tracé', 'Shape number'),
      required: true,
    },
    NAME,
  ],
  zoom: { min: 6, max: 14 },
  draw: { kind: 'single', color: '#aa4499', width: 2 },
  label: 'name',
  popup: { title: 'name', rows: ['code'] },
  keywords: ['bus', 'metro', 'مترو', 'GTFS', 'ligne', 'خط'],
  updateFrequency: 'unknown',
};

/** A row of `stops.txt`: https://gtfs.org/schedule/reference/#stopstxt. A feed has one language. */
export const stopRow: RowMap = ({ properties }) => ({
  properties: {
    code: properties.stop_id,
    name_en: properties.stop_name,
    kind: textOf(properties.location_type) ?? '0',
    station: properties.parent_station,
    zone: properties.zone_id,
  },
});

const shapeRow: RowMap = ({ properties }) => ({ properties: { code: properties.shape_id } });

type Expect = FileInput['expect'];
const foreign = { pack: 'full', status: 'real', sources: ['gtfs'] } satisfies Partial<Edition>;

/** The stops of a feed, for a country that has one. */
export const gtfsStops = (path: string, expect: Expect): Edition => ({
  ...foreign,
  inputs: [{ kind: 'file', path, read: { format: 'gtfs', table: 'stops' }, row: stopRow, expect }],
});

/** The courses of a feed, for a country that has one. */
export const gtfsShapes = (path: string, expect: Expect): Edition => ({
  ...foreign,
  inputs: [{ kind: 'file', path, read: { format: 'gtfs', table: 'shapes' }, row: shapeRow, expect }],
});

export const transitStops: LayerSource = { layer: stops, editions: [stopsSample] };
export const transitLines: LayerSource = { layer: lines, editions: [linesSample] };

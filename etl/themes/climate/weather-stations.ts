import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { NAME, text } from '../../declare.ts';
import type { Draft, Edition, LayerSource, RowMap } from '../../theme.ts';
import { textOf } from '../../values.ts';
import { STATION_NAMES } from './station-names.ts';

const layer: LayerDeclaration = {
  id: 'weather-stations',
  title: text('محطات الرصد الجوي', 'Stations météorologiques', 'Weather stations'),
  description: text(
    'محطات الرصد الجوي في تونس برموزها الدولية وارتفاعها.',
    'Les stations météorologiques de Tunisie, leurs identifiants internationaux et leur altitude.',
    'Weather stations in Tunisia with their international identifiers and elevation.',
  ),
  geometry: 'point',
  key: ['code'],
  properties: [
    {
      name: 'code',
      type: 'string',
      title: text('رقم المحطة', 'Numéro de station', 'Station number'),
      required: true,
      search: true,
    },
    { ...NAME, required: true },
    { name: 'icao', type: 'string', title: text('رمز إيكاو', 'Code OACI', 'ICAO code') },
    {
      name: 'elevation_m',
      type: 'number',
      title: text('الارتفاع', 'Altitude', 'Elevation'),
      unit: 'm',
      min: -100,
      max: 3000,
      decimals: 0,
      tile: true,
    },
    {
      name: 'active',
      type: 'boolean',
      title: text('قيد التشغيل', 'En service', 'Active'),
      description: text(
        'ترسل معطيات إلى Meteostat حسب القائمة.',
        'Transmet des données à Meteostat selon la liste.',
        'Sends data to Meteostat, by the list.',
      ),
    },
  ],
  draw: {
    kind: 'choropleth',
    property: 'elevation_m',
    ramp: 'viridis',
    reverse: true,
    breaks: [50, 200, 500, 800],
    method: text(
      'حدود ارتفاع مستديرة: السهل الساحلي، المنخفضات، الهضاب، الجبال.',
      'Limites rondes d’altitude : plaine littorale, bas pays, plateaux, montagnes.',
      'Round limits of elevation: coastal plain, lowlands, plateaus, mountains.',
    ),
  },
  label: 'name',
  popup: { title: 'name', rows: ['elevation_m', 'active', 'code', 'icao'] },
  keywords: ['weather', 'météo', 'طقس', 'climate', 'climat', 'مناخ', 'station', 'محطة', 'INM'],
  updateFrequency: 'irregular',
};

const LOST = /\p{L}\?|\?\p{L}/u;

/** `Muqr?n`: a letter that the source's own alphabet had no room for. */
const flaws = (name: string | null): Draft['warnings'] =>
  name !== null && LOST.test(name)
    ? [
        {
          field: 'name',
          value: name,
          reason: 'lost-characters',
          message: `Letters seem to be lost in ${name}`,
        },
      ]
    : [];

/** The list has one record a station, nested; the starter's table is the same, flat. */
const row: RowMap = ({ properties }) => {
  const code = textOf(properties.id);
  const given = textOf(properties['name.en'] ?? properties.name);
  const name = STATION_NAMES[code ?? ''];
  return {
    properties: {
      code,
      name_ar: name?.ar ?? null,
      name_fr: name?.fr ?? given,
      name_en: name?.en ?? given,
      icao: properties['identifiers.icao'] ?? properties.icao,
      elevation_m: properties['location.elevation'] ?? properties.elevation,
      active: properties.active,
    },
    warnings: flaws(given),
  };
};

const edition = (pack: Edition['pack'], path: string): Edition => ({
  pack,
  status: 'real',
  sources: ['meteostat'],
  quality: text(
    'قائمة محطات دون قياسات. إحداثيات بدقة الدقيقة لبعضها؛ حروف ضائعة في اسمين.',
    'Liste de stations, sans mesures. Coordonnées à la minute pour certaines ; lettres perdues dans deux noms.',
    'A list of stations, without measurements. Some coordinates to the minute; letters lost in two names.',
  ),
  inputs: [{ kind: 'file', path, row, expect: { rows: 27, features: 27, rejects: 0 } }],
});

export const weatherStations: LayerSource = {
  layer,
  editions: [edition('starter', 'weather-stations.csv'), edition('full', 'climate/meteostat_TN')],
};

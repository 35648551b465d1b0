import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { classesOf, code, text } from '../../declare.ts';
import type { Draft, Edition, LayerSource, RowMap } from '../../theme.ts';
import { dayOf, numberOf, textOf } from '../../values.ts';

const ERAS = [
  code('wartime', 'سنة 1943 فقط', '1943 seulement', '1943 only'),
  code('closed', 'توقّفت', 'Fermée', 'Closed'),
  code('long', 'منذ أكثر من 30 سنة', 'Plus de 30 ans', 'Over 30 years'),
  code('recent', 'منذ أقل من 30 سنة', 'Moins de 30 ans', 'Under 30 years'),
];
const COLORS = { wartime: '#cc79a7', closed: '#999999', long: '#0072b2', recent: '#56b4e9' };

const layer: LayerDeclaration = {
  id: 'noaa-stations',
  title: text(
    'محطات أرشيف NOAA الساعي',
    'Stations des archives horaires NOAA',
    'NOAA hourly archive stations',
  ),
  description: text(
    'المحطات التي لها سلاسل ساعية في أرشيف NOAA، مع فترة كل سلسلة.',
    'Les stations qui ont une série horaire aux archives de la NOAA, avec la période de chacune.',
    'Stations with an hourly series in NOAA’s archive, and the period of each.',
  ),
  geometry: 'point',
  key: ['usaf', 'wban'],
  properties: [
    {
      name: 'usaf',
      type: 'string',
      title: text('رقم USAF', 'Numéro USAF', 'USAF number'),
      required: true,
    },
    { name: 'wban', type: 'string', title: text('رقم WBAN', 'Numéro WBAN', 'WBAN number'), required: true },
    { name: 'name', type: 'string', title: text('الاسم', 'Nom', 'Name'), required: true, search: true },
    { name: 'icao', type: 'string', title: text('رمز إيكاو', 'Code OACI', 'ICAO code') },
    {
      name: 'elevation_m',
      type: 'number',
      title: text('الارتفاع', 'Altitude', 'Elevation'),
      unit: 'm',
      min: -100,
      max: 3000,
      decimals: 1,
    },
    { name: 'first', type: 'date', title: text('أول رصد', 'Première observation', 'First observation') },
    {
      name: 'last',
      type: 'date',
      title: text('آخر رصد في القائمة', 'Dernière observation listée', 'Last observation listed'),
    },
    {
      name: 'era',
      type: 'string',
      title: text('طول السلسلة', 'Durée de la série', 'Length of series'),
      codes: ERAS,
    },
  ],
  icon: 'weather',
  draw: { kind: 'category', property: 'era', classes: classesOf(ERAS, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'era', rows: ['first', 'last', 'elevation_m', 'usaf', 'icao'] },
  keywords: ['NOAA', 'ISD', 'weather', 'météo', 'طقس', 'archive'],
  updateFrequency: 'never',
};

/** The list ends in February 2019: a series that runs to that year was still going. */
const eraOf = (first: string | null, last: string | null): string | null => {
  const [from, to] = [numberOf(first?.slice(0, 4)), numberOf(last?.slice(0, 4))];
  if (from === null || to === null) return null;
  if (to === 1943) return 'wartime';
  if (to < 2019) return 'closed';
  return 2019 - from > 30 ? 'long' : 'recent';
};

const flaws = (name: string | null, number: string | null): Draft['warnings'] => {
  const said = { field: 'name', value: name };
  if (/BOGUS/i.test(name ?? ''))
    return [
      { ...said, reason: 'bogus-station', message: `${name} is a placeholder of the list, not a station` },
    ];
  if (number === '607670')
    return [{ ...said, reason: 'shared-name', message: `${name} is also the name of station 607650` }];
  return [];
};

/** A row of the world's list or of its Tunisian extract; `TS` is Tunisia's code there. */
const row: RowMap = ({ properties }) => {
  const country = textOf(properties.CTRY);
  if (country !== null && country !== 'TS') return null;
  const [usaf, name] = [textOf(properties.USAF), textOf(properties['STATION NAME'])];
  const [first, last] = [dayOf(properties.BEGIN), dayOf(properties.END)];
  return {
    properties: {
      usaf,
      wban: properties.WBAN,
      name,
      icao: properties.ICAO,
      elevation_m: properties['ELEV(M)'],
      first,
      last,
      era: eraOf(first, last),
    },
    warnings: flaws(name, usaf),
  };
};

const edition = (pack: Edition['pack'], path: string): Edition => ({
  pack,
  status: 'real',
  sources: ['noaa-isd'],
  quality: text(
    'سطر وهمي (BOGUS TUNISIAN) دون إحداثيات مرفوض؛ محطتان باسم قابس؛ أسماء بالأحرف الكبيرة، بعضها قديم.',
    'Une ligne factice (BOGUS TUNISIAN), sans coordonnées, est rejetée ; deux stations s’appellent GABES ; noms en capitales, parfois anciens.',
    'One placeholder row (BOGUS TUNISIAN) without coordinates is rejected; two stations are called GABES; names in capitals, some of them old.',
  ),
  inputs: [{ kind: 'file', path, row, expect: { rows: 43, features: 42, rejects: 1 } }],
});

export const noaaStations: LayerSource = {
  layer,
  editions: [edition('starter', 'noaa-stations.csv'), edition('full', 'climate/noaa_isd_tunisia.csv')],
};

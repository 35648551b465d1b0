import type { LayerDeclaration } from '../../../sql/model/layer.ts';
import { fold } from '../../../sql/model/text.ts';
import { classesOf, code, GOVERNORATE, NAME, text } from '../../declare.ts';
import { governorateNamed, governorateOf } from '../../governorates.ts';
import type { Draft, Edition, LayerSource, RowMap } from '../../theme.ts';
import { numberOf, textOf } from '../../values.ts';
import { KNOWN_AIRPORTS } from './airport-names.ts';

const KINDS = [
  code('international', 'مطار دولي', 'Aéroport international', 'International airport'),
  code('military', 'قاعدة جوية', 'Base aérienne', 'Air base'),
  code('airfield', 'مطار محلّي', 'Aérodrome', 'Airfield'),
];
const COLORS = { international: '#0072b2', military: '#d55e00', airfield: '#999999' };

const layer: LayerDeclaration = {
  id: 'airports',
  title: text('المطارات', 'Aéroports', 'Airports'),
  description: text(
    'المطارات والقواعد الجوية برموزها الدولية.',
    'Aéroports et bases aériennes, avec leurs codes internationaux.',
    'Airports and air bases with their international codes.',
  ),
  geometry: 'point',
  key: ['icao'],
  properties: [
    { name: 'icao', type: 'string', title: text('رمز إيكاو', 'Code OACI', 'ICAO code'), required: true },
    { name: 'iata', type: 'string', title: text('رمز إياتا', 'Code IATA', 'IATA code'), search: true },
    { ...NAME, required: true },
    { name: 'kind', type: 'string', title: text('النوع', 'Type', 'Kind'), required: true, codes: KINDS },
    { name: 'city', type: 'string', title: text('المدينة', 'Ville', 'City') },
    GOVERNORATE,
    {
      name: 'elevation_m',
      type: 'number',
      title: text('الارتفاع', 'Altitude', 'Elevation'),
      unit: 'm',
      min: -100,
      max: 5000,
      decimals: 0,
    },
  ],
  icon: 'airport',
  draw: { kind: 'category', property: 'kind', classes: classesOf(KINDS, COLORS) },
  label: 'name',
  popup: { title: 'name', subtitle: 'kind', rows: ['iata', 'icao', 'city', 'governorate', 'elevation_m'] },
  keywords: ['airport', 'aéroport', 'مطار', 'aviation', 'طيران'],
  updateFrequency: 'irregular',
};

type Warning = NonNullable<Draft['warnings']>[number];

/** What the file says of the governorate against what the point says. */
const flaws = (subd: string | null, ins: string | null): Warning[] => {
  const known = governorateOf(ins);
  if (subd === null || !known) return [];
  const named = governorateNamed(subd);
  const usual = Object.values(known.name).some((name) => fold(name) === fold(subd));
  const said = { field: 'governorate', value: subd };
  if (named !== ins) {
    const message = `The file says ${subd}, but the point lies in ${known.name.fr}`;
    return [{ ...said, reason: 'region-contradicts-point', message }];
  }
  const message = `${subd} is read as ${known.name.fr}`;
  return usual ? [] : [{ ...said, reason: 'unusual-spelling', message }];
};

/** Feet, as the package gives them, in metres. */
const metresOf = (feet: unknown): number | null => {
  const number = numberOf(feet);
  return number === null ? null : Math.round(number * 0.3048);
};

const kindOf = (name: string): string => {
  if (/air base/i.test(name)) return 'military';
  return /international/i.test(name) ? 'international' : 'airfield';
};

/** A row of the package's world table, or of its Tunisian extract; other countries are left out. */
export const airportRow: RowMap = ({ properties }) => {
  const country = textOf(properties.country);
  if (country !== null && country !== 'TN') return null;
  const icao = textOf(properties.icao);
  const known = icao === null ? undefined : KNOWN_AIRPORTS[icao];
  const subd = textOf(properties.subd);
  const name = textOf(properties.name);
  return {
    properties: {
      icao,
      iata: properties.iata,
      name_ar: known?.name.ar ?? null,
      name_fr: known?.name.fr ?? name,
      name_en: known?.name.en ?? name,
      kind: known?.kind ?? kindOf(name ?? ''),
      city: properties.city,
      governorate: known?.governorate ?? governorateNamed(subd),
      elevation_m: metresOf(properties.elevation),
    },
    warnings: [...flaws(subd, known?.governorate ?? null), ...oldName(name)],
  };
};

const oldName = (name: string | null): Warning[] =>
  name !== null && /7 Novembre/i.test(name)
    ? [{ field: 'name', value: name, reason: 'old-name', message: `${name} is called otherwise today` }]
    : [];

const edition = (pack: Edition['pack'], path: string): Edition => ({
  pack,
  status: 'real',
  sources: ['airportsdata'],
  quality: text(
    'أسماء قديمة في الأصل، وولايات مكتوبة بطرق مختلفة أو خاطئة: الأسماء الحالية وولاية كل نقطة من وضع المشروع.',
    'La source a des noms anciens et des gouvernorats diversement orthographiés ou faux : noms actuels et gouvernorat du point sont du projet.',
    'The source has old names and governorates spelt in several ways or wrongly: present names and the point’s governorate are the project’s.',
  ),
  inputs: [{ kind: 'file', path, row: airportRow, expect: { rows: 14, features: 14, rejects: 0 } }],
});

export const airports: LayerSource = {
  layer,
  editions: [edition('starter', 'airports.csv'), edition('full', 'transport/airports_tn.csv')],
};

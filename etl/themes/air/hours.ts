import type { MeasureDeclaration } from '../../../sql/model/series.ts';
import { text } from '../../declare.ts';
import { sampleSeries } from '../../sample-edition.ts';
import { hours } from '../../sample-moments.ts';
import type { TrueSeries, Truth } from '../../sample-series.ts';
import type { ObservationEdition, ObservationFile, ObservationSource } from '../../theme.ts';
import { textOf } from '../../values.ts';

const MOMENTS = hours('2025-11-01', '2025-12-31', '+01:00');

/** Dust from the Sahara, one day and a half; and a calm under which fumes stay, two days. */
const DUST = { from: '2025-11-19T06:00:00+01:00', to: '2025-11-20T18:00:00+01:00', times: 4 };
const CALM = { from: '2025-12-09T00:00:00+01:00', to: '2025-12-11T00:00:00+01:00', times: 2.2 };
/** Smoke that came down for some hours. */
const SMOKE = { from: '2025-12-16T04:00:00+01:00', to: '2025-12-16T11:00:00+01:00', times: 9 };

/** How much traffic and how much industry a station has, 0 to 1. */
export const HOURLY: readonly { feature: string; traffic: number; industry: number }[] = [
  { feature: 'AQ-01', traffic: 1, industry: 0.2 },
  { feature: 'AQ-18', traffic: 0.8, industry: 0.5 },
  { feature: 'AQ-21', traffic: 0.3, industry: 1 },
  { feature: 'AQ-10', traffic: 0.05, industry: 0.05 },
];

const rushes = (height: number): Truth['hours'] => [
  { peak: 8, width: 1.6, height },
  { peak: 18.5, width: 2.2, height: 1.2 * height },
];

const truthsOf = (traffic: number, industry: number): Record<string, Truth> => {
  const common = { gaps: { share: 0.03, length: 5 }, least: 0, decimals: 1 };
  return {
    no2: {
      ...common,
      level: 6 + 26 * traffic + 6 * industry,
      hours: rushes(34 * traffic + 3),
      weekend: 0.78,
      episodes: [CALM],
      noise: { kind: 'lognormal', sd: 0.34, persistence: 0.8 },
    },
    o3: {
      ...common,
      level: 52 - 22 * traffic,
      hours: [{ peak: 14.5, width: 3, height: 34 }],
      noise: { kind: 'normal', sd: 9, persistence: 0.85 },
    },
    pm10: {
      ...common,
      level: 12 + 20 * traffic + 20 * industry,
      hours: rushes(10 * traffic),
      episodes: [DUST, CALM],
      noise: { kind: 'lognormal', sd: 0.4, persistence: 0.9 },
      outliers: { share: 0.001, step: 900 },
    },
    pm25: {
      ...common,
      level: 5 + 10 * traffic + 7 * industry,
      hours: rushes(6 * traffic),
      episodes: [{ ...DUST, times: 2 }, CALM],
      noise: { kind: 'lognormal', sd: 0.4, persistence: 0.9 },
    },
    so2: {
      ...common,
      level: 4 + 42 * industry,
      episodes: industry > 0.9 ? [SMOKE] : [],
      noise: { kind: 'lognormal', sd: 0.6, persistence: 0.75 },
      detection: 3,
    },
  };
};

export const AIR_HOURS: readonly TrueSeries[] = HOURLY.flatMap(({ feature, traffic, industry }) =>
  Object.entries(truthsOf(traffic, industry)).map(([parameter, truth]) => ({
    feature,
    parameter,
    truth,
    moments: MOMENTS,
  })),
);

const hourly = (parameter: string): MeasureDeclaration => ({
  parameter,
  averaging: 'PT1H',
  every: 'PT1H',
  stamp: 'begin',
  map: true,
});

export const airHours: ObservationSource = {
  id: 'air-hours',
  layer: 'air-stations',
  measures: ['no2', 'o3', 'pm10', 'pm25', 'so2'].map(hourly),
  editions: [
    sampleSeries({
      seed: 13_001,
      observations: 28_444,
      series: AIR_HOURS,
      quality: text(
        'عيّنة مولَّدة: قيم ساعية لأربع محطات خيالية في نوفمبر وديسمبر 2025، فيها حلقة غبار وركود ودخان معلومة؛ لا تصف هواء أي مدينة.',
        'Échantillon généré : valeurs horaires de quatre stations fictives en novembre et décembre 2025, avec épisodes connus de poussière, de stagnation et de fumée ; elles ne décrivent l’air d’aucune ville.',
        'Generated sample: hourly values of four fictitious stations in November and December 2025, with known episodes of dust, calm and smoke; they describe the air of no town.',
      ),
    }),
  ],
};

/** OpenAQ's names of what is measured and of units, as ours. */
const NAMES: Readonly<Record<string, string>> = {
  pm25: 'pm25',
  pm10: 'pm10',
  pm1: 'pm1',
  no: 'no',
  no2: 'no2',
  nox: 'nox',
  o3: 'o3',
  so2: 'so2',
  co: 'co',
  um003: 'particles-300nm',
  temperature: 'air-temperature',
  relativehumidity: 'relative-humidity',
};
const UNITS: Readonly<Record<string, string>> = {
  'µg/m³': 'ug/m3',
  ppm: '[ppm]',
  ppb: '[ppb]',
  c: 'Cel',
  '%': '%',
  'particles/cm³': '{particle}/cm3',
};

/** A row of an OpenAQ v3 file; a name or a unit that is not known goes through as it is, to be refused. */
export const observeOpenaq: ObservationFile['observe'] = ({ properties }) => {
  const [name, unit] = [textOf(properties.parameter) ?? '', textOf(properties.unit) ?? ''];
  return [
    {
      feature: textOf(properties.location_id) ?? '',
      parameter: NAMES[name] ?? name,
      time: textOf(properties.datetimeLocal) ?? '',
      value: textOf(properties.value) ?? '',
      unit: UNITS[unit] ?? unit,
    },
  ];
};

/** The measurements of an OpenAQ file, for a country that has some; each hour's mean is stamped by its end. */
export const openaqHours = (
  path: string,
  timeZone: string,
  expect: ObservationFile['expect'],
): ObservationSource => ({
  id: 'openaq',
  layer: 'air-stations',
  measures: Object.values(NAMES).map((parameter) => ({ ...hourly(parameter), stamp: 'end', timeZone })),
  editions: [
    {
      pack: 'full',
      status: 'real',
      sources: ['openaq'],
      inputs: [{ kind: 'file', path, observe: observeOpenaq, expect }],
    } satisfies ObservationEdition,
  ],
});

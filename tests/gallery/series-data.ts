import type { Observations, SeriesInfo, SeriesOne } from '../../sql/model/api/series.ts';
import { Parameter, type ParameterDeclaration } from '../../sql/model/parameter.ts';

/** Series that are made up, in the shapes that the server answers in, to look at charts by. */
const DAY = 86_400;
const begin = Date.UTC(1994, 0, 1) / 1000;
const end = Date.UTC(2024, 11, 31) / 1000;

const noise = (seed: number): number => {
  const value = Math.sin(seed * 12.9898) * 43_758.5453;
  return value - Math.floor(value) - 0.5;
};

type Made = { declaration: ParameterDeclaration; of: (day: number) => number };

const text = (ar: string, fr: string, en: string) => ({ ar, fr, en });
const classes: ParameterDeclaration['classes'] = {
  ramp: 'YlGnBu',
  breaks: [1, 2],
  method: text('تقسيم', 'Classes', 'Classes'),
};
const yearly = (day: number): number => Math.cos(((day - 15) / 365.25) * 2 * Math.PI);

const MADE: Record<string, Made> = {
  'air-temperature': {
    declaration: {
      id: 'air-temperature',
      title: text('حرارة الهواء', 'Température de l’air', 'Air temperature'),
      ...{ unit: 'Cel', decimals: 1, gather: 'mean', direction: 'neither', classes },
    },
    of: (day) =>
      19 - 8.5 * yearly(day) + day * 0.000_12 + 5 * noise(day) + 1.4 * noise(Math.floor(day / 365)),
  },
  pm10: {
    declaration: {
      id: 'pm10',
      title: text('الجسيمات PM10', 'Particules PM10', 'Particles PM10'),
      ...{ symbol: 'PM10', unit: 'ug/m3', decimals: 0, gather: 'mean', direction: 'higher-worse', classes },
      limits: [
        {
          id: 'tn-day',
          title: text('الحد اليومي التونسي', 'Limite journalière tunisienne', 'Tunisian daily limit'),
          ...{ value: 50, averaging: 'P1D', allowed: 35, certainty: 'uncertain' },
          authority: text('الجمهورية التونسية', 'République tunisienne', 'Republic of Tunisia'),
          text: text('الأمر عدد 447 لسنة 2018', 'Décret n° 2018-447', 'Decree 2018-447'),
        },
        {
          id: 'who-year',
          title: text('القيمة الإرشادية السنوية', 'Valeur guide annuelle', 'Yearly guideline'),
          ...{ value: 15, averaging: 'P1Y', certainty: 'read', url: 'https://www.who.int/' },
          authority: text(
            'منظمة الصحة العالمية',
            'Organisation mondiale de la santé',
            'World Health Organization',
          ),
          text: text('دليل جودة الهواء 2021', 'Lignes directrices 2021', 'Air quality guidelines 2021'),
        },
      ],
    },
    of: (day) => 34 + 9 * yearly(day) + 22 * Math.max(0, noise(day)) * 1.6 + 8 * noise(Math.floor(day / 9)),
  },
  rain: {
    declaration: {
      id: 'rain',
      title: text('الأمطار', 'Pluie', 'Rain'),
      ...{ unit: 'mm', decimals: 1, gather: 'sum', direction: 'neither', classes },
    },
    of: (day) => Math.max(0, 26 * (noise(day) - 0.33 + 0.1 * yearly(day))),
  },
};

const FEATURES = {
  tunis: text('تونس-قرطاج', 'Tunis-Carthage', 'Tunis-Carthage'),
  gabes: text('قابس', 'Gabès', 'Gabes'),
  bizerte: text('بنزرت', 'Bizerte', 'Bizerte'),
} as const;
type Feature = keyof typeof FEATURES;
const SHIFT: Record<Feature, number> = { tunis: 0, gabes: 1.6, bizerte: -0.9 };

/** A year that was not measured, and a station that began later. */
const isMissing = (day: number, feature: Feature): boolean =>
  (day > 4100 && day < 4380) || (feature === 'bizerte' && day < 3000);

const days = Math.round((end - begin) / DAY);

const valueAt = (id: string, feature: Feature, day: number): number | null => {
  const made = MADE[id];
  if (!made || isMissing(day, feature)) return null;
  const value = made.of(day) + SHIFT[feature];
  return Number(Math.max(value, made.declaration.unit === 'Cel' ? -50 : 0).toFixed(1));
};

export const seriesIds = Object.keys(MADE).flatMap((parameter) =>
  Object.keys(FEATURES).map((feature) => `stations.${parameter}.${feature}`),
);
const partsOf = (id: string) => id.split('.').slice(1) as [string, Feature];
const at = (day: number): string => new Date((begin + day * DAY) * 1000).toISOString().replace('.000Z', 'Z');

export const infoOf = (id: string): SeriesInfo => {
  const [parameter, feature] = partsOf(id);
  const address = `http://127.0.0.1/api/series/${id}`;
  return {
    ...{ id, layer: 'stations', feature, name: FEATURES[feature], parameter, procedure: '' },
    unit: MADE[parameter]?.declaration.unit ?? '1',
    ...{ averaging: 'P1D', every: 'P1D', stamp: 'begin', timeZone: 'UTC', status: 'sample' },
    ...{ source: 'sample', licence: 'sample', at: [10.2, 36.8], n: days - 280, revision: 3 },
    first: at(feature === 'bizerte' ? 3000 : 0),
    last: { time: at(days), value: valueAt(parameter, feature, days) ?? 0, below: false, flag: 'raw' },
    rollups: ['month', 'year'],
    links: { self: address, observations: `${address}/observations`, feature: address },
  } as SeriesInfo;
};

export const oneOf = (id: string): SeriesOne => ({
  series: infoOf(id),
  parameter: parameterOf(partsOf(id)[0]),
  source: {
    title: text('عيّنة مولّدة', 'Échantillon généré', 'Generated sample'),
    publisher: 'Biatouna',
    licence: text('رخصة مفتوحة', 'Licence ouverte', 'Open licence'),
  },
});
export const parameterOf = (id: string): Parameter => Parameter.parse(MADE[id]?.declaration);

type Bucket = { time: number; values: number[]; expected: number };

const gathered = (id: string, grain: 'month' | 'year'): Bucket[] => {
  const [parameter, feature] = partsOf(id);
  const buckets = new Map<number, Bucket>();
  for (let day = 0; day <= days; day++) {
    const date = new Date((begin + day * DAY) * 1000);
    const time = Date.UTC(date.getUTCFullYear(), grain === 'month' ? date.getUTCMonth() : 0, 1) / 1000;
    const bucket = buckets.get(time) ?? { time, values: [], expected: 0 };
    buckets.set(time, bucket);
    bucket.expected += 1;
    const value = valueAt(parameter, feature, day);
    if (value !== null) bucket.values.push(value);
  }
  return [...buckets.values()].filter(({ values }) => values.length > 0);
};

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const share = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * part)] ?? 0;

const aggregated = (id: string, grain: 'month' | 'year') => {
  const buckets = gathered(id, grain);
  const of = (statistic: (bucket: Bucket) => number) =>
    buckets.map((bucket) => Number(statistic(bucket).toFixed(3)));
  const mean = ({ values }: Bucket) => total(values) / values.length;
  const isSum = MADE[partsOf(id)[0]]?.declaration.gather === 'sum';
  return {
    aggregate: grain,
    time: buckets.map(({ time }) => time),
    value: of(isSum ? ({ values }) => total(values) : mean),
    statistics: {
      n: of(({ values }) => values.length),
      coverage: of(({ values, expected }) => values.length / expected),
      ...{ mean: of(mean), min: of(({ values }) => Math.min(...values)) },
      max: of(({ values }) => Math.max(...values)),
      ...{ p10: of(({ values }) => share(values, 0.1)), p90: of(({ values }) => share(values, 0.9)) },
    },
  };
};

/** Every fiftieth is suspect, some are estimated, some below what can be measured. */
const measured = (id: string, [from, to]: readonly [number, number]) => {
  const [parameter, feature] = partsOf(id);
  const rows = Array.from({ length: days + 1 }, (_, day) => ({
    time: begin + day * DAY,
    value: valueAt(parameter, feature, day),
    flag: day % 53 === 7 ? 2 : day % 31 === 3 ? 4 : 0,
  })).filter(({ time, value }) => value !== null && time >= from && time <= to);
  return {
    aggregate: null,
    time: rows.map(({ time }) => time),
    value: rows.map(({ value, flag }) => (flag === 2 ? Number(((value ?? 0) * 1.3 + 4).toFixed(1)) : value)),
    flag: rows.map(({ flag }) => flag),
  };
};

/** What the server would answer to `GET /api/series/{id}/observations`. */
export const observationsOf = (id: string, query: URLSearchParams): Observations => {
  const grain = query.get('aggregate');
  const [from = '', to = ''] = (query.get('datetime') ?? '').split('/');
  const span = [from, to].map((one) => Date.parse(one) / 1000) as [number, number];
  const columns =
    grain === 'month' || grain === 'year' ? aggregated(id, grain) : measured(id, from ? span : [begin, end]);
  const keep = columns.time.map((time) => !from || (time >= span[0] && time <= span[1]));
  const kept = <Value>(values: readonly Value[]): Value[] => values.filter((_, index) => keep[index]);
  return {
    ...{ series: id, parameter: partsOf(id)[0], unit: infoOf(id).unit, timeZone: 'UTC' },
    ...{ numberMatched: columns.time.length, thinned: false, revision: 3, aggregate: columns.aggregate },
    ...{ time: kept(columns.time), value: kept<number | null>(columns.value) },
    ...('flag' in columns ? { flag: kept(columns.flag) } : {}),
    ...('statistics' in columns
      ? {
          statistics: Object.fromEntries(
            Object.entries(columns.statistics).map(([name, values]) => [name, kept<number | null>(values)]),
          ),
        }
      : {}),
  };
};

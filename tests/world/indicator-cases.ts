import type { IndicatorDeclaration } from '../../sql/model/indicator.ts';

const series = (parameter: string, over: 'value' | 'hour' | 'day' | 'month' | 'year', more: object = {}) =>
  ({ kind: 'series', parameter, over, ...more }) as const;

type Case = Pick<IndicatorDeclaration, 'period' | 'inputs' | 'method'> & Partial<IndicatorDeclaration>;

/** One of each method, and of each way to fetch inputs. */
export const CASES: Record<string, Case> = {
  filling: {
    period: 'month',
    inputs: {
      volume: series('volume', 'day', { gatherTime: 'last' }),
      capacity: {
        kind: 'property',
        layer: 'stations',
        measure: { property: 'value' },
        by: { kind: 'itself' },
        empty: null,
      },
    },
    method: {
      kind: 'ratio',
      numerator: [{ input: 'volume' }],
      denominator: [{ input: 'capacity' }],
      factor: 100,
    },
  },
  halves: {
    base: 'regions',
    period: 'none',
    inputs: { districts: { kind: 'property', layer: 'districts', measure: 'count' } },
    method: { kind: 'sum', terms: [{ input: 'districts', weight: 10 }], offset: 1 },
  },
  permitted: {
    base: 'regions',
    period: 'year',
    years: { from: 2016, to: 2020 },
    inputs: {
      inside: {
        kind: 'property',
        layer: 'permits',
        measure: 'area',
        by: { kind: 'overlap' },
        dissolve: true,
      },
      all: { kind: 'property', layer: 'regions', measure: 'area', by: { kind: 'itself' } },
    },
    method: { kind: 'ratio', numerator: [{ input: 'inside' }], denominator: [{ input: 'all' }], factor: 100 },
  },
  riverside: {
    base: 'regions',
    period: 'none',
    inputs: {
      near: {
        kind: 'property',
        layer: 'stations',
        measure: 'count',
        near: { layer: 'rivers', metres: 5000 },
      },
    },
    method: { kind: 'sum', terms: [{ input: 'near' }] },
  },
  pressure: {
    period: 'year',
    inputs: {
      emitted: series('emitted', 'year', {
        by: { kind: 'distance', metres: 100_000, decay: { kind: 'linear' } },
        gather: 'sum',
      }),
    },
    method: { kind: 'sum', terms: [{ input: 'emitted' }] },
  },
  exceeding: {
    period: 'month',
    inputs: { pm10: series('dust', 'day') },
    method: { kind: 'exceedances', input: 'pm10', bound: { limit: 'day' }, count: 'days' },
  },
  covered: {
    period: 'month',
    minCoverage: 0.75,
    inputs: { pm10: series('dust', 'day') },
    method: { kind: 'exceedances', input: 'pm10', bound: { value: 50 }, count: 'values', share: true },
  },
  quality: {
    period: 'year',
    inputs: Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, series(`tested-${name}`, 'value')])),
    method: {
      kind: 'ccme-wqi',
      objectives: ['a', 'b', 'c', 'd'].map((input) => ({ input, atMost: 5 })),
    },
  },
  bathing: {
    period: 'year',
    inputs: { ecoli: series('ecoli', 'value'), enterococci: series('enterococci', 'value') },
    method: {
      kind: 'bathing-class',
      ecoli: 'ecoli',
      enterococci: 'enterococci',
      water: 'coastal',
      season: { from: '06-01', to: '09-30' },
    },
  },
  european: {
    period: 'hour',
    inputs: { fine: series('fine', 'hour'), no2: series('no2', 'hour') },
    method: { kind: 'european-aqi', pollutants: { pm2_5: 'fine', no2: 'no2' } },
  },
  us: {
    period: 'day',
    inputs: { fine: series('fine', 'hour') },
    method: { kind: 'us-aqi', pollutants: { pm2_5: 'fine' } },
  },
  // By the greatest mean of eight hours, beside the mean of the day of particles.
  ozone: {
    period: 'day',
    inputs: { fine: series('fine', 'hour'), o3: series('o3', 'hour') },
    method: { kind: 'us-aqi', pollutants: { pm2_5: 'fine', o3: 'o3' } },
  },
  shoreline: {
    period: 'none',
    inputs: { position: series('position', 'value') },
    method: { kind: 'shoreline-change', position: 'position', uncertainty: 4 },
  },
  fire: {
    period: 'day',
    inputs: {
      t: series('temperature', 'day'),
      h: series('humidity', 'day'),
      w: series('wind', 'day'),
      r: series('shower', 'day', { statistic: 'sum' }),
    },
    method: {
      kind: 'fire-weather',
      temperature: 't',
      humidity: 'h',
      wind: 'w',
      rain: 'r',
      constant: '1985',
    },
  },
  anomaly: {
    period: 'month',
    inputs: { mean: series('monthly', 'month') },
    method: {
      kind: 'against-baseline',
      input: 'mean',
      baseline: { from: 2000, to: 2002 },
      as: 'difference',
      leastYears: 3,
    },
  },
  loss: {
    period: 'year',
    inputs: { area: series('wood', 'year') },
    method: { kind: 'against-before', input: 'area', as: 'loss' },
  },
  drought: {
    period: 'month',
    inputs: { rain: series('monthly-rain', 'month', { statistic: 'sum' }) },
    method: { kind: 'spi', input: 'rain', scale: 3, calibration: { from: 2000, to: 2011 } },
  },
  balance: {
    period: 'month',
    inputs: {
      rain: series('monthly-rain', 'month', { statistic: 'sum' }),
      warmth: series('monthly-warmth', 'month'),
      north: {
        kind: 'property',
        layer: 'stations',
        measure: 'latitude',
        by: { kind: 'itself' },
        empty: null,
      },
    },
    method: {
      kind: 'spei',
      rain: 'rain',
      demand: { temperature: 'warmth', latitude: 'north' },
      scale: 3,
      calibration: { from: 2000, to: 2011 },
    },
  },
  life: {
    period: 'year',
    inputs: {
      wood: series('wood', 'year'),
      lost: { kind: 'indicator', indicator: 'loss' },
    },
    method: {
      kind: 'composite',
      parts: [
        {
          input: 'wood',
          weight: 3,
          direction: 'higher',
          normalisation: { kind: 'min-max', min: 0, max: 200 },
        },
        {
          input: 'lost',
          weight: 1,
          direction: 'lower',
          normalisation: { kind: 'min-max', min: 0, max: 100 },
        },
      ],
      leastShare: 0.75,
    },
  },
};

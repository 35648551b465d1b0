import { describe, expect, it } from 'vitest';
import { classOf, Indicator, type IndicatorDeclaration } from './indicator.ts';

const text = (words: string) => ({ ar: words, fr: words, en: words });

/** What every declaration has beside its inputs and its method. */
const common: Omit<IndicatorDeclaration, 'id' | 'base' | 'period' | 'inputs' | 'method'> = {
  title: text('An indicator'),
  description: text('What it tells.'),
  unit: '%',
  decimals: 1,
  direction: 'higher-better',
  classes: [
    { id: 'low', below: 30, title: text('Low'), color: '#d7191c' },
    { id: 'middle', below: 70, title: text('Middle'), color: '#ffffbf' },
    { id: 'high', title: text('High'), color: '#1a9641' },
  ],
  classesSource: text('Thirds, for want of a rule.'),
  reference: text('The text that the method follows.'),
};

/** Declarations as a theme writes them: one of each way to fetch inputs. */
const EXAMPLES: Record<string, IndicatorDeclaration> = {
  // A series at the feature itself, and a property of it.
  filling: {
    ...common,
    id: 'dam-filling',
    base: 'dams',
    period: 'month',
    inputs: {
      volume: { kind: 'series', parameter: 'dam-volume', over: 'day', gatherTime: 'last' },
      capacity: {
        kind: 'property',
        layer: 'dams',
        measure: { property: 'capacity_hm3' },
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
  // Areas of a layer inside of places, counted once where they overlap, among the areas of the places themselves.
  protectedShare: {
    ...common,
    id: 'protected-share',
    base: 'governorates',
    period: 'year',
    years: { from: 1990, to: 2024 },
    sdg: '15.1.2',
    inputs: {
      inside: {
        kind: 'property',
        layer: 'protected-areas',
        measure: 'area',
        by: { kind: 'overlap' },
        dissolve: true,
      },
      all: { kind: 'property', layer: 'governorates', measure: 'area', by: { kind: 'itself' }, empty: null },
    },
    method: { kind: 'ratio', numerator: [{ input: 'inside' }], denominator: [{ input: 'all' }], factor: 100 },
  },
  // People near a source: towns in the place that lie within two kilometres of a landfill, by their population.
  exposed: {
    ...common,
    id: 'near-landfills',
    base: 'delegations',
    period: 'none',
    direction: 'higher-worse',
    inputs: {
      near: {
        kind: 'property',
        layer: 'towns',
        measure: { property: 'population' },
        near: { layer: 'landfills', metres: 2000 },
      },
      all: { kind: 'property', layer: 'towns', measure: { property: 'population' } },
    },
    method: { kind: 'ratio', numerator: [{ input: 'near' }], denominator: [{ input: 'all' }], factor: 100 },
  },
  // Emissions of sites up to 20 km away, each counting half as much every 5 km.
  pressure: {
    ...common,
    id: 'industrial-pressure',
    base: 'delegations',
    period: 'year',
    unit: 't/a',
    direction: 'higher-worse',
    inputs: {
      emissions: {
        kind: 'series',
        parameter: 'so2-emitted',
        layer: 'industrial-sites',
        by: { kind: 'distance', metres: 20_000, decay: { kind: 'half', metres: 5000 } },
        over: 'year',
        statistic: 'sum',
        gather: 'sum',
      },
    },
    method: { kind: 'sum', terms: [{ input: 'emissions' }] },
  },
  // Days above a limit that the parameter declares.
  exceedance: {
    ...common,
    id: 'pm10-days',
    base: 'air-stations',
    period: 'year',
    unit: 'd',
    direction: 'higher-worse',
    minCoverage: 0.75,
    inputs: { pm10: { kind: 'series', parameter: 'pm10', over: 'day', statistic: 'mean' } },
    method: { kind: 'exceedances', input: 'pm10', bound: { limit: 'tn-day' }, count: 'days' },
  },
  drought: {
    ...common,
    id: 'spi-12',
    base: 'governorates',
    period: 'month',
    unit: '1',
    inputs: {
      rain: {
        kind: 'series',
        parameter: 'precipitation',
        layer: 'weather-stations',
        by: { kind: 'nearest', metres: 150_000 },
        over: 'month',
        statistic: 'sum',
      },
    },
    method: { kind: 'spi', input: 'rain', scale: 12, calibration: { from: 1991, to: 2020 } },
  },
  // Other indicators: of the place itself, and of stations that lie in it.
  life: {
    ...common,
    id: 'quality-of-life',
    base: 'governorates',
    period: 'year',
    unit: '1',
    inputs: {
      green: { kind: 'indicator', indicator: 'green-per-head' },
      dirty: { kind: 'indicator', indicator: 'pm10-days', by: { kind: 'within' }, gather: 'max' },
    },
    method: {
      kind: 'composite',
      parts: [
        {
          input: 'green',
          weight: 2,
          direction: 'higher',
          normalisation: { kind: 'min-max', min: 0, max: 50 },
        },
        { input: 'dirty', weight: 1, direction: 'lower', normalisation: { kind: 'percentile' } },
      ],
      leastShare: 0.5,
    },
  },
};

const reasonsOf = (given: unknown): string => Indicator.safeParse(given).error?.message ?? '';

describe('the declaration of an indicator', () => {
  it.each(Object.entries(EXAMPLES))('is read: %s', (_, example) => {
    expect(reasonsOf(example)).toBe('');
  });

  it.each([
    ['an input that is not declared', { inputs: {} }, 'not declared: pm10'],
    [
      'an input that nothing uses',
      { inputs: { ...EXAMPLES.exceedance!.inputs, idle: EXAMPLES.exceedance!.inputs.pm10! } },
      'does not use the input idle',
    ],
    ['a period that the method has not', { period: 'none' }, 'has no period none'],
    ['classes that do not ascend', { classes: [...common.classes].reverse() }, 'every class but the last'],
    ['a word that it does not know', { unti: '%' }, 'unti'],
  ])('is refused with %s', (_, change, reason) => {
    expect(reasonsOf({ ...EXAMPLES.exceedance, ...change })).toContain(reason);
  });

  it('needs years where no input tells any', () => {
    expect(reasonsOf({ ...EXAMPLES.protectedShare, years: undefined })).toContain('years are needed');
  });

  it('wants inputs in the steps of its method', () => {
    const rain = { ...EXAMPLES.drought!.inputs.rain!, over: 'year' };
    expect(reasonsOf({ ...EXAMPLES.drought, inputs: { rain } })).toContain("over: 'month'");
  });

  it('puts a value that is a limit into the class above it', () => {
    const { classes } = Indicator.parse(EXAMPLES.filling);
    expect([29.9, 30, 70, null].map((value) => classOf(classes, value))).toEqual([
      'low',
      'middle',
      'high',
      null,
    ]);
  });
});

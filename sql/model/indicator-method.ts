import { z } from 'zod';
import { InputName } from './indicator-input.ts';
import { RiskMethod, riskInputs } from './risk.ts';

/**
 * What the inputs of a feature become values by. Each kind is a file of `server/indicators/methods/`, which has the inputs
 * fetched and calls the science in `server/methods/`. Options name inputs of the declaration; where the literature has
 * variants, the variant is an option.
 */

/** An input and how much it counts. */
const Term = z.strictObject({ input: InputName, weight: z.number().default(1) });

/** What a value is held against: one of the limits that the input's parameter declares, or a value with its side. */
const Bound = z.union([
  z.strictObject({ limit: z.string() }),
  z.strictObject({ value: z.number(), side: z.enum(['above', 'below']).default('above') }),
]);
export type Bound = z.infer<typeof Bound>;

/** Years, first and last included. */
const Years = z
  .strictObject({ from: z.int().min(1700).max(2200), to: z.int().min(1700).max(2200) })
  .refine(({ from, to }) => from <= to, 'from is after to');
/** A day of any year: 04-15. */
const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Σ weight × input, × factor + offset: one input as it is, emissions weighed by harm, a difference. */
const Sum = z.strictObject({
  kind: z.literal('sum'),
  terms: z.array(Term).min(1),
  factor: z.number().default(1),
  offset: z.number().default(0),
  /** A term that is missing counts as nothing, as long as one is there; otherwise there is no value. */
  partial: z.boolean().default(false),
});

/** factor × Σ numerator / Σ denominator. No value where the denominator is 0. */
const Ratio = z.strictObject({
  kind: z.literal('ratio'),
  numerator: z.array(Term).min(1),
  denominator: z.array(Term).min(1),
  /** 100 for percent. */
  factor: z.number().default(1),
  /** Shares that cannot be more than the whole are cut there. */
  most: z.number().optional(),
});

/** How many values, or days with one such, go beyond a limit in the period; exceedance days, heat days. */
const Exceedances = z.strictObject({
  kind: z.literal('exceedances'),
  input: InputName,
  bound: Bound,
  /** `days`: those with at least one; `values`: all. */
  count: z.enum(['days', 'values']),
  /** Before they are held against the limit, values are made running means of so many steps (8 for PT8H of hourly values). */
  running: z.int().min(2).max(72).optional(),
  /** In percent of what there is instead of a number. */
  share: z.boolean().default(false),
});

/** CCME WQI 2001: every value of each input in the period is a test. */
const CcmeWqi = z.strictObject({
  kind: z.literal('ccme-wqi'),
  objectives: z
    .array(
      z.strictObject({
        input: InputName,
        /** Limits of the input's parameter, by their ids; each side once. */
        limits: z.array(z.string()).optional(),
        atMost: z.number().optional(),
        atLeast: z.number().optional(),
      }),
    )
    .min(1),
  /** `strict`: four variables of four tests each, as the manual asks. */
  rule: z.enum(['strict', 'any']).default('strict'),
});

/** Directive 2006/7/EC, annexes I and II: values 1 excellent, 2 good, 3 sufficient, 4 poor, of the seasons up to the period's year. */
const BathingClass = z.strictObject({
  kind: z.literal('bathing-class'),
  /** cfu/100 ml, `over: 'value'`. */
  ecoli: InputName,
  enterococci: InputName,
  water: z.enum(['coastal', 'inland']),
  season: z.strictObject({ from: MonthDay, to: MonthDay }),
  seasons: z.int().min(1).max(10).default(4),
  /** Samples of all seasons together. */
  least: z.int().min(1).default(16),
});

/** European air quality index, bands of 2024, 1 good to 6 extremely poor: of hourly means in ug/m3; a longer period has its worst hour. */
const EuropeanAqi = z.strictObject({
  kind: z.literal('european-aqi'),
  pollutants: z.partialRecord(z.enum(['pm2_5', 'pm10', 'no2', 'o3', 'so2']), InputName),
  /** Of each group one must be there, or the hour has no index: [["no2"], ["o3"], ["pm10", "pm2_5"]]. */
  needed: z.array(z.array(z.enum(['pm2_5', 'pm10', 'no2', 'o3', 'so2'])).min(1)).default([]),
});

/** US AQI, breakpoints of 2024, of a day: hourly means in ug/m3 (gases are made ppb at 25 °C). */
const UsAqi = z.strictObject({
  kind: z.literal('us-aqi'),
  pollutants: z.partialRecord(z.enum(['pm2_5', 'pm10', 'no2', 'o3', 'so2', 'co']), InputName),
  /** Share of the hours of a mean that must be there; 0.75 as the EPA has it. */
  least: z.number().gt(0).max(1).default(0.75),
});

/** Shoreline change (DSAS): of dated positions along a transect, metres seaward of a baseline; metres a year, or metres. */
const ShorelineChange = z.strictObject({
  kind: z.literal('shoreline-change'),
  position: InputName,
  /** Of a position, metres. */
  uncertainty: z.number().positive(),
  statistic: z.enum(['epr', 'lrr', 'wlr', 'nsm', 'sce']).default('lrr'),
  confidence: z.number().gt(0).lt(1).default(0.95),
});

/** Canadian fire weather index of a day, which takes over the codes of the day before. */
const FireWeather = z.strictObject({
  kind: z.literal('fire-weather'),
  /** °C, % and km/h at noon (a day's maximum and minimum humidity are nearest to it), mm of 24 h: `over: 'day'`. */
  temperature: InputName,
  humidity: InputName,
  wind: InputName,
  rain: InputName,
  output: z.enum(['fwi', 'ffmc', 'dmc', 'dc', 'isi', 'bui']).default('fwi'),
  constant: z.enum(['1985', '1987']).default('1987'),
  /** Codes begin anew on this day of each year; where nothing is said they go on, and begin with the series. */
  start: MonthDay.optional(),
  /** Codes begin anew after so many days without weather in a row; shorter gaps have no value and leave the codes as they were. */
  gap: z.int().min(1).max(60).default(7),
});

/** Against the mean of a baseline: of the same calendar month where the period is a month, of the day of the year's month for days. */
const AgainstBaseline = z.strictObject({
  kind: z.literal('against-baseline'),
  input: InputName,
  baseline: Years,
  /** `gain` and `loss` are the difference where it goes up or down, and 0 otherwise; `z` in standard deviations of the baseline. */
  as: z.enum(['difference', 'percent', 'gain', 'loss', 'z']),
  /** Years of the baseline that must be there. */
  leastYears: z.int().min(1).default(1),
});

/** Against the period before: what was gained or lost since. */
const AgainstBefore = z.strictObject({
  kind: z.literal('against-before'),
  input: InputName,
  as: z.enum(['difference', 'percent', 'gain', 'loss']),
  /** So many periods before. */
  lag: z.int().min(1).max(120).default(1),
});

/** SPI of monthly precipitation, `over: 'month', statistic: 'sum'`. */
const Spi = z.strictObject({
  kind: z.literal('spi'),
  input: InputName,
  /** Months: 1, 3, 6, 12. */
  scale: z.int().min(1).max(48),
  calibration: Years,
  leastYears: z.int().min(4).default(10),
  /** Where months without rain stand: at the share of those as dry, or in its middle (Stagge et al. 2015). */
  zeros: z.enum(['at-most', 'middle']).default('at-most'),
});

/** SPEI of monthly precipitation and of what the air demands, both in mm. */
const Spei = z.strictObject({
  kind: z.literal('spei'),
  /** `over: 'month', statistic: 'sum'`. */
  rain: InputName,
  /** Potential evapotranspiration as it is told by month, or by Thornthwaite of monthly means in °C at a latitude in degrees. */
  demand: z.union([
    z.strictObject({ evapotranspiration: InputName }),
    z.strictObject({
      temperature: InputName,
      latitude: InputName,
      /** Above 26.5 °C: the formula goes on, or Thornthwaite's table. */
      hot: z.enum(['formula', 'table']).default('formula'),
    }),
  ]),
  scale: z.int().min(1).max(48),
  /** Years that distributions, and the heat index of a place, are of. */
  calibration: Years,
  leastYears: z.int().min(4).default(10),
  distribution: z.enum(['log-logistic', 'gamma']).default('log-logistic'),
});

/** How an input is made comparable. With `min` and `max` places and years are; otherwise places of the same period with each other. */
const Normalisation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('min-max'), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ kind: z.literal('z') }),
  z.strictObject({ kind: z.literal('percentile') }),
]);

/** A composite index from 0 to 100 (z: around 0), its weights for all to see. Lower and upper: each weight a quarter more or less. */
const Composite = z.strictObject({
  kind: z.literal('composite'),
  parts: z
    .array(
      z.strictObject({
        input: InputName,
        weight: z.number().positive(),
        direction: z.enum(['higher', 'lower']),
        normalisation: Normalisation,
      }),
    )
    .min(2),
  aggregation: z.enum(['arithmetic', 'geometric']).default('arithmetic'),
  /** Least share of the weights that must be there. */
  leastShare: z.number().min(0).max(1).default(1),
});

export const IndicatorMethod = z.discriminatedUnion('kind', [
  Sum,
  Ratio,
  Exceedances,
  CcmeWqi,
  BathingClass,
  EuropeanAqi,
  UsAqi,
  ShorelineChange,
  FireWeather,
  AgainstBaseline,
  AgainstBefore,
  Spi,
  Spei,
  Composite,
  RiskMethod,
]);
export type IndicatorMethod = z.infer<typeof IndicatorMethod>;
export type MethodKind = IndicatorMethod['kind'];
export type MethodOf<K extends MethodKind> = Extract<IndicatorMethod, { kind: K }>;

/** An input that a method names, and in which steps of time it wants it; `period`: one value a period. */
export type Wanted = { input: string; step: 'period' | 'value' | 'hour' | 'day' | 'month' | 'any' };

/** The inputs that a method works with. */
export const wantedBy = (method: IndicatorMethod): Wanted[] => {
  const all = (names: readonly string[], step: Wanted['step']): Wanted[] =>
    names.map((input) => ({ input, step }));
  const named = (terms: readonly { input: string }[]) => terms.map(({ input }) => input);
  switch (method.kind) {
    case 'sum':
      return all(named(method.terms), 'period');
    case 'ratio':
      return all(named([...method.numerator, ...method.denominator]), 'period');
    case 'exceedances':
      return all([method.input], 'any');
    case 'ccme-wqi':
      return all(named(method.objectives), 'value');
    case 'bathing-class':
      return all([method.ecoli, method.enterococci], 'value');
    case 'european-aqi':
    case 'us-aqi':
      return all(Object.values(method.pollutants), 'hour');
    case 'shoreline-change':
      return all([method.position], 'value');
    case 'fire-weather':
      return all([method.temperature, method.humidity, method.wind, method.rain], 'day');
    case 'against-baseline':
    case 'against-before':
      return all([method.input], 'period');
    case 'spi':
      return all([method.input], 'month');
    case 'spei':
      return 'temperature' in method.demand
        ? [
            ...all([method.rain, method.demand.temperature], 'month'),
            ...all([method.demand.latitude], 'period'),
          ]
        : all([method.rain, method.demand.evapotranspiration], 'month');
    case 'composite':
      return all(named(method.parts), 'period');
    case 'risk':
      return all(riskInputs(method), 'period');
  }
};

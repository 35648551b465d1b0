import { z } from 'zod';
import { IndicatorInputs } from './indicator-input.ts';
import { IndicatorMethod, type MethodKind, wantedBy } from './indicator-method.ts';
import { LayerId } from './layer.ts';
import { NationalRule } from './national.ts';
import { OutlookWord } from './outlook.ts';
import { SignalRule } from './signal.ts';
import { Text } from './text.ts';

/** An indicator's id is the id of the layer that it is published as. */
export const IndicatorId = LayerId;

/** A class of values: up to, but without, `below`; the last has none. Colours are hex or tokens of the viewer's palette. */
const IndicatorClass = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  below: z.number().optional(),
  title: Text,
  color: z.string().regex(/^(#[0-9a-f]{6}|[a-z]+(-[a-z0-9]+)*)$/),
});
export type IndicatorClass = z.infer<typeof IndicatorClass>;

/** `none`: one value for a feature, of all that there is. */
export const INDICATOR_PERIODS = ['hour', 'day', 'month', 'year', 'none'] as const;
/**
 * Why there is no value: too little of what is expected, no input at all, a method that says nothing of such inputs, or so few
 * cases that a figure might tell of somebody.
 */
export const MISSING_REASONS = ['coverage', 'input', 'method', 'few'] as const;
export type MissingReason = (typeof MISSING_REASONS)[number];
export type IndicatorPeriod = (typeof INDICATOR_PERIODS)[number];

const declared = z.strictObject({
  id: IndicatorId,
  title: Text,
  description: Text,
  /** UCUM code. */
  unit: z.string(),
  decimals: z.int().min(0).max(6),
  direction: z.enum(['higher-better', 'higher-worse', 'neither']),
  /** The layer whose features it is computed for: a level of places, stations, segments of coast. */
  base: LayerId,
  period: z.enum(INDICATOR_PERIODS),
  /** What its values are gathered by where a longer period is looked at: their mean, or, of counts, their sum. The mean where nothing is said. */
  gather: z.enum(['mean', 'sum']).optional(),
  /**
   * Years that are computed, first and last included. Otherwise those that series or other indicators have values in; what
   * is made of layers alone, whose state tells no years, needs them (or the period `none`).
   */
  years: z.strictObject({ from: z.int(), to: z.int() }).optional(),
  inputs: IndicatorInputs,
  method: IndicatorMethod,
  /** Raised when the method's own meaning changes; a change of what is declared is seen without. */
  version: z.int().min(1).default(1),
  classes: z.array(IndicatorClass).min(2).max(9),
  /** Where the limits of the classes come from: a law, a guideline, quantiles of a date. */
  classesSource: Text,
  /** Share of the inputs' values that must be there, 0 to 1; with less there is no value. */
  minCoverage: z.number().min(0).max(1).default(0),
  /** Target of the Sustainable Development Goals: 6.4.2 */
  sdg: z
    .string()
    .regex(/^\d{1,2}\.[0-9a-z]{1,2}(\.\d{1,2})?$/)
    .optional(),
  /**
   * What stands for the country where the goals are reported, and, of what has a value of its own (`whole`), on the dashboard and in
   * briefs; the median of places where nothing is said.
   */
  national: NationalRule.optional(),
  /** Texts that the method follows. */
  reference: Text,
  /** Stands on the dashboard of the country and of each place. */
  headline: z.boolean().optional(),
  /** How it is forecast, where the general rules are not enough. */
  outlook: OutlookWord.optional(),
  /** What looks for early signals in its values; by default the general rules, and nothing where the list is empty. */
  signals: z.array(SignalRule).optional(),
});

type Declared = z.infer<typeof declared>;

/** Periods that a method can have; all of them where nothing is said. */
const PERIODS_OF: Partial<Record<MethodKind, readonly IndicatorPeriod[]>> = {
  'ccme-wqi': ['month', 'year', 'none'],
  'bathing-class': ['year'],
  'us-aqi': ['day'],
  'european-aqi': ['hour', 'day', 'month', 'year'],
  'shoreline-change': ['none'],
  'fire-weather': ['day'],
  'against-baseline': ['day', 'month', 'year'],
  'against-before': ['day', 'month', 'year'],
  spi: ['month'],
  spei: ['month'],
  exceedances: ['day', 'month', 'year'],
};

const LENGTH: Record<string, number> = { value: 0, hour: 1, day: 2, month: 3, year: 4, none: 5 };

const faultsOf = (given: Declared): string[] => {
  const faults: string[] = [];
  const wanted = wantedBy(given.method);
  for (const { input, step } of wanted) {
    const one = given.inputs[input];
    if (!one) faults.push(`the method names an input that is not declared: ${input}`);
    else if (one.kind === 'records') {
      if (step !== 'period' || (given.period !== 'month' && given.period !== 'year'))
        faults.push(`cases (${input}) are told by months and years only`);
    } else if (step === 'period') {
      const over = one.kind === 'series' ? one.over : 'value';
      if ((LENGTH[over] as number) > (LENGTH[given.period] as number))
        faults.push(`the input ${input} is over longer times than the indicator's period`);
    } else if (one.kind === 'property')
      faults.push(`the method wants values in time, which the layer of ${input} has not`);
    else if (one.kind === 'series' && step !== 'any' && one.over !== step)
      faults.push(`the method wants the input ${input} over: '${step}'`);
  }
  for (const name of Object.keys(given.inputs))
    if (!wanted.some(({ input }) => input === name)) faults.push(`the method does not use the input ${name}`);
  const periods = PERIODS_OF[given.method.kind];
  if (periods && !periods.includes(given.period))
    faults.push(`a ${given.method.kind} has no period ${given.period} (${periods.join(', ')})`);
  const isTimed = Object.values(given.inputs).some((one) => one.kind !== 'property' || one.when !== 'state');
  if (given.period !== 'none' && !isTimed && !given.years)
    faults.push('years are needed: no input tells any');
  if (given.national?.rule === 'whole' && Object.values(given.inputs).some(({ kind }) => kind !== 'records'))
    faults.push('only cases tell of the whole country by themselves');
  const limits = given.classes.map(({ below }) => below);
  if (limits.slice(0, -1).includes(undefined) || limits.at(-1) !== undefined)
    faults.push('every class but the last has a limit `below`');
  if (limits.slice(1, -1).some((limit, at) => !((limit as number) > (limits[at] as number))))
    faults.push('the limits of the classes must ascend');
  if (new Set(given.classes.map(({ id }) => id)).size !== given.classes.length)
    faults.push('a class is declared twice');
  return faults;
};

/** A figure that is computed for every feature of a layer and every period. */
export const Indicator = declared.superRefine((given, context) => {
  for (const message of faultsOf(given))
    context.addIssue({ code: 'custom', message: `${given.id}: ${message}` });
});
/** Its fields, for shapes that have more. */
export const indicatorFields = declared.shape;
export type Indicator = z.infer<typeof Indicator>;
/** An indicator as a theme writes it: what has a default may be left out. */
export type IndicatorDeclaration = z.input<typeof Indicator>;

/** The class of a value; null of none. */
export const classOf = (classes: readonly IndicatorClass[], value: number | null): string | null =>
  value === null ? null : (classes.find(({ below }) => below === undefined || value < below)?.id ?? null);

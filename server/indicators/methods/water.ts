import type { MethodOf } from '../../../sql/model/indicator-method.ts';
import { BATHING_CLASSES, bathingQuality } from '../../methods/bathing-water.ts';
import { ccmeWqi, type WaterTest } from '../../methods/water-quality.ts';
import { type Local, type Span, yearOf, yearStart } from '../time.ts';
import {
  type Context,
  type Feature,
  type Method,
  missing,
  type Point,
  periodwise,
  pointsIn,
  spanAt,
} from './method.ts';

type Objective = MethodOf<'ccme-wqi'>['objectives'][number];

/** The bounds of a variable: its own, and those of its parameter's limits. */
const boundsOf = ({ input, limits = [], atMost, atLeast }: Objective, context: Context) => {
  const declared = limits.map((id) => context.limits.get(input)?.find((limit) => limit.id === id));
  const most = atMost ?? declared.find((limit) => limit?.side === 'above')?.value;
  const least = atLeast ?? declared.find((limit) => limit?.side === 'below')?.value;
  return {
    ...(most === undefined ? {} : { atMost: most }),
    ...(least === undefined ? {} : { atLeast: least }),
  };
};

const testsOf = (objective: Objective, feature: Feature, span: Span, context: Context): WaterTest[] => {
  const bounds = boundsOf(objective, context);
  if (Object.keys(bounds).length === 0) return [];
  return pointsIn(feature.inputs.get(objective.input), span).map(({ value }) => ({
    variable: objective.input,
    value,
    ...bounds,
  }));
};

/** Coverage is the share of the variables that were measured at all. */
export const waterQuality: Method<'ccme-wqi'> = {
  compute: periodwise(({ objectives, rule }, feature, start, context) => {
    const span = spanAt(context.period, start);
    const tests = objectives.map((objective) => testsOf(objective, feature, span, context));
    const coverage = tests.filter((own) => own.length > 0).length / objectives.length;
    if (coverage === 0) return missing('input');
    const quality = ccmeWqi(tests.flat(), { rule });
    if (!quality) return missing('method', coverage);
    const { index, f1, f2, f3, variables, tests: count } = quality;
    return { value: index, coverage, more: { f1, f2, f3, variables, tests: count } };
  }),
};

const inSeason =
  ({ from, to }: MethodOf<'bathing-class'>['season']) =>
  ({ at }: Point): boolean => {
    const day = new Date(at).toISOString().slice(5, 10);
    return from <= to ? day >= from && day <= to : day >= from || day <= to;
  };

/** Seasons back from the one that a moment lies in; all of time has no more before it. */
const back = (at: Local, seasons: number): Local =>
  Number.isFinite(at) ? yearStart(yearOf(at) - seasons + 1) : at;

const seasonsUpTo = (start: Local, seasons: number): Span => ({
  from: back(start, seasons),
  to: yearStart(yearOf(start) + 1),
});

/** Coverage is that of the samples asked for. */
export const bathingClass: Method<'bathing-class'> = {
  needs: ({ seasons }, { from, to }) => ({ from: back(from, seasons), to }),
  reaches: ({ seasons }, { from, to }) => [
    { from, to: Number.isFinite(to) ? yearStart(yearOf(to - 1) + seasons) : to },
  ],
  compute: periodwise((options, feature, start) => {
    const span = seasonsUpTo(start as Local, options.seasons);
    const names = [options.ecoli, options.enterococci];
    const [ecoli, enterococci] = names.map((name) =>
      pointsIn(feature.inputs.get(name), span)
        .filter(inSeason(options.season))
        .map(({ value }) => value),
    ) as [number[], number[]];
    const used = names.map((input) => ({ input, ...span }));
    const samples = Math.min(ecoli.length, enterococci.length);
    const coverage = Math.min(1, samples / options.least);
    if (samples === 0) return { ...missing('input'), used };
    const quality = bathingQuality({ ecoli, enterococci }, options.water, { least: options.least });
    if (!quality) return { ...missing('method', coverage), used };
    return {
      value: BATHING_CLASSES.indexOf(quality.class) + 1,
      coverage,
      more: { ecoli_p95: quality.ecoli.p95, enterococci_p95: quality.enterococci.p95, samples },
      used,
    };
  }),
};

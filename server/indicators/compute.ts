import { classOf, type Indicator } from '../../sql/model/indicator.ts';
import type { Properties } from '../../sql/model/property.ts';
import type { ComputedValue, Scope } from '../computed/values.ts';
import type { Client, Surroundings } from './inputs/context.ts';
import { newest } from './inputs/links.ts';
import { type Resolved, resolve } from './inputs/resolve.ts';
import type { Applied } from './methods/index.ts';
import type { Context, Feature, Result } from './methods/method.ts';
import { type Plan, yearsOf } from './plan.ts';
import {
  ALL,
  intersect,
  isEmpty,
  type Local,
  labelOf,
  merged,
  type Span,
  spanOf,
  startOf,
  startsIn,
  textOf,
} from './time.ts';

/** A feature of the base layer as it is now. */
type Base = { id: string; vid: number };

/** Features of the base layer, of those asked for (null: all). */
export const basesOf = async (
  client: Client,
  around: Surroundings,
  ids: readonly string[] | null,
): Promise<Base[]> => {
  const base = around.layers.get(around.indicator.base);
  if (!base) return [];
  const { rows } = await client.query<Base>(
    `select a.id, a.vid from (${newest(base, '$1')}) a order by a.id`,
    [ids],
  );
  return rows;
};

export type Work = { around: Surroundings; method: Applied; context: Context; plan: Plan };

/** What of a feature is to be computed. */
const spansFor = ({ plan }: Work, id: string): readonly Span[] =>
  plan === null ? [ALL] : (plan.get(id) ?? plan.get('') ?? []);

/** The periods of a feature that there is anything of, as far as they are to be computed; in order. */
const startsFor = (work: Work, id: string, inputs: ReadonlyMap<string, Resolved>): (Local | null)[] => {
  const { indicator } = work.around;
  const { period } = indicator;
  const spans = spansFor(work, id);
  if (period === 'none') return spans.length > 0 ? [null] : [];
  const extents = [...inputs.values()].flatMap((input) => input.extent(id) ?? []);
  const whole = extents.length > 0 ? extents : indicator.years ? [yearsOf(work.around)] : [];
  const [first, last] = [Math.min(...whole.map(({ from }) => from)), Math.max(...whole.map(({ to }) => to))];
  const there = intersect({ from: first, to: last }, yearsOf(work.around));
  const wanted = merged(
    spans
      .map((span) => intersect(span, there))
      .filter((span) => !isEmpty(span))
      // A change within a period is one of all of it.
      .map(({ from, to }) => ({
        from: startOf(period, from),
        to: spanOf(period, startOf(period, to - 1)).to,
      })),
  );
  return wanted.flatMap((span) => startsIn(period, span));
};

/** Where an input itself says why it has nothing to give, the value says so, too. */
const explained = (result: Result, { inputs }: Feature): Result => {
  if (result.value !== null) return result;
  const why = [...inputs.values()].map((input) => input.why?.(result.start) ?? null).find(Boolean);
  return why ? { ...result, missing: why } : result;
};

/** Too little was there to say anything. */
const covered = (result: Result, { minCoverage }: Indicator): Result =>
  result.value !== null && result.coverage !== null && result.coverage < minCoverage
    ? { ...result, value: null, missing: 'coverage' }
    : result;

/** A result as it is told of an indicator. */
export const settled = (result: Result, feature: Feature, indicator: Indicator): Result =>
  covered(explained(result, feature), indicator);

export const rounded = (value: number): number => Number(value.toPrecision(12));

/** Lowest and greatest of an interval go with the value; names are those of the layer's manifest. */
const propertiesOf = (result: Result, indicator: Indicator): Properties => {
  const { start, value, lower, upper, coverage, missing, more } = result;
  const hasBounds = value !== null && lower !== undefined && upper !== undefined;
  return {
    period: labelOf(indicator.period, start ?? 0),
    value: value === null ? null : rounded(value),
    lower: hasBounds ? rounded(lower) : null,
    upper: hasBounds ? rounded(upper) : null,
    coverage: coverage === null ? null : rounded(coverage),
    class: classOf(indicator.classes, value),
    missing: value === null ? (missing ?? 'input') : null,
    ...Object.fromEntries(
      Object.entries(more ?? {}).map(([name, one]) => [name, typeof one === 'number' ? rounded(one) : one]),
    ),
  };
};

const tracesOf = (result: Result, id: string, inputs: ReadonlyMap<string, Resolved>) =>
  result.used.flatMap((used) => inputs.get(used.input)?.trace(id, used, result.start) ?? []);

const computedOf = (
  result: Result,
  base: Base,
  { around: { indicator } }: Work,
  inputs: ReadonlyMap<string, Resolved>,
): ComputedValue => {
  const properties = propertiesOf(result, indicator);
  const { period } = indicator;
  const span = result.start === null || period === 'none' ? null : spanOf(period, result.start);
  return {
    feature: base.id,
    baseVid: base.vid,
    from: span && textOf(span.from),
    to: span && textOf(span.to),
    value: properties.value as number | null,
    properties,
    inputs: tracesOf(result, base.id, inputs),
    version: indicator.version,
  };
};

/** An hour without anything is no row: a year of a station that came late has eight thousand of them. */
const isTold = ({ missing, coverage }: Result, { period }: Indicator): boolean =>
  !(period === 'hour' && missing === 'input' && coverage === null);

/** The stretch of time that the values of some features need of the inputs. */
const spanNeeded = (work: Work, bases: readonly Base[]): Span => {
  const spans = bases
    .flatMap(({ id }) => spansFor(work, id))
    .map((span) => work.method.needs(wholePeriods(span, work), work.context));
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
};

const wholePeriods = ({ from, to }: Span, { around: { indicator } }: Work): Span => {
  const { period } = indicator;
  if (period === 'none') return ALL;
  return {
    from: Number.isFinite(from) ? startOf(period, from) : from,
    to: Number.isFinite(to) ? spanOf(period, startOf(period, to - 1)).to : to,
  };
};

/** Values of some features of the base layer, all that the plan asks of them. */
export const computeFor = async (
  client: Client,
  work: Work,
  bases: readonly Base[],
): Promise<ComputedValue[]> => {
  const { around, method, context } = work;
  const isAll = work.plan === null || work.plan.has('');
  const fetch = {
    features: isAll && method.isJoint ? null : bases.map(({ id }) => id),
    span: spanNeeded(work, bases),
  };
  const inputs = new Map<string, Resolved>();
  for (const [name, input] of Object.entries(around.indicator.inputs))
    inputs.set(name, await resolve(client, name, input, around, fetch));
  const features = bases.map(
    ({ id }): Feature => ({
      id,
      inputs: new Map([...inputs].map(([name, resolved]) => [name, resolved.input(id)])),
      starts: startsFor(work, id, inputs),
    }),
  );
  const results = method.compute(features, context);
  return bases.flatMap((base, at) =>
    (results[at] ?? [])
      .filter((result) => isTold(result, around.indicator))
      .map((result) =>
        computedOf(settled(result, features[at] as Feature, around.indicator), base, work, inputs),
      ),
  );
};

/** What the values that were computed for features stand in place of. */
export const scopeOf = (work: Work, ids: readonly string[]): Scope[] =>
  ids.flatMap((feature) =>
    spansFor(work, feature).map((span) => {
      const { from, to } = wholePeriods(span, work);
      return { feature, from: textOf(from), to: textOf(to) };
    }),
  );

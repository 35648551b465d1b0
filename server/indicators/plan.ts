import type { OneInput } from '../../sql/model/indicator-input.ts';
import { type Client, layerOfInput, type Surroundings } from './inputs/context.ts';
import { linksOf } from './inputs/links.ts';
import type { Applied } from './methods/index.ts';
import type { Context } from './methods/method.ts';
import { ALL, intersect, isEmpty, localOf, merged, type Span, yearStart } from './time.ts';

/** A row of `indicator_dirty`. */
export type Dirty = { no: number; input: string; feature: string; from: string | null; to: string | null };

/** Features of the base layer and the stretches of time in which their values are to be computed again; null: all. */
export type Plan = ReadonlyMap<string, readonly Span[]> | null;

export const readDirty = async (client: Client, indicator: string): Promise<Dirty[]> => {
  const { rows } = await client.query<Dirty>(
    `select no, input, feature_id as feature, time_from::text as from, time_to::text as to
     from indicator_dirty where indicator_id = $1 order by no`,
    [indicator],
  );
  return rows;
};

const spanOfDirty = ({ from, to }: Dirty): Span => ({
  from: from === null ? ALL.from : localOf(from),
  to: to === null ? ALL.to : localOf(to),
});

/** All of the base layer's features that features of an input belong to: for what is not the feature itself. */
const basesOf = async (
  client: Client,
  input: OneInput,
  around: Surroundings,
  features: readonly string[],
): Promise<Map<string, string[]>> => {
  if (input.by.kind === 'itself') return new Map(features.map((id) => [id, [id]]));
  const base = around.layers.get(around.indicator.base);
  const layer = around.layers.get(layerOfInput(input, around) ?? '');
  if (!base || !layer) return new Map();
  // Which one is the nearest, only all of them tell.
  const of = input.by.kind === 'nearest' ? null : features;
  const links = await linksOf(client, { base, layer, by: input.by }, { base: null, of });
  const bases = new Map<string, string[]>();
  for (const [id, own] of links)
    for (const link of own) bases.set(link.of, [...(bases.get(link.of) ?? []), id]);
  return bases;
};

const add = (plan: Map<string, Span[]>, feature: string, spans: readonly Span[]): void => {
  const known = plan.get(feature);
  if (known) known.push(...spans);
  else plan.set(feature, [...spans]);
};

/** Years that a declaration names. */
export const yearsOf = ({ indicator }: Surroundings): Span =>
  indicator.years ? { from: yearStart(indicator.years.from), to: yearStart(indicator.years.to + 1) } : ALL;

/**
 * What is to be computed again for what may have changed: the method tells how far a change reaches in time. All of it
 * where all of an input may have; and all features of a stretch of time where each depends on the others (`''`).
 */
export const planOf = async (
  client: Client,
  { around, method, context }: { around: Surroundings; method: Applied; context: Context },
  dirty: readonly Dirty[],
): Promise<Plan> => {
  if (dirty.some(({ input, feature }) => input === '' || feature === '')) return null;
  const plan = new Map<string, Span[]>();
  for (const name of new Set(dirty.map(({ input }) => input))) {
    const input = around.indicator.inputs[name];
    const rows = dirty.filter((row) => row.input === name);
    if (!input) continue;
    const bases = await basesOf(client, input, around, [...new Set(rows.map(({ feature }) => feature))]);
    for (const row of rows) {
      const reached = method
        .reaches(spanOfDirty(row), context)
        .map((span) => intersect(span, yearsOf(around)));
      for (const base of bases.get(row.feature) ?? []) add(plan, method.isJoint ? '' : base, reached);
    }
  }
  return new Map(
    [...plan].map(([feature, spans]) => [feature, merged(spans.filter((span) => !isEmpty(span)))]),
  );
};

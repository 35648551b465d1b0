import type { Indicator, MissingReason } from '../../sql/model/indicator.ts';
import type { NationalWhole } from '../../sql/model/national.ts';
import { rounded, settled } from './compute.ts';
import type { Client } from './inputs/context.ts';
import { readWholeRecords, WHOLE } from './inputs/records.ts';
import type { Resolved } from './inputs/resolve.ts';
import { methodOf } from './methods/index.ts';
import { ALL, labelOf, type Span, spanOf, startsIn } from './time.ts';

/** A value of the whole country in a period, which is a calendar's. */
export type WholeValue = {
  period: string;
  from: Date;
  to: Date;
  value: number | null;
  missing: MissingReason | null;
};

/** What the whole country has of an indicator by itself, oldest first, and what that is said to be. */
export type Whole = NationalWhole & { values: readonly WholeValue[] };

type Timed = 'month' | 'year';

const inputsOf = async (
  client: Client,
  { inputs }: Indicator,
  period: Timed,
): Promise<Map<string, Resolved>> => {
  const found = new Map<string, Resolved>();
  for (const [name, input] of Object.entries(inputs))
    if (input.kind === 'records') found.set(name, await readWholeRecords(client, { name, input, period }));
  return found;
};

/** From the first to the last that any input tells of. */
const extentOf = (inputs: ReadonlyMap<string, Resolved>): Span | null => {
  const spans = [...inputs.values()].flatMap((input) => input.extent(WHOLE) ?? []);
  if (spans.length === 0) return null;
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
};

/**
 * The values of the whole country, by the method that those of places are computed by, of its own inputs; null of an indicator that
 * does not declare that it has any. They are not kept: what they are made of is a row for each period.
 */
export const wholeOf = async (client: Client, indicator: Indicator): Promise<Whole | null> => {
  const { national, period, method } = indicator;
  if (national?.rule !== 'whole' || (period !== 'month' && period !== 'year')) return null;
  const inputs = await inputsOf(client, indicator, period);
  const extent = extentOf(inputs);
  if (!extent) return { ...national, values: [] };
  const feature = {
    id: WHOLE,
    inputs: new Map([...inputs].map(([name, resolved]) => [name, resolved.input(WHOLE)])),
    starts: startsIn(period, extent),
  };
  const context = { period, limits: new Map(), extent: ALL };
  const results = methodOf(method).compute([feature], context)[0] ?? [];
  return {
    ...national,
    values: results.map((result) => {
      const { start, value, missing } = settled(result, feature, indicator);
      const { from, to } = spanOf(period, start as number);
      return {
        ...{ period: labelOf(period, from), from: new Date(from), to: new Date(to) },
        value: value === null ? null : rounded(value),
        missing: value === null ? (missing ?? 'input') : null,
      };
    }),
  };
};

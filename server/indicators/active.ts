import type { OneInput } from '../../sql/model/indicator-input.ts';
import { partitionOf } from '../../sql/partition.ts';
import type { Client, Surroundings } from './inputs/context.ts';
import { seriesOf } from './inputs/series.ts';

/** Features that have anything of an input by themselves; null where others' may belong to any of them. */
const having = async (client: Client, input: OneInput, around: Surroundings): Promise<string[] | null> => {
  if (input.by.kind !== 'itself') return null;
  switch (input.kind) {
    case 'series': {
      const series = await seriesOf(client, input, input.layer ?? around.indicator.base, null);
      return series.map(({ feature }) => feature);
    }
    case 'indicator': {
      const layer = around.layers.get(input.indicator);
      if (!layer) return [];
      const { rows } = await client.query<{ id: string }>(
        `select distinct feature_id as id from ${partitionOf('computed_value', layer.no)}`,
      );
      return rows.map(({ id }) => id);
    }
    case 'property':
    case 'records':
      return null;
  }
};

/**
 * Features that can have values at all: of a thousand stations few may measure what an indicator is made of. Null where any
 * can: what belongs to others is fetched to be known, and years that are declared, or none, need no values to have a row.
 */
export const activeIn = async (client: Client, around: Surroundings): Promise<Set<string> | null> => {
  const { period, years, inputs } = around.indicator;
  if (period === 'none' || years) return null;
  const active = new Set<string>();
  for (const input of Object.values(inputs)) {
    // A state has no time, and so no row of its own.
    if (input.kind === 'property' && input.when === 'state') continue;
    const ids = await having(client, input, around);
    if (ids === null) return null;
    for (const id of ids) active.add(id);
  }
  return active;
};

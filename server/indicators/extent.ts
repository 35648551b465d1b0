import { layersUsed, parametersUsed } from '../../sql/model/indicator-layers.ts';
import type { Client, Surroundings } from './inputs/context.ts';
import { ALL, type Span, yearStart } from './time.ts';

/** Years in which there are observations of any of an indicator's series; all of time where it reads none. */
export const extentOf = async (client: Client, { indicator }: Surroundings): Promise<Span> => {
  const { rows } = await client.query<{ from: number | null; to: number | null }>(
    `select extract(year from min(first_time))::int - 1 as from, extract(year from max(last_time))::int + 2 as to
     from series where parameter_id = any($1) and layer_id = any($2)`,
    [parametersUsed(indicator), layersUsed(indicator)],
  );
  const { from, to } = rows[0] ?? { from: null, to: null };
  return from === null || to === null ? ALL : { from: yearStart(from), to: yearStart(to) };
};

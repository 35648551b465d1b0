import type pg from 'pg';
import { declaredIndicators, markWhole } from '../indicators/mark.ts';
import type { Indicator } from '../model/indicator.ts';
import { askForGather } from './ask-for-gather.ts';

type Gone = { parameter: string; layer: string };

const isMadeOf = ({ inputs, base }: Indicator, gone: readonly Gone[]): boolean =>
  Object.values(inputs).some(
    (input) =>
      input.kind === 'series' &&
      gone.some(({ parameter, layer }) => parameter === input.parameter && layer === (input.layer ?? base)),
  );

/**
 * Takes series away whole, with all that was measured and all that was gathered of it, in the caller's transaction; has what
 * was computed of it computed again.
 */
export const removeSeries = async (client: pg.ClientBase, nos: readonly number[]): Promise<void> => {
  if (nos.length === 0) return;
  await client.query('delete from observation where series_no = any($1::int[])', [nos]);
  const { rows } = await client.query<Gone>(
    'delete from series where no = any($1::int[]) returning parameter_id as parameter, layer_id as layer',
    [nos],
  );
  const indicators = await declaredIndicators(client);
  await markWhole(
    client,
    [...indicators].filter(([, indicator]) => isMadeOf(indicator, rows)).map(([id]) => id),
  );
  await askForGather(client);
};

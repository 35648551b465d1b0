import type pg from 'pg';
import { declaredIndicators, dependentsOf, enqueueCompute } from '../../sql/indicators/mark.ts';
import type { Indicator } from '../../sql/model/indicator.ts';
import type { Changed } from '../computed/values.ts';

/**
 * Observations of a series that came, were corrected or went, from a moment to before another: days (`2024-05-01`) or date
 * and time as the series' own clocks show them.
 */
export type Touched = { parameter: string; layer: string; feature: string; from: string; to: string };

type Mark = { indicator: string; input: string; feature: string; from: string | null; to: string | null };

const INSERT = `insert into indicator_dirty (indicator_id, input, feature_id, time_from, time_to)
  select indicator, input, feature, "from"::timestamp, "to"::timestamp
  from jsonb_to_recordset($1::jsonb) as m (indicator text, input text, feature text, "from" text, "to" text)`;

const write = async (client: pg.ClientBase, marks: readonly Mark[]): Promise<void> => {
  if (marks.length === 0) return;
  await client.query(INSERT, [JSON.stringify(marks)]);
  await enqueueCompute(
    client,
    marks.map(({ indicator }) => indicator),
  );
};

/** So many stretches of one input are marked one by one; of more, the whole of it is computed as fast. */
const MOST = 20_000;

/** Anything, at any place and time. */
const WHOLE = [{ feature: '', from: null, to: null }];

const orWhole = (marks: Mark[], indicator: string, input: string): Mark[] =>
  marks.length <= MOST ? marks : [{ indicator, input, feature: '', from: null, to: null }];

const touchedBy = (id: string, indicator: Indicator, touched: readonly Touched[]): Mark[] =>
  Object.entries(indicator.inputs).flatMap(([input, one]) => {
    if (one.kind !== 'series') return [];
    const layer = one.layer ?? indicator.base;
    const own = touched.filter((each) => each.parameter === one.parameter && each.layer === layer);
    return orWhole(
      own.map(({ feature, from, to }) => ({ indicator: id, input, feature, from, to })),
      id,
      input,
    );
  });

/** Marks what indicators made of series may be another by now, and has it computed; in the transaction that keeps their rollups. */
export const markIndicators = async (client: pg.ClientBase, touched: readonly Touched[]): Promise<void> => {
  if (touched.length === 0) return;
  const indicators = await declaredIndicators(client);
  await write(
    client,
    [...indicators].flatMap(([id, indicator]) => touchedBy(id, indicator, touched)),
  );
};

/**
 * Marks what is made of an indicator's values that are others by now (null: too many to name, so all of it is); has those
 * computed, too, that waited for it.
 */
export const markDependents = async (
  client: pg.ClientBase,
  indicator: string,
  changed: readonly Changed[] | null,
): Promise<void> => {
  const dependents = dependentsOf(indicator, await declaredIndicators(client));
  const marks = dependents.flatMap(([id, { inputs }]) =>
    Object.entries(inputs).flatMap(([input, one]) => {
      if (one.kind !== 'indicator' || one.indicator !== indicator) return [];
      const own = (changed ?? WHOLE).map(({ feature, from, to }) => ({
        indicator: id,
        input,
        feature,
        from,
        to,
      }));
      return orWhole(own, id, input);
    }),
  );
  await write(client, marks);
  const waiting = await client.query<{ id: string }>(
    'select distinct indicator_id as id from indicator_dirty where indicator_id = any($1)',
    [dependents.map(([id]) => id)],
  );
  await enqueueCompute(
    client,
    waiting.rows.map(({ id }) => id),
  );
};

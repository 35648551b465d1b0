import type pg from 'pg';
import { enqueue } from '../jobs/enqueue.ts';
import { Indicator } from '../model/indicator.ts';
import { indicatorsUsed, layersUsed } from '../model/indicator-layers.ts';

type Client = pg.ClientBase | pg.Pool;

/** Has indicators computed, each by one job however often it is asked for; not before a time, where one is given. */
export const enqueueCompute = async (
  client: Client,
  indicators: Iterable<string>,
  runAt?: Date,
): Promise<void> => {
  for (const indicator of new Set(indicators))
    await enqueue(
      client,
      'indicator.compute',
      { indicator },
      { uniqueKey: `indicator.compute ${indicator}`, ...(runAt ? { runAt } : {}) },
    );
};

/** All of some indicators is to be computed again. */
export const markWhole = async (client: Client, indicators: readonly string[]): Promise<void> => {
  if (indicators.length === 0) return;
  await client.query('insert into indicator_dirty (indicator_id) select unnest($1::text[])', [indicators]);
  await enqueueCompute(client, indicators);
};

/** Indicators as they are declared; one that this program cannot read is none to it. */
export const declaredIndicators = async (client: Client): Promise<Map<string, Indicator>> => {
  const { rows } = await client.query<{ id: string; manifest: unknown }>(
    'select id, manifest from indicator',
  );
  return new Map(
    rows.flatMap(({ id, manifest }) => {
      const parsed = Indicator.safeParse(manifest);
      return parsed.success ? [[id, parsed.data] as const] : [];
    }),
  );
};

/** A layer has another revision: all that is computed for its features or from them may be another. */
export const markLayer = async (client: Client, layer: string): Promise<void> => {
  const indicators = await declaredIndicators(client);
  const concerned = [...indicators].filter(([, one]) => layersUsed(one).includes(layer));
  await markWhole(
    client,
    concerned.map(([id]) => id),
  );
};

/** Indicators that are made of another. */
export const dependentsOf = (id: string, indicators: ReadonlyMap<string, Indicator>): [string, Indicator][] =>
  [...indicators].filter(([, one]) => indicatorsUsed(one).includes(id));

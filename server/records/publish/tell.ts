import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import { declaredIndicators, enqueueCompute, markWhole } from '../../../sql/indicators/mark.ts';
import type { Indicator } from '../../../sql/model/indicator.ts';
import { Layer } from '../../../sql/model/layer.ts';
import { partitionOf } from '../../../sql/partition.ts';
import { transaction } from '../../../sql/transaction.ts';
import { placeSql } from '../../indicators/answer/place.ts';
import { WHOLE } from '../../indicators/inputs/records.ts';
import { daysOf } from '../statistics/count-sql.ts';
import { readTellable } from './tell-places.ts';

// The whole of time, which is only told as far as it is.
const WRITE = `with given as materialized (
    select place, period, told from jsonb_to_recordset($2::jsonb) as g (place text, period text, told jsonb)
  ), gone as (
    delete from record_place r where module = $1 and not exists (select from given g where g.place = r.place_id and g.period = r.period)
    returning place_id as place, period
  ), put as (
    insert into record_place (module, place_id, period, counted, told) select $1, place, period, '{}', told from given
    on conflict (module, place_id, period) do update set told = excluded.told where record_place.told <> excluded.told
    returning place_id as place, period
  )
  select place, period from gone union all select place, period from put`;

type Change = { place: string; period: string };

const EXTENT = `select min(period) as first, max(period) as last from record_place where module = $1 and length(period) = 7`;
type Extent = { first: string | null; last: string | null };
const extentOf = async (client: pg.ClientBase | pg.Pool, module: string): Promise<Extent> =>
  (await client.query<Extent>(EXTENT, [module])).rows[0]!;

/** Indicators that are made of the cases of a module, each with the inputs that are. */
const madeOf = (indicators: ReadonlyMap<string, Indicator>, module: string): [Indicator, string[]][] =>
  [...indicators.values()].flatMap((one): [Indicator, string[]][] => {
    const inputs = Object.entries(one.inputs).flatMap(([name, input]) =>
      input.kind === 'records' && input.module === module ? [name] : [],
    );
    return inputs.length > 0 ? [[one, inputs]] : [];
  });

const BASE = 'select no, id, manifest, revision from layer where id = $1 and revision > 0';

const MARK = (
  no: number,
  place: string,
): string => `insert into indicator_dirty (indicator_id, input, feature_id, time_from, time_to)
  select distinct $1, i.input, f.id, c."from"::timestamp, c."to"::timestamp
  from jsonb_to_recordset($2::jsonb) as c (place text, "from" text, "to" text)
    join (select distinct f.id, ${place} as place from ${partitionOf('feature', no)} f where f.until_revision = 9223372036854775807) f using (place)
    cross join unnest($3::text[]) as i (input)`;

const markOne = async (
  client: pg.ClientBase,
  [{ id, base, period }, inputs]: [Indicator, string[]],
  changes: readonly Change[],
): Promise<void> => {
  const { rows } = await client.query<{ no: number; id: string; manifest: unknown }>(BASE, [base]);
  const manifest = Layer.safeParse(rows[0]?.manifest).data;
  // A layer that is not there yet marks all when it comes.
  if (!rows[0] || !manifest) return;
  const length = period === 'month' ? 7 : 4;
  const given = changes
    .filter((change) => change.period.length === length)
    .map((change) => {
      const [from, to] = daysOf(change.period);
      return { place: change.place, from, to };
    });
  if (given.length === 0) return;
  const place = placeSql({ id: base, manifest });
  await client.query(MARK(rows[0].no, place), [id, JSON.stringify(given), inputs]);
  await enqueueCompute(client, [id]);
};

// What a layer is known by where its rows stay: the whole country is in none of them.
const KNOWN_BY = `update layer l set history = w.digest
  from (select left(md5(string_agg(period || ' ' || told::text, ' ' order by period)), 12) as digest
    from record_place where module = $1 and place_id = $3) w
  where l.id = any($2) and l.history is distinct from w.digest`;

/** Has whoever was told of the whole country ask again, where that is another now. */
const tellOfWhole = async (
  client: pg.ClientBase,
  module: string,
  indicators: readonly [Indicator, string[]][],
): Promise<void> => {
  const own = indicators.flatMap(([{ id, national }]) => (national?.rule === 'whole' ? [id] : []));
  const { rowCount } = await client.query(KNOWN_BY, [module, own, WHOLE]);
  if (rowCount) await client.query('update publication set version = version + 1');
};

/**
 * Tells of the places of a module what may be told by now, and has the indicators computed that are made of it: all of them where
 * there is another first or last month, as places without a case have a count of 0 then. Gives how many figures changed.
 */
export const tellPlaces = async (db: Db, module: string, before: Extent): Promise<number> => {
  const told = await readTellable(db, module);
  return transaction(db, async (client) => {
    const { rows } = await client.query<Change>(WRITE, [module, JSON.stringify(told)]);
    const now = await extentOf(client, module);
    const indicators = madeOf(await declaredIndicators(client), module);
    if (now.first !== before.first || now.last !== before.last)
      await markWhole(
        client,
        indicators.map(([{ id }]) => id),
      );
    else for (const one of indicators) await markOne(client, one, rows);
    await tellOfWhole(client, module, indicators);
    return rows.length;
  });
};

/** The first and the last month that are counted. */
export const monthsTold = extentOf;

import type pg from 'pg';
import { dropComputed } from '../computed.ts';
import type { Indicator } from '../model/indicator.ts';
import { parametersUsed } from '../model/indicator-layers.ts';
import { declaredIndicators, dependentsOf, markWhole } from './mark.ts';

const dropLayer = async (client: pg.PoolClient, id: string): Promise<void> => {
  const { rows } = await client.query<{ no: number }>(
    `select no from layer where id = $1 and origin = 'computed'`,
    [id],
  );
  for (const { no } of rows) {
    await dropComputed(client, no);
    await client.query('delete from layer where no = $1', [no]);
  }
};

/** Takes indicators out, with the layers that they are published as; what is made of them is computed again, without. */
const dropIndicators = async (client: pg.PoolClient, ids: readonly string[]): Promise<void> => {
  const all = await declaredIndicators(client);
  // Before their layers, as whoever writes their values does: in the other order both would wait for each other.
  await client.query('select from indicator where id = any($1) order by id for update', [ids]);
  for (const id of ids) await dropLayer(client, id);
  await client.query('delete from indicator where id = any($1)', [ids]);
  const concerned = ids.flatMap((id) => dependentsOf(id, all).map(([dependent]) => dependent));
  await markWhole(
    client,
    concerned.filter((id) => !ids.includes(id)),
  );
};

/** Takes all indicators of a theme out, before it goes itself. */
export const dropThemeIndicators = async (client: pg.PoolClient, theme: string): Promise<void> => {
  const { rows } = await client.query<{ id: string }>('select id from indicator where theme_id = $1', [
    theme,
  ]);
  await dropIndicators(
    client,
    rows.map(({ id }) => id),
  );
};

const PUT = `insert into indicator (id, theme_id, position, manifest, origin, basis) values ($1, $2, $3, $4, $5, '')
  on conflict (id) do update set theme_id = excluded.theme_id, position = excluded.position, manifest = excluded.manifest,
    origin = excluded.origin
  where indicator.manifest <> excluded.manifest or indicator.position <> excluded.position
    or indicator.theme_id <> excluded.theme_id or indicator.origin <> excluded.origin`;

// What is computed depends on the declaration, and on the limits and gathering of the parameters that it reads.
const BASES = `select i.id, i.basis, md5(i.manifest::text || i.position || i.theme_id || coalesce(
    (select string_agg(p.manifest::text, '' order by p.id) from parameter p where p.id = any(g.parameters)), '')) as now
  from (select g.id, array(select jsonb_array_elements_text(g.parameters)) as parameters
    from jsonb_to_recordset($1::jsonb) as g (id text, parameters jsonb)) g
  join indicator i on i.id = g.id`;

/** Has all those computed again that are declared otherwise by now, or made from what is. Gives how many. */
export const freshenIndicators = async (client: pg.PoolClient): Promise<number> => {
  const all = await declaredIndicators(client);
  const used = [...all].map(([id, one]) => ({ id, parameters: parametersUsed(one) }));
  const { rows } = await client.query<{ id: string; basis: string; now: string }>(BASES, [
    JSON.stringify(used),
  ]);
  const stale = rows.filter(({ basis, now }) => basis !== now);
  for (const { id, now } of stale)
    await client.query('update indicator set basis = $2 where id = $1', [id, now]);
  await markWhole(
    client,
    stale.map(({ id }) => id),
  );
  return stale.length;
};

type Declarer = 'theme' | 'module';

const putAll = async (
  client: pg.PoolClient,
  { theme, origin }: { theme: string; origin: Declarer },
  indicators: readonly Indicator[],
): Promise<number> => {
  const kept = indicators.map(({ id }) => id);
  const gone = await client.query<{ id: string }>(
    'select id from indicator where theme_id = $1 and origin = $3 and not id = any($2)',
    [theme, kept, origin],
  );
  await dropIndicators(
    client,
    gone.rows.map(({ id }) => id),
  );
  let changed = gone.rows.length;
  for (const [position, indicator] of indicators.entries()) {
    const manifest = JSON.stringify(indicator);
    const { rowCount } = await client.query(PUT, [indicator.id, theme, position, manifest, origin]);
    changed += rowCount ?? 0;
  }
  return changed;
};

/** Puts the indicators that a theme declares in the place of those it had; gives how many rows that changed. */
export const putIndicators = (
  client: pg.PoolClient,
  theme: string,
  indicators: readonly Indicator[],
): Promise<number> => putAll(client, { theme, origin: 'theme' }, indicators);

/** The same for those that civic modules declare, which stand in a theme beside its own. */
export const putModuleIndicators = (
  client: pg.PoolClient,
  theme: string,
  indicators: readonly Indicator[],
): Promise<number> => putAll(client, { theme, origin: 'module' }, indicators);

import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { Country } from '../../sql/model/country.ts';
import { Measure } from '../../sql/model/series.ts';
import { gatherAnew } from '../../sql/observations/gather-anew.ts';
import { isZone } from '../../sql/observations/zone.ts';
import { transaction } from '../../sql/transaction.ts';
import { lastFilling } from '../load/history.ts';
import { editionOf } from '../targets.ts';
import type { Theme } from '../theme.ts';
import { loadName, type ObservationTarget, originOf } from './target.ts';

const PUT = `insert into measure (layer_id, parameter_id, procedure, origin, averaging, every, stamp, time_zone, map,
    source_id, status)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (layer_id, parameter_id, procedure) do update set origin = excluded.origin, averaging = excluded.averaging,
    every = excluded.every, stamp = excluded.stamp, time_zone = excluded.time_zone, map = excluded.map,
    source_id = excluded.source_id, status = excluded.status`;

// Series that are there are what their measure says now.
const FOLLOW = `update series s set averaging = m.averaging, every = m.every, stamp = m.stamp, time_zone = m.time_zone,
    map = m.map, source_id = m.source_id, status = m.status
  from measure m where m.origin = $1 and s.origin = $1 and m.layer_id = s.layer_id and m.parameter_id = s.parameter_id
    and m.procedure = s.procedure and (s.averaging, s.every, s.stamp, s.time_zone, s.map, s.source_id, s.status)
      is distinct from (m.averaging, m.every, m.stamp, m.time_zone, m.map, m.source_id, m.status)
  returning s.no`;

/** Says how the parameters of a set are measured: by this its series are made, also those that come by the API. */
export const putMeasures = async (
  client: pg.ClientBase,
  { source, edition }: ObservationTarget,
  country: Country,
): Promise<void> => {
  const origin = originOf(source.id);
  for (const given of source.measures) {
    const measure = Measure.parse(given);
    const timeZone = measure.timeZone ?? country.timeZone;
    if (!isZone(timeZone))
      throw new Error(`there is no time zone ${timeZone} (${measure.parameter} of ${source.id})`);
    await client.query(PUT, [
      source.layer,
      measure.parameter,
      measure.procedure,
      origin,
      measure.averaging,
      measure.every,
      measure.stamp,
      timeZone,
      measure.map,
      edition.sources[0],
      edition.status,
    ]);
  }
  const parameters = source.measures.map(({ parameter, procedure = '' }) => `${parameter}~${procedure}`);
  await client.query(
    `delete from measure where origin = $1 and not parameter_id || '~' || procedure = any($2::text[])`,
    [origin, parameters],
  );
  const { rows } = await client.query<{ no: number }>(FOLLOW, [origin]);
  await gatherAnew(
    client,
    rows.map(({ no }) => no),
  );
};

const isLoaded = async (db: Db, origin: string): Promise<boolean> =>
  (await db.pool.query('select from measure where origin = $1 limit 1', [origin])).rowCount === 1;

/** Says anew how the parameters of a theme's sets are measured, of those that are loaded. */
export const publishMeasures = async (db: Db, theme: Theme, country: Country): Promise<void> => {
  for (const source of theme.observations ?? []) {
    const filling = await lastFilling(db, loadName(source.id));
    const edition = filling && editionOf(source, filling.pack);
    if (!edition || !(await isLoaded(db, originOf(source.id)))) continue;
    await transaction(db, (client) => putMeasures(client, { theme, source, edition }, country));
  }
};

import type pg from 'pg';
import type { Country } from '../../sql/model/country.ts';
import { Measure } from '../../sql/model/series.ts';
import { gatherAnew } from '../../sql/observations/gather-anew.ts';
import { type ObservationTarget, originOf } from './target.ts';

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
    await client.query(PUT, [
      source.layer,
      measure.parameter,
      measure.procedure,
      origin,
      measure.averaging,
      measure.every,
      measure.stamp,
      measure.timeZone ?? country.timeZone,
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

import type pg from 'pg';
import type { Day } from '../../../sql/model/records/day.ts';
import { VALID_AT } from '../../places/find.ts';

/** Where something is: a place that was named, a point on the map, both or neither. */
export type Where = {
  placeId: string | null;
  point: { longitude: number; latitude: number } | null;
};

const AROUND = `select p.id from place p
  where ST_Intersects(p.geom, ST_SetSRID(ST_MakePoint($1::float8, $2::float8), 4326)) and ST_Dimension(p.geom) = 2 and ${VALID_AT('$3::date')}
  order by ST_Area(p.geom), p.id`;

const ABOVE = `with recursive up as (
    select id, at, 0 as step from unnest($1::text[]) with ordinality as start (id, at)
    union
    select h.parent_id, up.at, up.step + 1 from up join place p on p.id = up.id join place_parent h on h.place_no = p.no where up.step < 8)
  select id from up group by id order by min(step), min(at), id`;

/** The places that something lies in on a day, the smallest first: those about its point, then the one that was named, and what they are part of. */
export const areasOf = async (
  client: pg.ClientBase | pg.Pool,
  { placeId, point }: Where,
  on: Day,
): Promise<string[]> => {
  const around = point
    ? (await client.query<{ id: string }>(AROUND, [point.longitude, point.latitude, on])).rows
    : [];
  const named = [...around.map(({ id }) => id), ...(placeId === null ? [] : [placeId])];
  if (named.length === 0) return [];
  return (await client.query<{ id: string }>(ABOVE, [named])).rows.map(({ id }) => id);
};

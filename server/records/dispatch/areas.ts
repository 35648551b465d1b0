import type pg from 'pg';
import type { Country } from '../../../sql/model/country.ts';
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

const WITH = `select p.id from place p where p.level = any($2) and ST_Covers(p.geom, ST_SetSRID(ST_GeomFromGeoJSON($1), 4326))
    and ${VALID_AT('$3::date')} order by ST_Area(p.geom), p.id limit 1`;

/** The smallest place below the country that has all of a polygon in it (GeoJSON) on a day; null where it lies in several. */
export const placeWith = async (
  client: pg.ClientBase | pg.Pool,
  { levels }: Pick<Country, 'levels'>,
  polygon: string,
  on: Day,
): Promise<string | null> => {
  const below = levels.filter(({ hierarchy, rank }) => rank > 0 && hierarchy === levels[0]?.hierarchy);
  const { rows } = await client.query<{ id: string }>(WITH, [polygon, below.map(({ id }) => id), on]);
  return rows[0]?.id ?? null;
};

const TOUCHED = `select distinct p.id from place p, ST_SetSRID(ST_GeomFromGeoJSON($1), 4326) as area
  where p.level = $2 and ST_Intersects(p.geom, area) and not ST_Touches(p.geom, area) and ${VALID_AT('$3::date')} order by 1`;

/** The largest places below the country (governorates) that a polygon lies in (GeoJSON) with more than its edge, on a day. */
export const placesTouched = async (
  client: pg.ClientBase | pg.Pool,
  { levels }: Pick<Country, 'levels'>,
  polygon: string,
  on: Day,
): Promise<string[]> => {
  const largest = levels
    .filter(({ hierarchy, rank }) => rank > 0 && hierarchy === levels[0]?.hierarchy)
    .sort((one, other) => one.rank - other.rank)[0];
  const { rows } = await client.query<{ id: string }>(TOUCHED, [polygon, largest?.id ?? '', on]);
  return rows.map(({ id }) => id);
};

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

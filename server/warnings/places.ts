import type pg from 'pg';
import type { Text } from '../../sql/model/text.ts';
import type { DrawnPolygon } from '../../sql/model/warning.ts';
import { badParameter } from '../http/error.ts';
import { VALID_AT } from '../places/find.ts';

type Client = pg.ClientBase | pg.Pool;

/** A place as a warning names it. */
export type WarnedPlace = {
  no: number;
  id: string;
  name: Text;
  /** Its codes by scheme, its own first. */
  codes: { scheme: string; code: string }[];
};

/** Warnings are for all, so that they are of places that all may know of. */
const PUBLIC = `join layer on layer.no = p.layer_no and layer.visibility->>'kind' = 'public'`;

const PLACES = `select p.no, p.id, p.name, jsonb_build_array(jsonb_build_object('scheme', p.scheme, 'code', p.code))
    || coalesce((select jsonb_agg(jsonb_build_object('scheme', c.scheme, 'code', c.code) order by c.scheme)
      from place_code c where c.place_no = p.no and c.scheme <> p.scheme), '[]') as codes
  from place p ${PUBLIC} where p.id = any($1) and ${VALID_AT('now()')} order by array_position($1, p.id)`;

type Row = Omit<WarnedPlace, 'name'> & { name: Partial<Text> };

/** A name in a language that it has none in is the one of the map's first language. */
const wholeName = ({ id, name: { ar, fr, en } }: Row): Text => {
  const any = fr ?? en ?? ar ?? id;
  return { ar: ar ?? any, fr: fr ?? any, en: en ?? any };
};

/** Places as they are today, in the order of their ids; those that are none are not there. */
export const placesOf = async (client: Client, ids: readonly string[]): Promise<WarnedPlace[]> => {
  const { rows } = await client.query<Row>(PLACES, [ids]);
  return rows.map((row) => ({ ...row, name: wholeName(row) }));
};

/** Neighbours are seen as far as half the size of a place around it, as exact as a map of some 200 points shows. */
const AROUND = `with here as (select p.level, p.geom, greatest(ST_XMax(p.geom) - ST_XMin(p.geom), ST_YMax(p.geom) - ST_YMin(p.geom)) as size
    from place p ${PUBLIC} where p.id = $1 and ${VALID_AT('now()')} limit 1),
  frame as (select level, ST_Expand(ST_Envelope(geom), size * 0.3) as box, size / 300 as exact from here where size > 0)
  select p.id, ST_AsGeoJSON(ST_CollectionExtract(ST_Intersection(
      ST_MakeValid(ST_SimplifyPreserveTopology(p.geom, frame.exact)), frame.box), 3), 4, 0) as shape
  from frame join place p on p.level = frame.level and p.geom && frame.box ${PUBLIC} where ${VALID_AT('now()')} order by p.id`;

type Ring = [longitude: number, latitude: number][];
type Shape = { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };

/** The outlines of a place and of those of its level around it, cut where a map of it ends; degrees. */
export const outlinesAround = async (
  client: Client,
  id: string,
): Promise<{ id: string; rings: Ring[] }[]> => {
  const { rows } = await client.query<{ id: string; shape: string | null }>(AROUND, [id]);
  return rows.flatMap(({ id: of, shape }) => {
    const read = shape === null ? null : (JSON.parse(shape) as Shape);
    if (!read || read.coordinates.length === 0) return [];
    return { id: of, rings: read.type === 'Polygon' ? read.coordinates : read.coordinates.flat() };
  });
};

/** No hierarchy is deeper; it also ends one that a file made a circle of. */
const DEEPEST = 8;

const ABOVE = `with recursive up as (
    select id as of, id, 0 as depth from unnest($1::text[]) as given (id)
    union
    select up.of, h.parent_id, up.depth + 1 from up
      join place p on p.id = up.id and ${VALID_AT('now()')} join place_parent h on h.place_no = p.no
      where up.depth < ${DEEPEST}
  )
  select of, array_agg(distinct id) as ids from up group by of`;

/** Of each place, itself and all that it lies in, in any hierarchy. */
export const aboveOf = async (client: Client, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const { rows } = await client.query<{ of: string; ids: string[] }>(ABOVE, [ids]);
  return new Map(rows.map(({ of, ids: above }) => [of, above]));
};

/** About 200 m: as exact as anybody is warned, and a tenth of the vertices. */
const TOLERANCE = 0.002;
/** A metre, as CAP is written. */
const EXACT = 0.00001;
/** What a drawn polygon may lie outside of the places that it is a part of, degrees: as exact as a hand draws. */
const SLACK = 0.03;

/** SQL for what is left of a shape that is written to the metre, its parts that have an area. */
export const written = (geom: string): string =>
  `ST_CollectionExtract(ST_MakeValid(ST_SnapToGrid(${geom}, ${EXACT})), 3)`;

// A place that has no area (a point, a line, a sliver) is warned of as far around it as anybody is warned exactly: no place that a
// warning names is left out of its shape.
const OF_PLACES = `select ST_Multi(ST_CollectionExtract(ST_Union(case when ST_IsEmpty(${written('plain.geom')})
    then ST_Buffer(p.geom, ${TOLERANCE / 2}, 4) else plain.geom end), 3)) as geom
  from place p, lateral (select ST_MakeValid(ST_SimplifyPreserveTopology(p.geom, ${TOLERANCE})) as geom) plain
  where p.no = any($1::int8[])`;

const AREA = `with places as (${OF_PLACES}), drawn as (select ST_SetSRID(ST_GeomFromGeoJSON($2), 4326) as geom)
  select case when $2::text is null then (select geom from places) else ST_Multi(drawn.geom) end as geom,
    $2::text is null or ST_IsValid(drawn.geom) as valid,
    $2::text is null or ST_Covers(ST_Buffer(places.geom, ${SLACK}), case when ST_IsValid(drawn.geom) then drawn.geom end) as inside
  from places, drawn`;

/**
 * The shape of what is warned of: the places together, or what was drawn of them. Throws a 400 for a place that there is not,
 * and for a polygon that does not hold together or lies elsewhere.
 */
export const shapeOf = async (
  client: Client,
  ids: readonly string[],
  polygon: DrawnPolygon | null,
): Promise<string> => {
  const places = await placesOf(client, ids);
  const missing = ids.find((id) => !places.some((place) => place.id === id));
  if (missing !== undefined)
    throw badParameter('places', 'invalid-parameter', { reason: missing.slice(0, 80) });
  const { rows } = await client.query<{ geom: string | null; valid: boolean; inside: boolean | null }>(AREA, [
    places.map(({ no }) => no),
    polygon && JSON.stringify(polygon),
  ]);
  const { geom, valid, inside } = rows[0]!;
  if (!valid || inside !== true) {
    const code = valid ? 'polygon-elsewhere' : 'polygon-not-valid';
    throw badParameter('polygon', code);
  }
  // Of no place there is no area to warn of.
  if (geom === null)
    throw badParameter('places', 'invalid-parameter', { reason: ids.join(', ').slice(0, 80) });
  return geom;
};

import type pg from 'pg';
import type { Db } from '../../sql/db.ts';
import type { LayerDeclaration } from '../../sql/model/layer.ts';
import type { Properties } from '../../sql/model/property.ts';
import { partitionOf } from '../../sql/partition.ts';
import { LoadFailure } from './failure.ts';
import type { LayerRow } from './layer.ts';
import { type PlaceRole, type PlaceRow, placeRow } from './place-rows.ts';

/** The places that a layer will give when `revision` is published; none for a layer that has no such role. */
export const placesOf = async (
  db: Db,
  layer: LayerDeclaration,
  row: LayerRow,
  revision: number,
): Promise<PlaceRow[]> => {
  const role = layer.place;
  if (!role) return [];
  const found = await db.pool.query<{ vid: number; properties: Properties }>(
    `select vid, properties from ${partitionOf('feature', row.no)}
     where since_revision <= $1 and until_revision > $1 order by vid`,
    [revision],
  );
  const places = found.rows.map(({ vid, properties }) => placeRow(layer, role, vid, properties));
  await refuseForeign(db, row.no, places);
  return places;
};

const refuseForeign = async (db: Db, layerNo: number, places: readonly PlaceRow[]): Promise<void> => {
  const taken = await db.pool.query<{ id: string; layer: string }>(
    `select place.id, layer.id as layer from place join layer on layer.no = place.layer_no
     where place.id = any($1::text[]) and place.layer_no <> $2 limit 1`,
    [places.map(({ id }) => id), layerNo],
  );
  const first = taken.rows[0];
  if (!first) return;
  throw new LoadFailure('place-taken', `the place ${first.id} is already given by the layer ${first.layer}`);
};

const insertPlaces = async (
  client: pg.PoolClient,
  layerNo: number,
  role: PlaceRole,
  places: string,
): Promise<void> => {
  await client.query(
    `insert into place (id, layer_no, level, scheme, code, name, name_origin, rank, geom, valid_from, valid_to)
     select given.id, $1, $2, $3, given.code, given.name, given.origin, given.rank, f.geom, f.valid_from, f.valid_to
     from jsonb_to_recordset($4::jsonb)
       as given (vid bigint, id text, code text, name jsonb, origin text, rank float8)
     join ${partitionOf('feature', layerNo)} f on f.vid = given.vid`,
    [layerNo, role.level, role.scheme, places],
  );
};

// A version of a place is found again by its feature's version: id and start of validity.
const GIVEN = (layerNo: number): string => `
  jsonb_to_recordset($1::jsonb) as given (vid bigint, id text, codes jsonb, parents jsonb, names jsonb)
  join ${partitionOf('feature', layerNo)} f on f.vid = given.vid
  join place on place.id = given.id and place.valid_from is not distinct from f.valid_from`;

const insertDetails = async (client: pg.PoolClient, layerNo: number, places: string): Promise<void> => {
  await client.query(
    `insert into place_code (place_no, scheme, code) select place.no, each.scheme, each.code
     from ${GIVEN(layerNo)}, jsonb_to_recordset(given.codes) as each (scheme text, code text)`,
    [places],
  );
  await client.query(
    `insert into place_name (place_no, language, name, folded) select place.no, each.language, each.name, each.folded
     from ${GIVEN(layerNo)}, jsonb_to_recordset(given.names) as each (language text, name text, folded text)`,
    [places],
  );
  await client.query(
    `insert into place_parent (place_no, hierarchy, parent_id)
     select place.no, each.hierarchy, coalesce(
       (select p.id from place p where p.level = each.level and p.scheme = each.scheme and p.code = each.code limit 1),
       (select p.id from place_code c join place p on p.no = c.place_no
        where p.level = each.level and c.scheme = each.scheme and c.code = each.code limit 1),
       each.level || ':' || each.scheme || ':' || each.code)
     from ${GIVEN(layerNo)},
       jsonb_to_recordset(given.parents) as each (hierarchy text, level text, scheme text, code text)`,
    [places],
  );
};

/** Puts a layer's places in the place of those it gave before; part of the swap. */
export const replacePlaces = async (
  client: pg.PoolClient,
  layer: LayerDeclaration,
  layerNo: number,
  places: readonly PlaceRow[],
): Promise<void> => {
  await client.query('delete from place where layer_no = $1', [layerNo]);
  if (!layer.place || places.length === 0) return;
  const given = JSON.stringify(places);
  await insertPlaces(client, layerNo, layer.place, given);
  await insertDetails(client, layerNo, given);
};

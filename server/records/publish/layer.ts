import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Db } from '../../../sql/db.ts';
import type { Layer } from '../../../sql/model/layer.ts';
import { CASES_THEME } from '../../../sql/model/records/published.ts';
import { announceLayer } from '../../../sql/outbox/announce-layer.ts';
import { attachPartition, makePartition, PARTITIONED, partitionOf } from '../../../sql/partition.ts';
import { transaction } from '../../../sql/transaction.ts';
import { CASE_COLUMNS } from '../cases/store.ts';
import type { Kind } from '../types.ts';
import { casesManifest } from './manifest.ts';
import { type PlacedCase, type ShownCase, shownCase } from './shown-case.ts';

/** Cases that one short transaction publishes: on the embedded engine everybody waits meanwhile. */
const BATCH = 500;

const BASIS = 'select layer_no as no, basis from record_layer where module = $1';
type Known = { no: number; basis: string };

const makeLayer = async (client: pg.PoolClient, module: string, manifest: Layer): Promise<void> => {
  const { rows } = await client.query<{ no: number }>(
    `insert into layer (id, theme_id, manifest, origin) values ($1, (select id from theme where id = $2), $3, 'issued')
     returning no`,
    [manifest.id, CASES_THEME, JSON.stringify(manifest)],
  );
  const { no } = rows[0]!;
  for (const table of PARTITIONED) await makePartition(client, table, no);
  for (const table of PARTITIONED) await attachPartition(client, table, no);
  await client.query(`insert into record_layer (module, layer_no, basis) values ($1, $2, '')`, [module, no]);
};

// A case that is being taken off the map waits for this transaction, and finds in it what it takes off.
const CASES = `select ${CASE_COLUMNS}, i.name as "structureName", p.name as "placeName", p.point as "placePoint",
    array[ST_X(c.geom), ST_Y(c.geom)] as "ownPoint"
  from record_case c left join institution i on i.id = c.structure_id
  left join lateral (select name, array[ST_X(s.point), ST_Y(s.point)] as point from place p,
      lateral (select ST_PointOnSurface(p.geom) as point) s
    where p.id = c.place_id order by p.valid_from desc nulls last limit 1) p on true
  where c.module = $1 and c.no = any($2) for share of c`;

const WRITE = (no: number): string => `with given as materialized (
    select g.number, g.properties, g.title, ST_SetSRID(ST_MakePoint(g.x, g.y), 4326) as geom,
      md5(g.properties::text || ' ' || g.x || ' ' || g.y)::uuid as digest
    from jsonb_to_recordset($1::jsonb) as g (number text, properties jsonb, title text, x float8, y float8)
  ), current as materialized (
    select f.vid, f.id, f.digest from ${partitionOf('feature', no)} f
    where f.id = any($2::text[]) and f.until_revision = 9223372036854775807
  ), ended as (
    update ${partitionOf('feature', no)} f set until_revision = $3 from current c
    where f.vid = c.vid and not exists (select from given g where g.number = c.id and g.digest = c.digest) returning f.id
  ), made as (
    insert into ${partitionOf('feature', no)} (layer_no, fid, id, properties, geom, geom_3857, search_text, digest, since_revision)
    select ${Math.trunc(no)}, ('x' || substr(md5(g.number), 1, 13))::bit(52)::bigint, g.number, g.properties, g.geom,
      ST_Transform(g.geom, 3857), fold(g.title), g.digest, $3
    from given g where not exists (select from current c where c.id = g.number and c.digest = g.digest)
    returning geom
  )
  select (select count(*)::int from made) as made, (select count(*)::int from ended) as ended,
    (select array[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)] from (select ST_Extent(geom) as e from made) b where e is not null) as bbox`;

type Written = { made: number; ended: number; bbox: number[] | null };

const write = async (
  client: pg.PoolClient,
  { no, next }: { no: number; next: number },
  shown: readonly ShownCase[],
  numbers: readonly string[],
): Promise<Written> => {
  const given = shown.map(({ number, properties, title, point: [x, y] }) => ({
    ...{ number, properties, title, x, y },
  }));
  return (await client.query<Written>(WRITE(no), [JSON.stringify(given), numbers, next])).rows[0]!;
};

const OWN = `select no, 1 + greatest(revision, (select coalesce(max(load.revision), 0) from load where load.layer_id = layer.id)) as next
  from layer where no = $1 for update`;

// The box only grows: what goes away leaves a wider one than need be, which no count of all features is worth.
const RAISE = `update layer set revision = $2, manifest = $3, theme_id = (select id from theme where id = $4), published_at = now(),
    feature_count = feature_count + $5, bbox = case when $6::float8[] is null then bbox when bbox is null then $6
      else array[least(bbox[1], $6[1]), least(bbox[2], $6[2]), greatest(bbox[3], $6[3]), greatest(bbox[4], $6[4])] end
  where no = $1 returning feature_count as count`;
const REVISION = `insert into layer_revision (layer_no, revision, published_at, manifest, feature_count, added, changed, removed)
  values ($1, $2, now(), $3, $4, $5, $6, $7)`;

const raise = async (
  client: pg.PoolClient,
  own: { no: number; next: number },
  manifest: Layer,
  { made, ended, bbox }: Written,
): Promise<void> => {
  const text = JSON.stringify(manifest);
  const { rows } = await client.query<{ count: number }>(RAISE, [
    ...[own.no, own.next, text, CASES_THEME, made - ended, bbox],
  ]);
  await client.query(REVISION, [
    ...[own.no, own.next, text, rows[0]!.count],
    ...[Math.max(0, made - ended), Math.min(made, ended), Math.max(0, ended - made)],
  ]);
  await announceLayer(client, { no: own.no, layer: manifest, revision: own.next });
  await client.query('update publication set version = version + 1');
};

type Publishing = { kind: Kind; manifest: Layer; no: number; timeZone: string };

const publishSome = async (
  client: pg.PoolClient,
  { kind, manifest, no, timeZone }: Publishing,
  cases: readonly number[],
): Promise<number> => {
  const { rows } = await client.query<PlacedCase>(CASES, [kind.module.id, cases]);
  const own = (await client.query<{ no: number; next: number }>(OWN, [no])).rows[0]!;
  const shown = rows.flatMap((row) => shownCase(kind, row, timeZone) ?? []);
  const written = await write(
    client,
    own,
    shown,
    rows.map(({ number }) => number),
  );
  const changed = written.made + written.ended;
  if (changed > 0) await raise(client, own, manifest, written);
  return changed;
};

const NEXT = `select no from record_case where module = $1 and no > $2 and is_public order by no limit ${BATCH}`;

/** All published cases of a module, some at a time. */
async function* allCases({ pool }: Db, module: string): AsyncGenerator<number[]> {
  for (let last = 0; ; ) {
    const { rows } = await pool.query<{ no: number }>(NEXT, [module, last]);
    if (rows.length === 0) return;
    yield rows.map(({ no }) => no);
    last = rows.at(-1)!.no;
  }
}

function* someCases(cases: readonly number[]): Generator<number[]> {
  for (let at = 0; at < cases.length; at += BATCH) yield cases.slice(at, at + BATCH);
}

/** Takes out the layer of a module whose cases lie on no map any more. */
const dropLayer = async (client: pg.PoolClient, no: number): Promise<void> => {
  for (const table of PARTITIONED) await client.query(`drop table ${partitionOf(table, no)}`);
  await client.query('delete from layer where no = $1', [no]);
  await client.query('update publication set version = version + 1');
};

/** Takes away all that was ever shown: by another declaration it may have been more than is to be. */
const clear = async (client: pg.PoolClient, no: number): Promise<void> => {
  await client.query(`delete from ${partitionOf('feature', no)}`);
  await client.query('update layer set feature_count = 0, bbox = null where no = $1', [no]);
};

const basisOf = (kind: Kind, manifest: Layer): string =>
  createHash('md5')
    .update(JSON.stringify([manifest, kind.type.publication, kind.type.form, kind.type.reads]))
    .digest('hex');

/**
 * Publishes cases of a module as they are now (all of them, where its declaration is another): features of its layer, each as all
 * may see it. Cases that are not published any more were taken off by the database with the change itself. Gives how many changed.
 */
export const publishCases = async (
  db: Db,
  kind: Kind,
  { cases, timeZone }: { cases: readonly number[]; timeZone: string },
): Promise<number> => {
  const manifest = casesManifest(kind);
  const { id } = kind.module;
  const known = (await db.pool.query<Known>(BASIS, [id])).rows[0];
  if (!manifest) {
    if (known) await transaction(db, (client) => dropLayer(client, known.no));
    return 0;
  }
  if (!known) await transaction(db, (client) => makeLayer(client, id, manifest));
  const { no, basis } = (await db.pool.query<Known>(BASIS, [id])).rows[0]!;
  const wanted = basisOf(kind, manifest);
  const isAll = basis !== wanted;
  let changed = 0;
  if (isAll) await transaction(db, (client) => clear(client, no));
  const publishing = { kind, manifest, no, timeZone };
  for await (const some of isAll ? allCases(db, id) : someCases(cases))
    changed += await transaction(db, (client) => publishSome(client, publishing, some));
  if (isAll)
    await transaction(db, async (client) => {
      const own = (await client.query<{ no: number; next: number }>(OWN, [no])).rows[0]!;
      await raise(client, own, manifest, { made: 0, ended: 0, bbox: null });
      await client.query('update record_layer set basis = $2 where module = $1', [id, wanted]);
    });
  return changed;
};

import type pg from 'pg';
import type { Figures } from '../../sql/model/api/analyses.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { attachPartition, makePartition, PARTITIONED, partitionOf } from '../../sql/partition.ts';
import { publishComputed } from '../computed/publish.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import type { Answer, DrawnRow, StandingRow } from './answer.ts';
import { boundedShapes } from './bounds.ts';
import { manifestOf, type Provenanced, storedVisibility } from './manifest.ts';

type Publishing = { manifest: Layer; visibility: PublishedLayer['visibility'] };

/** Rows that one statement writes. */
const PIECE = 1000;

const WRITE = (no: number): string => `insert into ${partitionOf('feature', no)}
    (layer_no, fid, id, properties, geom, geom_3857, digest, since_revision)
  select ${Math.trunc(no)}, g.fid, g.id, g.properties, s.geom, ST_Transform(s.geom, 3857), md5(g.geometry || g.properties::text)::uuid, 1
  from jsonb_to_recordset($1::jsonb) as g (fid bigint, id text, properties jsonb, geometry text)
  cross join lateral (select ST_GeomFromEWKB(decode(g.geometry, 'hex')) as geom) s`;

/** Zooms up to which simplified shapes serve, where there are so many vertices that a tile of all would be slow. */
const LEVELS = [5, 9];
const MANY_VERTICES = 30_000;
/** Half a pixel of a tile of 512, metres of EPSG:3857. */
const toleranceAt = (zoom: number): number => 40_075_016.68 / 512 / 2 ** (zoom + 1);

const writeLevels = async (client: pg.PoolClient, no: number): Promise<number[]> => {
  const feature = partitionOf('feature', no);
  const { rows } = await client.query<{ vertices: number }>(
    `select coalesce(sum(ST_NPoints(geom)), 0)::float8 as vertices from ${feature} where ST_Dimension(geom) > 0`,
  );
  if (rows[0]!.vertices < MANY_VERTICES) return [];
  for (const level of LEVELS)
    await client.query(
      `insert into ${partitionOf('feature_level', no)} (layer_no, revision, level, vid, geom_3857)
       select layer_no, 1, $1, vid, ST_Simplify(geom_3857, $2, true) from ${feature}`,
      [level, toleranceAt(level)],
    );
  return LEVELS;
};

const EXTENT = (no: number): string => `select count(*)::int4 as count, case when count(geom) > 0 then
    array[ST_XMin(ST_Extent(geom)), ST_YMin(ST_Extent(geom)), ST_XMax(ST_Extent(geom)), ST_YMax(ST_Extent(geom))] end as bbox
  from ${partitionOf('feature', no)}`;

/** A layer of shapes of its own: rows as a load writes them, in partitions that nobody sees before they are full. */
const publishDrawn = async (
  client: pg.PoolClient,
  { manifest, visibility }: Publishing,
  rows: readonly DrawnRow[],
): Promise<void> => {
  const made = await client.query<{ no: number }>(
    `insert into layer (id, position, manifest, origin, visibility) values ($1, 0, $2, 'analysis', $3) returning no`,
    [manifest.id, JSON.stringify(manifest), JSON.stringify(visibility)],
  );
  const { no } = made.rows[0]!;
  for (const table of PARTITIONED) await makePartition(client, table, no);
  for (let at = 0; at < rows.length; at += PIECE) {
    const piece = rows.slice(at, at + PIECE).map((row, place) => ({ ...row, fid: at + place + 1 }));
    await client.query(WRITE(no), [JSON.stringify(piece)]);
  }
  const levels = await writeLevels(client, no);
  for (const table of PARTITIONED) await attachPartition(client, table, no);
  const { rows: extent } = await client.query<{ count: number; bbox: number[] | null }>(EXTENT(no));
  const { count, bbox } = extent[0]!;
  await client.query(
    'update layer set revision = 1, published_at = now(), feature_count = $2, bbox = $3, levels = $4 where no = $1',
    [no, count, bbox, levels],
  );
  await client.query(
    `insert into layer_revision (layer_no, revision, published_at, manifest, feature_count, added, changed, removed)
     values ($1, 1, now(), $2, $3, $3, 0, 0)`,
    [no, JSON.stringify(manifest), count],
  );
  await client.query('update publication set version = version + 1');
};

const boxOf = async (
  client: pg.PoolClient,
  base: PublishedLayer,
  rows: readonly StandingRow[],
): Promise<number[] | null> => {
  const { rows: found } = await client.query<{ box: number[] | null }>(
    `select case when count(geom) > 0 then
       array[ST_XMin(ST_Extent(geom)), ST_YMin(ST_Extent(geom)), ST_XMax(ST_Extent(geom)), ST_YMax(ST_Extent(geom))] end as box
     from ${partitionOf('feature', base.no)} where vid = any($1::int8[])`,
    [rows.map(({ vid }) => vid)],
  );
  return found[0]?.box ?? null;
};

/** A layer that says something of features that there are. */
const publishStanding = async (
  client: pg.PoolClient,
  { manifest, visibility }: Publishing,
  { base, rows }: { base: PublishedLayer; rows: readonly StandingRow[] },
): Promise<void> => {
  const published = await publishComputed(
    client,
    {
      id: manifest.id,
      theme: null,
      position: 0,
      base: base.id,
      origin: 'analysis',
      manifest: async () => manifest,
      timeZone: 'UTC',
      visibility,
      bbox: await boxOf(client, base, rows),
    },
    rows.map(({ vid, feature, properties, value }) => ({
      feature,
      baseVid: vid,
      from: null,
      to: null,
      value,
      properties,
      inputs: [],
    })),
    null,
  );
  if (!published) throw new Error(`layer ${base.id}, on which answer ${manifest.id} stands, is gone`);
};

const sizeOf = ({ rows }: Answer): number =>
  rows.kind === 'drawn'
    ? // Twice, in degrees and in metres.
      rows.rows.reduce((sum, { geometry }) => sum + geometry.length, JSON.stringify(rows.rows).length / 4)
    : JSON.stringify(rows.rows).length;

const DONE = `update analysis set state = 'done', result = $2, layer_id = $3, bytes = $4, error = null where id = $1`;

/** Another who asked the same at the same moment may have been first: then there is nothing left to do. */
const isAwaited = async (client: pg.PoolClient, id: string): Promise<boolean> => {
  const { rows } = await client.query<{ state: string }>(
    'select state from analysis where id = $1 for update',
    [id],
  );
  return rows[0] !== undefined && rows[0].state !== 'done';
};

/** Makes an answer what everybody who may sees, in the caller's transaction; without features there are only figures. */
export const publishAnswer = async (
  client: pg.PoolClient,
  given: Provenanced,
  answer: Answer,
  snapshot: Snapshot,
): Promise<void> => {
  if (!(await isAwaited(client, given.id))) return;
  const { rows, figures } = answer;
  const count = rows.rows.length;
  if (count > 0) {
    const publishing = {
      manifest: manifestOf(given, answer, snapshot),
      visibility: storedVisibility(given.inputs, snapshot),
    };
    if (rows.kind === 'drawn') await publishDrawn(client, publishing, boundedShapes(rows.rows));
    else await publishStanding(client, publishing, rows);
  }
  const result: Figures = { count, ...figures };
  await client.query(DONE, [
    given.id,
    JSON.stringify(result),
    count > 0 ? given.id : null,
    Math.round(sizeOf(answer)),
  ]);
};

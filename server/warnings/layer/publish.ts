import type pg from 'pg';
import { Layer } from '../../../sql/model/layer.ts';
import { announceLayer } from '../../../sql/outbox/announce-layer.ts';
import { attachPartition, makePartition, PARTITIONED, partitionOf } from '../../../sql/partition.ts';
import { WARNING_LAYER, WARNING_THEME, warningManifest } from './manifest.ts';

type Own = { no: number; next: number; revision: number };

// Its number goes on from what it was, should it have been taken out: caches elsewhere may know its old revisions.
const OWN = `select no, revision, 1 + greatest(revision, (select coalesce(max(load.revision), 0) from load where load.layer_id = layer.id)) as next
  from layer where id = $1 and origin = 'issued' for update`;

const ownOf = async (client: pg.ClientBase): Promise<Own | undefined> =>
  (await client.query<Own>(OWN, [WARNING_LAYER])).rows[0];

const makeLayer = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<{ no: number }>(
    `insert into layer (id, theme_id, manifest, origin) select $1, (select id from theme where id = $2), $3, 'issued'
     returning no`,
    [WARNING_LAYER, WARNING_THEME, JSON.stringify(warningManifest())],
  );
  const { no } = rows[0]!;
  for (const table of PARTITIONED) await makePartition(client, table, no);
  for (const table of PARTITIONED) await attachPartition(client, table, no);
};

const END = (no: number): string =>
  `update ${partitionOf('feature', no)} set until_revision = $2 where id = any($1::text[]) and until_revision > $2`;

const WRITE = (no: number): string => `insert into ${partitionOf('feature', no)}
    (layer_no, fid, id, properties, geom, geom_3857, valid_from, valid_to, search_text, digest, since_revision)
  select ${Math.trunc(no)}, ('x' || substr(md5(w.id::text), 1, 13))::bit(52)::bigint, w.id::text, p.properties, w.geom,
    ST_Transform(w.geom, 3857), w.published_at, greatest(least(w.expires, coalesce(w.ended_at, w.expires)), w.published_at + interval '1 second'),
    fold(concat_ws(' ', w.content->'headline'->>'ar', w.content->'headline'->>'fr', w.content->'headline'->>'en')),
    md5(p.properties::text || w.expires || coalesce(w.ended_at::text, ''))::uuid, $2
  from warning w join institution i on i.id = w.authority_id
    cross join lateral (select max(alert->'infos'->0->'areas'->0->>'description') as ar,
        max(alert->'infos'->1->'areas'->0->>'description') as fr, max(alert->'infos'->2->'areas'->0->>'description') as en
      from warning_message m where m.warning_id = w.id and m.part = (select max(part) from warning_message where warning_id = w.id)) area
    cross join lateral (select jsonb_build_object('warning', w.id,
      'headline_ar', w.content->'headline'->>'ar', 'headline_fr', w.content->'headline'->>'fr', 'headline_en', w.content->'headline'->>'en',
      'event_ar', w.content->'event'->>'ar', 'event_fr', w.content->'event'->>'fr', 'event_en', w.content->'event'->>'en',
      'severity', w.severity, 'category', w.category,
      'authority_ar', i.name->>'ar', 'authority_fr', i.name->>'fr', 'authority_en', i.name->>'en',
      'area_ar', area.ar, 'area_fr', area.fr, 'area_en', area.en, 'page', '/warnings/' || w.id) as properties) p
  where w.id = any($1::uuid[]) and w.published_at is not null`;

const STATE = (
  no: number,
): string => `select count(*)::int as count, min(valid_from) as from, max(valid_to) as to,
    case when count(geom) > 0 then array[ST_XMin(ST_Extent(geom)), ST_YMin(ST_Extent(geom)), ST_XMax(ST_Extent(geom)), ST_YMax(ST_Extent(geom))] end as bbox
  from ${partitionOf('feature', no)} where until_revision = 9223372036854775807`;

type State = { count: number; from: Date | null; to: Date | null; bbox: number[] | null };

const RAISE = `update layer set revision = $2, manifest = $3, theme_id = (select id from theme where id = $4), published_at = now(),
    feature_count = $5, bbox = $6, time_from = $7, time_to = $8 where no = $1`;

const raise = async (client: pg.PoolClient, { no, next }: Own, changed: number): Promise<void> => {
  const { rows } = await client.query<State>(STATE(no));
  const { count, from, to, bbox } = rows[0]!;
  const manifest = warningManifest();
  await client.query(RAISE, [no, next, JSON.stringify(manifest), WARNING_THEME, count, bbox, from, to]);
  await client.query(
    `insert into layer_revision (layer_no, revision, published_at, manifest, feature_count, added, changed, removed)
     values ($1, $2, now(), $3, $4, 0, $5, 0)`,
    [no, next, JSON.stringify(manifest), count, changed],
  );
  await announceLayer(client, { no, layer: manifest, revision: next });
  await client.query('update publication set version = version + 1');
};

/**
 * Puts warnings on the map as they are now, in the caller's transaction: a feature each, from when it was issued to when it
 * ended, so that the layer at any revision and any time is what was known and what held then. Drafts are not there.
 */
export const publishLayer = async (client: pg.PoolClient, warnings: readonly string[]): Promise<void> => {
  if (!(await ownOf(client))) await makeLayer(client);
  const own = (await ownOf(client))!;
  await client.query(END(own.no), [warnings, own.next]);
  await client.query(WRITE(own.no), [warnings, own.next]);
  await raise(client, own, warnings.length);
};

const SAME = `select manifest = $2::jsonb and theme_id is not distinct from (select id from theme where id = $3) as same
  from layer where no = $1`;

/** Makes the layer where it is missing, and has it told as it is declared now. */
export const ensureLayer = async (client: pg.PoolClient): Promise<void> => {
  const own = await ownOf(client);
  if (own && own.revision > 0) {
    const { rows } = await client.query<{ same: boolean }>(SAME, [
      own.no,
      JSON.stringify(Layer.parse(warningManifest())),
      WARNING_THEME,
    ]);
    if (rows[0]?.same) return;
  }
  await publishLayer(client, []);
};

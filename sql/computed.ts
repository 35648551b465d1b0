import type pg from 'pg';
import { attachPartition, makePartition, partitionOf } from './partition.ts';

/**
 * A layer whose features stand on another's: `names` are that one's flat columns that name a feature. `keepsPast`: it is never
 * computed again, and shows what its base was.
 */
export type ComputedLayer = {
  no: number;
  base: { no: number; names: readonly string[] };
  keepsPast?: boolean;
};

const COLUMN = /^[a-z][a-z0-9_]{0,66}$/;

const namesOf = ({ names }: ComputedLayer['base']): string => {
  const odd = names.find((name) => !COLUMN.test(name));
  if (odd !== undefined) throw new Error(`no name of a column: ${odd}`);
  return names.map((name) => `'${name}', f.properties->'${name}'`).join(', ');
};

/** SQL of the shapes, as they are, of what the base layer has no more, at each of the levels that the layer has. */
const pastShapes = (no: number, base: number, values: string): string => `
      union all select ${no}, own.revision, at.level::smallint, v.vid, f.geom_3857
      from ${values} v join ${partitionOf('feature', base)} f on f.vid = v.base_vid
      join layer base on base.no = ${base} and f.until_revision <= base.revision,
      layer own cross join lateral unnest(own.levels) as at (level) where own.no = ${no} and f.geom_3857 is not null`;

/**
 * The views by which a computed layer is served as any other: named as its partitions of `feature`, `feature_level` and
 * `feature_cell` would be. Rows are its values, each with the geometry of the version of the feature that it was computed
 * for, so that a revision of the layer stays what it was. Generalised geometry is that of the base layer's own revision.
 */
const viewsOf = (layer: ComputedLayer): string[] => {
  const [no, base] = [Math.trunc(layer.no), Math.trunc(layer.base.no)];
  const values = partitionOf('computed_value', no);
  return [
    `create or replace view ${partitionOf('feature', no)} as
      select ${no} as layer_no, v.vid, f.fid, f.id, jsonb_build_object(${namesOf(layer.base)}) || v.properties as properties,
        f.geom, f.geom_3857, v.valid_from, v.valid_to, null::text as search_text, v.digest, v.since_revision,
        v.until_revision, f.label_point, f.label_room
      from ${values} v join ${partitionOf('feature', base)} f on f.vid = v.base_vid`,
    `create or replace view ${partitionOf('feature_level', no)} as
      select ${no} as layer_no, own.revision, l.level, v.vid, l.geom_3857
      from ${values} v join ${partitionOf('feature_level', base)} l on l.vid = v.base_vid
      join layer base on base.no = ${base} and base.revision = l.revision, layer own where own.no = ${no}${layer.keepsPast ? pastShapes(no, base, values) : ''}`,
    `create or replace view ${partitionOf('feature_cell', no)} as
      select * from feature_cell where false`,
  ];
};

/** Makes the table of a computed layer's values, and its views. */
export const makeComputed = async (client: pg.PoolClient, layer: ComputedLayer): Promise<void> => {
  await makePartition(client, 'computed_value', layer.no);
  await attachPartition(client, 'computed_value', layer.no);
  for (const view of viewsOf(layer)) await client.query(view);
};

const remakeView = async (client: pg.PoolClient, layer: ComputedLayer): Promise<void> => {
  for (const view of viewsOf(layer)) await client.query(view);
};

/** Makes the views of a computed layer again where its base layer has other names to show by now; else nobody need wait for it. */
export const freshenView = async (client: pg.PoolClient, layer: ComputedLayer): Promise<void> => {
  const { rows } = await client.query<{ view: string }>('select pg_get_viewdef($1::regclass) as view', [
    partitionOf('feature', layer.no),
  ]);
  if (!layer.base.names.every((name) => rows[0]?.view.includes(`'${name}'`))) await remakeView(client, layer);
};

/** Drops the views and the values of a computed layer. */
export const dropComputed = async (client: pg.PoolClient, no: number): Promise<void> => {
  for (const table of ['feature_cell', 'feature_level', 'feature'] as const)
    await client.query(`drop view if exists ${partitionOf(table, no)}`);
  await client.query(`drop table if exists ${partitionOf('computed_value', no)}`);
};

const COMPUTED = `select own.no, base.no as base, base.manifest as manifest, own.origin = 'analysis' as past
  from layer own join layer base on base.id = own.manifest->'computed'->>'base' order by own.no`;

type Label = { label?: string; properties: { name: string; type: string }[] };

/** The flat columns that name a feature of a layer: those of the property that labels it. */
export const nameColumns = ({ label, properties }: Label): string[] => {
  const property = properties.find(({ name }) => name === label);
  if (!property) return [];
  return property.type === 'text'
    ? ['ar', 'fr', 'en'].map((language) => `${property.name}_${language}`)
    : [property.name];
};

/** Makes the views of all computed layers: after a restore, which brings tables. */
export const remakeViews = async (client: pg.PoolClient): Promise<void> => {
  const { rows } = await client.query<{ no: number; base: number; manifest: Label; past: boolean }>(COMPUTED);
  for (const { no, base, manifest, past } of rows)
    await remakeView(client, { no, base: { no: base, names: nameColumns(manifest) }, keepsPast: past });
};

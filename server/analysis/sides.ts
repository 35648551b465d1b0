import type { Db } from '../../sql/db.ts';
import type { Side } from '../../sql/model/analysis.ts';
import { layerAt } from '../features/revision.ts';
import { periodOf } from '../filter/datetime.ts';
import type { PublishedLayer, Snapshot } from '../layers/catalogue.ts';
import { filterOf, isLatest, layerById } from '../layers/select.ts';
import { type Selection, tableOf } from '../layers/visible.ts';
import { openQuery, type Query, type Work } from './work.ts';

/** Features that a question speaks of. */
export type Features = { layer: PublishedLayer; selection: Selection; table: string };

const dayOf = (layer: PublishedLayer, day: string | undefined): Selection['period'] => {
  if (!layer.manifest.time) return null;
  if (day === undefined)
    return isLatest(layer.manifest) ? null : { from: layer.publishedAt, to: layer.publishedAt };
  // One moment, so that of a feature that changed on that day there is one state.
  const { from } = periodOf(day);
  return { from, to: from };
};

/** The features of a layer on a day; 404 and 400 as anywhere else. */
export const featuresOf = (snapshot: Snapshot, { layer: id, filter, day }: Side): Features => {
  const layer = layerById(snapshot, id);
  const selection: Selection = {
    layer,
    revision: layer.revision,
    period: dayOf(layer, day),
    filter: filter === undefined ? null : filterOf(filter, layer),
  };
  return { layer, selection, table: tableOf(selection) };
};

/** The same as they were published at the end of a day; 404 where the layer was not yet. */
export const asPublished = async (db: Db, features: Features, day: string): Promise<Features> => {
  const layer = await layerAt(db, features.layer, { 'as-of': new Date(`${day}T23:59:59.999Z`) });
  return {
    ...features,
    layer,
    selection: { ...features.selection, layer, revision: layer.revision, period: null },
  };
};

/** Numbers of the features' versions, in a stable order. */
export const versionsOf = async (work: Work, { selection, table }: Features): Promise<number[]> => {
  const query = openQuery();
  const rows = await query.run<{ vid: number }>(
    work,
    `select f.vid from ${table} f where ${query.visible(selection)} and f.geom is not null order by f.fid, f.vid`,
  );
  return rows.map(({ vid }) => vid);
};

/** How many features are spoken of, a state of each. */
export const countOf = async (work: Work, { selection, table }: Features): Promise<number> => {
  const query = openQuery();
  const text = `select count(*) as count from ${table} f where ${query.visible(selection)}`;
  const [row] = await query.run<{ count: number }>(work, text);
  return row?.count ?? 0;
};

/** SQL of the number of the version whose geometry a row stands on: of what is computed, that of its base. */
export const baseVersion = ({ layer: { no, manifest } }: Features, row: string): string =>
  manifest.computed
    ? `(select v.base_vid from computed_value_${Math.trunc(no)} v where v.vid = ${row}.vid)`
    : `${row}.vid`;

/** The layer that has the geometry: of what is computed, its base. */
export const rootOf = ({ layer }: Features, snapshot: Snapshot): PublishedLayer =>
  layer.manifest.computed ? layerById(snapshot, layer.manifest.computed.base) : layer;

/** The features of a layer as a row `a`, a part of them by their numbers; `more` are further columns. */
export const partTable = (
  query: Query,
  { table }: Features,
  versions: readonly number[],
  more: readonly string[] = [],
): string =>
  `a as materialized (select ${['f.*', ...more].join(', ')} from ${table} f where f.vid = any(${query.put(versions)}::int8[]))`;

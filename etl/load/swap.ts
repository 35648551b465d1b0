import type pg from 'pg';
import { markLayer } from '../../sql/indicators/mark.ts';
import type { Layer } from '../../sql/model/layer.ts';
import { askForGather } from '../../sql/observations/ask-for-gather.ts';
import { announceLayer } from '../../sql/outbox/announce-layer.ts';
import type { Changes } from './changes.ts';
import { finish } from './claim.ts';
import type { LayerRow } from './layer.ts';
import type { PlaceRow } from './place-rows.ts';
import { replacePlaces } from './places.ts';

/** All that becomes public at once. */
export type Publication = {
  layer: Layer;
  position: number;
  row: LayerRow;
  count: number;
  bbox: readonly number[] | null;
  timeExtent: { from: string | null; to: string | null };
  levels: readonly number[];
  places: readonly PlaceRow[];
  changes: Changes;
};

const raiseRevision = async (client: pg.PoolClient, given: Publication, manifest: string): Promise<void> => {
  const raised = await client.query(
    `update layer set revision = $11, manifest = $3, theme_id = $4, position = $5, published_at = now(),
       feature_count = $6, bbox = $7, time_from = $8, time_to = $9, levels = $10
     where no = $1 and revision = $2`,
    [
      given.row.no,
      given.row.revision,
      manifest,
      given.layer.theme,
      given.position,
      given.count,
      given.bbox,
      given.timeExtent.from,
      given.timeExtent.to,
      given.levels,
      given.row.next,
    ],
  );
  if (raised.rowCount !== 1)
    throw new Error(`layer ${given.layer.id} was published by somebody else meanwhile`);
};

const writeHistory = async (client: pg.PoolClient, given: Publication, manifest: string): Promise<void> => {
  const { added, changed, removed } = given.changes;
  await client.query(
    `insert into layer_revision (layer_no, revision, published_at, manifest, feature_count, added, changed, removed)
     values ($1, $2, now(), $3, $4, $5, $6, $7)`,
    [given.row.no, given.row.next, manifest, given.count, added, changed, removed],
  );
};

/** Newest values are drawn where the features of their layer are. */
const hasSeries = async (client: pg.PoolClient, layer: string): Promise<boolean> =>
  (await client.query('select from series where layer_id = $1 limit 1', [layer])).rowCount === 1;

/** What the one short transaction does by which a revision becomes what everybody sees. */
export const swap = async (
  client: pg.PoolClient,
  given: Publication,
  load: { no: number; rows: number; rejected: number },
): Promise<void> => {
  const manifest = JSON.stringify(given.layer);
  const revision = given.row.next;
  await raiseRevision(client, given, manifest);
  await replacePlaces(client, given.layer, given.row.no, given.places);
  await writeHistory(client, given, manifest);
  await markLayer(client, given.layer.id);
  if (await hasSeries(client, given.layer.id)) await askForGather(client);
  await announceLayer(client, { no: given.row.no, layer: given.layer, revision });
  await client.query('update publication set version = version + 1');
  await finish(client, load.no, { ...load, state: 'published', revision, error: null });
};

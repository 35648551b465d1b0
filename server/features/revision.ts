import type { Db } from '../../sql/db.ts';
import { Layer } from '../../sql/model/layer.ts';
import { badParameter, HttpError } from '../http/error.ts';
import type { PublishedLayer } from '../layers/catalogue.ts';

type RevisionRow = { revision: number; manifest: unknown; published_at: Date; feature_count: number };

const COLUMNS = 'revision, manifest, published_at, feature_count';

const pastLayer = (layer: PublishedLayer, row: RevisionRow): PublishedLayer => ({
  ...layer,
  manifest: Layer.parse(row.manifest),
  revision: row.revision,
  publishedAt: row.published_at,
  featureCount: row.feature_count,
  levels: [],
});

const found = (layer: PublishedLayer, row: RevisionRow | undefined, asked: string): PublishedLayer => {
  if (!row) throw new HttpError(404, 'no-such-revision', { values: { id: layer.id, asked } });
  return row.revision === layer.revision ? layer : pastLayer(layer, row);
};

const byNumber = async (db: Db, layer: PublishedLayer, revision: number): Promise<PublishedLayer> => {
  if (revision === layer.revision) return layer;
  const { rows } = await db
    .read()
    .query<RevisionRow>(`select ${COLUMNS} from layer_revision where layer_no = $1 and revision = $2`, [
      layer.no,
      revision,
    ]);
  return found(layer, rows[0], String(revision));
};

const byInstant = async (db: Db, layer: PublishedLayer, instant: Date): Promise<PublishedLayer> => {
  if (instant >= layer.publishedAt) return layer;
  const { rows } = await db.read().query<RevisionRow>(
    `select ${COLUMNS} from layer_revision where layer_no = $1 and published_at <= $2
     order by revision desc limit 1`,
    [layer.no, instant],
  );
  return found(layer, rows[0], instant.toISOString());
};

/**
 * The layer as it was published: now, as its revision of a number, or as of an instant. 404 where it was not published
 * yet, 400 where both are asked for.
 */
export const layerAt = async (
  db: Db,
  layer: PublishedLayer,
  asked: { revision?: number | undefined; 'as-of'?: Date | undefined },
): Promise<PublishedLayer> => {
  const instant = asked['as-of'];
  if (asked.revision !== undefined && instant)
    throw badParameter('as-of', 'invalid-parameter', { reason: 'revision' });
  if (asked.revision !== undefined) return byNumber(db, layer, asked.revision);
  return instant ? byInstant(db, layer, instant) : layer;
};

/** A published state of a layer. */
export type Revision = {
  revision: number;
  publishedAt: string;
  featureCount: number;
  added: number;
  changed: number;
  removed: number;
};

/** The published states of a layer, newest first. */
export const revisionsOf = async (db: Db, layer: PublishedLayer, limit: number): Promise<Revision[]> => {
  const { rows } = await db
    .read()
    .query<Omit<Revision, 'publishedAt' | 'featureCount'> & { published_at: Date; feature_count: number }>(
      `select revision, published_at, feature_count, added, changed, removed from layer_revision
     where layer_no = $1 order by revision desc limit $2`,
      [layer.no, limit],
    );
  return rows.map(({ published_at, feature_count, ...row }) => ({
    revision: row.revision,
    publishedAt: published_at.toISOString(),
    featureCount: feature_count,
    added: row.added,
    changed: row.changed,
    removed: row.removed,
  }));
};

import type { Db } from '../../sql/db.ts';
import { partitionOf } from '../../sql/partition.ts';
import type { Step } from './claim.ts';
import { CHUNK } from './clean.ts';
import { LoadFailure } from './failure.ts';
import type { LayerRow } from './layer.ts';

/** Features, by id, that a revision adds, changes and takes away. */
export type Changes = { added: number; changed: number; removed: number };

export const noChanges: Changes = { added: 0, changed: 0, removed: 0 };

/** Marks the versions that end with the next revision. */
export const endVersions = async (step: Step, layer: LayerRow, vids: Iterable<number>): Promise<void> => {
  const all = [...vids];
  for (let at = 0; at < all.length; at += CHUNK) {
    await step((client) =>
      client.query(
        `update ${partitionOf('feature', layer.no)} set until_revision = $1 where vid = any($2::bigint[])`,
        [layer.next, all.slice(at, at + CHUNK)],
      ),
    );
  }
};

/**
 * Counts what the pending revision changes: an id that ends and begins is changed, not removed and added. One look,
 * gathered by id: joined, the planner, which has no statistics of rows just written, compared each with each.
 */
export const countChanges = async (db: Db, layer: LayerRow): Promise<Changes> => {
  const found = await db.pool.query<{ began: number; ended: number; both: number }>(
    `select count(*) filter (where began) as began, count(*) filter (where ended) as ended,
       count(*) filter (where began and ended) as both
     from (select bool_or(since_revision = $1) as began, bool_or(until_revision = $1) as ended
       from ${partitionOf('feature', layer.no)} where since_revision = $1 or until_revision = $1 group by id) as changed`,
    [layer.next],
  );
  const { began, ended, both } = found.rows[0]!;
  return { added: began - both, changed: both, removed: ended - both };
};

/** Features, by id, that are published: a feature with versions in time counts once. */
export const countPublished = async (db: Db, layer: LayerRow): Promise<number> => {
  const found = await db.pool.query<{ count: number }>(
    `select count(distinct id) as count from ${partitionOf('feature', layer.no)}
     where since_revision <= $1 and until_revision > $1`,
    [layer.revision],
  );
  return found.rows[0]!.count;
};

/** The share of a layer's features that a load may drop unasked. */
export const MAX_DROP = 0.2;

/** More than a fifth of the features would go, and nobody said that they may. */
export class TooManyDropped extends LoadFailure {
  override name = 'TooManyDropped';

  constructor(message: string) {
    super('too-many-dropped', message);
  }
}

/** Throws where a load would drop more than a fifth of what is published. */
export const refuseLoss = (layer: string, published: number, changes: Changes): void => {
  if (changes.removed <= MAX_DROP * published) return;
  const share = Math.round((100 * changes.removed) / published);
  throw new TooManyDropped(
    `layer ${layer} would lose ${changes.removed} of its ${published} features (${share} %); --force loads it all the same`,
  );
};

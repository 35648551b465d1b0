import type { Db } from '../../sql/db.ts';
import type { Step } from './claim.ts';
import { CHUNK } from './clean.ts';
import { type LayerRow, partitionOf } from './layer.ts';

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

/** Counts what the pending revision changes: an id that ends and begins is changed, not removed and added. */
export const countChanges = async (db: Db, layer: LayerRow): Promise<Changes> => {
  const feature = partitionOf('feature', layer.no);
  const found = await db.pool.query<{ began: number; ended: number; both: number }>(
    `with began as (select distinct id from ${feature} where since_revision = $1),
       ended as (select distinct id from ${feature} where until_revision = $1)
     select (select count(*) from began) as began, (select count(*) from ended) as ended,
       (select count(*) from began join ended using (id)) as both`,
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
export class TooManyDropped extends Error {
  override name = 'TooManyDropped';
}

/** Throws where a load would drop more than a fifth of what is published. */
export const refuseLoss = (layer: string, published: number, changes: Changes): void => {
  if (changes.removed <= MAX_DROP * published) return;
  const share = Math.round((100 * changes.removed) / published);
  throw new TooManyDropped(
    `layer ${layer} would lose ${changes.removed} of its ${published} features (${share} %); --force loads it all the same`,
  );
};

import type { Db } from '../../sql/db.ts';
import { partitionOf } from '../../sql/partition.ts';
import type { LayerRow } from './layer.ts';

const PAGE = 20_000;

/**
 * What is published of a layer: digest -> vid, about 100 bytes a feature. The digest covers the id, so that a row whose digest
 * is here is here unchanged. What is left when all rows of a load have been taken out is gone or changed.
 */
export const publishedOf = async (db: Db, layer: LayerRow): Promise<Map<string, number>> => {
  const known = new Map<string, number>();
  if (layer.revision === 0) return known;
  let after = -1;
  for (;;) {
    const page = await db.pool.query<{ vid: number; digest: string }>(
      `select vid, digest from ${partitionOf('feature', layer.no)}
       where vid > $1 and since_revision <= $2 and until_revision > $2 order by vid limit ${PAGE}`,
      [after, layer.revision],
    );
    for (const { vid, digest } of page.rows) known.set(digest, vid);
    after = page.rows.at(-1)?.vid ?? after;
    if (page.rows.length < PAGE) return known;
  }
};

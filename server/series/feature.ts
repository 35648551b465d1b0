import type { PublishedLayer } from '../layers/catalogue.ts';
import { partitionOf } from '../layers/visible.ts';

/**
 * SQL for the feature that a series `s` hangs on, of those layers, whose ids are the array at place `at`: the last of its
 * states. Each branch is of one layer, so that it is looked up by that layer's own index, and the others are not looked at.
 */
export const featureOf = (layers: readonly PublishedLayer[], at: number): string =>
  layers
    .map((layer, index) => {
      const revision = Math.trunc(layer.revision);
      return `(select f.properties, f.search_text, f.geom from ${partitionOf('feature', layer)} f
        where s.layer_id = ($${at}::text[])[${index + 1}] and f.id = s.feature_id
          and f.since_revision <= ${revision} and f.until_revision > ${revision}
        order by f.valid_from desc nulls last limit 1)`;
    })
    .join(' union all ');

/** A point in the geometry of a feature `f`, as two columns. */
export const POINT_COLUMNS = `round(ST_X(ST_PointOnSurface(f.geom))::numeric, 6)::float8 as longitude,
  round(ST_Y(ST_PointOnSurface(f.geom))::numeric, 6)::float8 as latitude`;

import { Router } from 'express';
import { z } from 'zod';
import { LANGUAGES } from '../../sql/model/text.ts';
import { TILE_ROUTE } from '../http/metrics.ts';
import { onlyMethods } from '../http/problem.ts';
import { queryOf } from '../http/query.ts';
import { openToAll } from '../http/security.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { planOf } from './plan.ts';
import { sendTile } from './send.ts';

/** Parameters of a tile; `v` pins the state that a TileJSON named, so that caches may keep the tile for good. */
export const TileQuery = z.object({
  datetime: z.string().optional(),
  filter: z.string().optional(),
  v: z.string().max(2000).optional(),
  lang: z.enum(LANGUAGES).optional(),
});

/** Vector tiles. Nothing else is done for them than what is here: they are asked for most. */
export const tileRoutes = (services: Services): Router => {
  const router = Router();
  router
    .route(TILE_ROUTE)
    .get((request, response) =>
      sendTile(services, request, response, () => {
        const snapshot = seen(services, request);
        return services.plans.of(snapshot, request.url, () =>
          planOf(snapshot, { ...request.params, ...queryOf(request, TileQuery) }),
        );
      }),
    )
    .all(openToAll, onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
};

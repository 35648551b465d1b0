import { type Request, Router } from 'express';
import { z } from 'zod';
import { LANGUAGES } from '../../sql/model/text.ts';
import { AsOf } from '../features/query.ts';
import { TILE_ROUTE } from '../http/metrics.ts';
import { onlyMethods } from '../http/problem.ts';
import { queryOf } from '../http/query.ts';
import { openToAll } from '../http/security.ts';
import { seen } from '../layers/seen.ts';
import type { Services } from '../services.ts';
import { planOf, type TilePlan } from './plan.ts';
import { sendTile } from './send.ts';
import { snapshotAt } from './then.ts';

/** Parameters of a tile; `v` pins the state that a TileJSON named, so that caches may keep the tile for good. */
export const TileQuery = z.object({
  datetime: z.string().optional(),
  filter: z.string().optional(),
  v: z.string().max(2000).optional(),
  lang: z.enum(LANGUAGES).optional(),
  'as-of': AsOf,
});
type TileQuery = z.infer<typeof TileQuery>;

/** What tells a tile of layers as they were published at an instant, which is the database's to say, from one of now. */
export const plannerOf = async (
  services: Services,
  request: Request,
  { 'as-of': asOf, ...asked }: Parameters<typeof planOf>[1] & Pick<TileQuery, 'as-of'>,
): Promise<() => TilePlan> => {
  if (!asOf) return () => planOf(seen(services, request), asked);
  const then = await snapshotAt(services.db, seen(services, request), asked.layers, asOf);
  return () => planOf(then, asked);
};

const IS_THEN = /[?&]as-of=/;

/** Vector tiles. Nothing else is done for them than what is here: they are asked for most. */
export const tileRoutes = (services: Services): Router => {
  const router = Router();
  router
    .route(TILE_ROUTE)
    .get(async (request, response) => {
      const asked = () => ({ ...request.params, ...queryOf(request, TileQuery) });
      if (IS_THEN.test(request.url))
        return sendTile(services, request, response, await plannerOf(services, request, asked()));
      return sendTile(services, request, response, () => {
        const snapshot = seen(services, request);
        return services.plans.of(snapshot, request.url, () => planOf(snapshot, asked()));
      });
    })
    .all(openToAll, onlyMethods('GET', 'HEAD', 'OPTIONS'));
  return router;
};

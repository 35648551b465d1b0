import { Router } from 'express';
import type { Services } from '../services.ts';
import { HttpError } from './error.ts';
import { onlyMethods } from './problem.ts';

/** Probes: `/healthz` the process lives, `/readyz` the database answers, `/metrics` for Prometheus. */
export const healthRoutes = ({ db, metrics }: Services): Router => {
  const router = Router();
  router
    .route('/healthz')
    .get((_request, response) => void response.set('Cache-Control', 'no-store').json({ status: 'ok' }))
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/readyz')
    .get(async (_request, response) => {
      await db.pool.query('select 1').catch(() => {
        throw new HttpError(503, 'not-ready');
      });
      response.set('Cache-Control', 'no-store').json({ status: 'ready' });
    })
    .all(onlyMethods('GET', 'HEAD'));
  router
    .route('/metrics')
    .get(async (_request, response) => {
      response.set('Content-Type', metrics.registry.contentType).send(await metrics.registry.metrics());
    })
    .all(onlyMethods('GET', 'HEAD'));
  return router;
};

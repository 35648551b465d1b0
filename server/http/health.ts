import { type RequestHandler, Router } from 'express';
import type { Services } from '../services.ts';
import { HttpError } from './error.ts';
import { onlyMethods } from './problem.ts';
import { isMigrated } from './readiness.ts';

const notReady = (): never => {
  throw new HttpError(503, 'not-ready');
};

/** The database answers and is the one that this program was written for. */
const ready =
  ({ db }: Services): RequestHandler =>
  async (_request, response) => {
    if (!(await isMigrated(db).catch(notReady))) notReady();
    response.json({ status: 'ready' });
  };

const alive: RequestHandler = (_request, response) => void response.json({ status: 'ok' });

const measured =
  ({ metrics: { registry } }: Services): RequestHandler =>
  async (_request, response) => {
    response.set('Content-Type', registry.contentType).send(await registry.metrics());
  };

const fresh: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

/** Probes: `/healthz` the process lives, `/readyz` it can answer, `/metrics` for Prometheus. */
export const healthRoutes = (services: Services): Router => {
  const router = Router();
  const probes = { '/healthz': alive, '/readyz': ready(services), '/metrics': measured(services) };
  for (const [path, handler] of Object.entries(probes))
    router.route(path).get(fresh, handler).all(onlyMethods('GET', 'HEAD'));
  return router;
};

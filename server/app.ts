import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import { apiRoutes } from './describe/api.ts';
import { compressed } from './http/compressed.ts';
import { healthRoutes } from './http/health.ts';
import { identify } from './http/identify.ts';
import { pages } from './http/pages.ts';
import { noSuchPage, problemHandler } from './http/problem.ts';
import { wellFormed } from './http/query.ts';
import { security } from './http/security.ts';
import type { Services } from './services.ts';
import { knownTiles } from './tiles/known.ts';
import { tileRoutes } from './tiles/routes.ts';
import { tileJsonRoutes } from './tiles/tilejson.routes.ts';

const PAGES = fileURLToPath(new URL('../web/dist', import.meta.url));

/**
 * Every route and middleware, in order. Who asks is known, and counted, before anything is answered. Tiles are asked for
 * most: those that are in memory, for those who are known, are answered before anything else looks at the request, by the same
 * rules; the others need nothing that follows them.
 */
export const app = (services: Services): Express => {
  const server = express();
  server.disable('x-powered-by');
  server.disable('etag');
  server.set('query parser', 'simple');
  if (services.config.TRUST_PROXY !== undefined) server.set('trust proxy', services.config.TRUST_PROXY);

  server.use(knownTiles(services));
  server.use(services.metrics.measure);
  server.use(security(services.config));
  server.use(wellFormed);
  server.use(identify(services));
  server.use(services.limits.countFailed, services.limits.count);
  server.use(tileRoutes(services));
  server.use(healthRoutes(services));
  server.use(compressed);
  server.use(tileJsonRoutes(services));
  server.use(apiRoutes(services));
  server.use(pages(PAGES));

  server.use(noSuchPage);
  server.use(problemHandler(services.log));
  return server;
};

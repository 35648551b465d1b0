import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** What Prometheus reads at `/metrics`. Routes are counted by their pattern, so that addresses do not leak into names. */
export type Metrics = {
  registry: Registry;
  measure: RequestHandler;
  tile: (outcome: 'hit' | 'miss' | 'unchanged' | 'empty') => void;
};

export const openMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the answer was sent',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5, 20],
    registers: [registry],
  });
  const tiles = new Counter({
    name: 'tiles_total',
    help: 'Tiles by outcome',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const measure: RequestHandler = (request, response, next) => {
    const end = duration.startTimer({ method: request.method });
    response.once('close', () => end({ route: request.route?.path ?? 'none', status: response.statusCode }));
    next();
  };
  return { registry, measure, tile: (outcome) => tiles.inc({ outcome }) };
};

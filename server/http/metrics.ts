import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Db } from '../../sql/db.ts';

export type TileOutcome = 'hit' | 'miss' | 'unchanged';

/** What Prometheus reads at `/metrics`. Routes are counted by their pattern, so that addresses do not leak into names. */
export type Metrics = {
  registry: Registry;
  measure: RequestHandler;
  tile: (outcome: TileOutcome) => void;
  /** Notes a tile that was answered before `measure` could see it: its status, and milliseconds. */
  answered: (status: number, took: number) => void;
  /** Shows a number that is asked for when it is read. */
  gauge: (name: string, help: string, read: () => number) => void;
};

const poolGauge = (registry: Registry, { pool }: Db): Gauge =>
  new Gauge({
    name: 'database_connections',
    help: 'Connections of the pool by what they do; "waiting" are requests for one',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });

/** The route of tiles, as they are counted. */
export const TILE_ROUTE = '/tiles/:layers/:z/:x/:y.mvt';

const histogramOf = (registry: Registry) =>
  new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time until the answer was sent',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.01, 0.05, 0.2, 1, 5, 20],
    registers: [registry],
  });

const measured =
  (duration: ReturnType<typeof histogramOf>): RequestHandler =>
  (request, response, next) => {
    const from = performance.now();
    response.once('close', () =>
      duration.observe(
        { method: request.method, route: request.route?.path ?? 'none', status: response.statusCode },
        (performance.now() - from) / 1000,
      ),
    );
    next();
  };

export const openMetrics = (db: Db): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  poolGauge(registry, db);
  const duration = histogramOf(registry);
  const outcomes: Record<TileOutcome, number> = { hit: 0, miss: 0, unchanged: 0 };
  new Counter({
    name: 'tiles_total',
    help: 'Tiles by outcome: from memory, made, or known to the client (304)',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [outcome, count] of Object.entries(outcomes)) this.inc({ outcome }, count);
    },
  });
  return {
    registry,
    measure: measured(duration),
    tile: (outcome) => {
      outcomes[outcome] += 1;
    },
    answered: (status, took) => duration.observe({ method: 'GET', route: TILE_ROUTE, status }, took / 1000),
    gauge: (name, help, read) =>
      void new Gauge({
        name,
        help,
        registers: [registry],
        collect() {
          this.set(read());
        },
      }),
  };
};

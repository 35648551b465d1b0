import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { app } from '../../server/app.ts';
import { configOf } from '../../server/config.ts';
import { type Services, services } from '../../server/services.ts';
import { tunisia } from '../../sql/countries/tunisia.ts';
import { worldland } from '../world/country.ts';
import type { TemplateName } from './templates.ts';
import { type TestDb, useDb } from './use-db.ts';

/** The real server over a database of its own, on a free port of the loopback. */
export type TestApp = TestDb & {
  readonly origin: string;
  readonly services: Services;
  get: (path: string, init?: RequestInit) => Promise<Response>;
};

/** Gives the tests around it the whole application: `const world = useApp()`, then `world.get('/api')`. */
export const useApp = (options: { template?: TemplateName } = {}): TestApp => {
  const test = useDb({ template: options.template ?? 'world' });
  let server: Server;
  let built: Services;
  let origin = '';
  beforeAll(async () => {
    const config = configOf({ DATABASE_URL: test.url });
    const country = options.template === 'starter' ? tunisia : worldland;
    built = await services({ config, db: test.db, log: pino({ level: 'silent' }), country });
    server = createServer(app(built));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    built?.close();
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  });
  return {
    get db() {
      return test.db;
    },
    get url() {
      return test.url;
    },
    get origin() {
      return origin;
    },
    get services() {
      return built;
    },
    get: (path, init) => fetch(origin + path, init),
  };
};

import { type Logger, pino } from 'pino';
import { afterAll, beforeAll } from 'vitest';
import { app } from '../../server/app.ts';
import { configOf } from '../../server/config.ts';
import { listen } from '../../server/http/listen.ts';
import type { Module } from '../../server/records/module.ts';
import { type Services, services } from '../../server/services.ts';
import { worldland } from '../world/country.ts';
import type { TemplateName } from './templates.ts';
import { serves } from './until-seen.ts';
import { type TestDb, useDb } from './use-db.ts';

/** The real server on a free port of the loopback. */
export type StartedApp = {
  readonly origin: string;
  readonly services: Services;
  get: (path: string, init?: RequestInit) => Promise<Response>;
};

/** The real server over a database of its own. */
export type TestApp = TestDb & StartedApp;

/** Starts a server over a database, with the settings of `env`. Close it before the database. */
export const startApp = async (
  { db, url }: TestDb,
  env: Record<string, string> = {},
  log: Logger = pino({ level: 'silent' }),
  modules?: readonly Module[],
): Promise<StartedApp & { close: () => Promise<void> }> => {
  const config = configOf({
    DATABASE_URL: url,
    SECRET_KEY: 'of-the-tests-and-of-nothing-else-at-all',
    PASSWORD_COST: '10',
    RATE_LIMIT_PER_MINUTE: '0',
    ...env,
  });
  const built = await services({ config, db, log, country: worldland, ...(modules && { modules }) });
  const server = await listen(app(built), { port: 0, host: '127.0.0.1', drainMs: 100 });
  const away = serves(db, built.catalogue);
  return {
    origin: server.address,
    services: built,
    get: (path, init) => fetch(server.address + path, init),
    close: async () => {
      away();
      built.close();
      await server.close();
    },
  };
};

/** Gives the tests around it the whole application: `const world = useApp()`, then `world.get('/api')`. */
export const useApp = (
  options: {
    template?: TemplateName;
    /** The test world is only read: one that all such files share, to which nothing can be written. */
    onlyReads?: boolean;
    env?: Record<string, string>;
    log?: Logger;
    modules?: readonly Module[];
  } = {},
): TestApp => {
  const test = useDb({ template: options.template ?? 'world', onlyReads: options.onlyReads ?? false });
  let started: Awaited<ReturnType<typeof startApp>>;
  beforeAll(async () => {
    started = await startApp(test, options.env, options.log, options.modules);
  });
  afterAll(() => started?.close());
  return {
    get db() {
      return test.db;
    },
    get url() {
      return test.url;
    },
    get origin() {
      return started.origin;
    },
    get services() {
      return started.services;
    },
    get: (path, init) => started.get(path, init),
  };
};

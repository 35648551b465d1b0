import type { Logger } from 'pino';
import { countryOf } from '../sql/countries/index.ts';
import type { Db } from '../sql/db.ts';
import type { Country } from '../sql/model/country.ts';
import { openAttempts } from './accounts/attempts.ts';
import { openIdentities } from './accounts/identities.ts';
import { openOidc } from './accounts/oidc/client.ts';
import { openPasswords } from './accounts/passwords.ts';
import { openSecrets } from './accounts/secrets.ts';
import { openBriefs } from './briefs/briefs.ts';
import type { Config } from './config.ts';
import { openDashboards } from './dashboard/kept.ts';
import { openGate } from './exports/gate.ts';
import { openLimits } from './http/limits.ts';
import { openMetrics } from './http/metrics.ts';
import { measureJobs } from './jobs/metrics.ts';
import { openCatalogue } from './layers/catalogue.ts';
import { MODULES } from './modules/index.ts';
import { measureMessages } from './outbox/metrics.ts';
import type { Module } from './records/module.ts';
import { openPlans } from './tiles/plan.ts';
import { openTiles } from './tiles/tiles.ts';

/** All that routes work with; built once, given to each. */
export const services = async (given: {
  config: Config;
  db: Db;
  log: Logger;
  country?: Country;
  modules?: readonly Module[];
}) => {
  const catalogue = await openCatalogue(given);
  const metrics = openMetrics(given.db);
  measureJobs(metrics.registry, given.db);
  measureMessages(metrics.registry, given.db);
  const identities = openIdentities(given);
  const briefs = openBriefs();
  const secrets = openSecrets(given.config.SECRET_KEY);
  const limits = openLimits(given.config);
  const passwords = openPasswords({ cost: given.config.PASSWORD_COST });
  metrics.gauge('password_hashes', 'Hashes of passwords made since the start', passwords.made);
  return {
    ...given,
    country: given.country ?? countryOf(given.config.COUNTRY),
    /** The civic modules; engine and pages find them here and nowhere else. */
    modules: given.modules ?? MODULES,
    catalogue,
    metrics,
    identities,
    passwords,
    secrets,
    limits,
    briefs,
    oidc: openOidc(given.config),
    attempts: openAttempts({ db: given.db, secrets }),
    tiles: openTiles({ db: given.db, cacheBytes: given.config.TILE_CACHE_BYTES, metrics }),
    plans: openPlans(),
    dashboards: openDashboards(),
    exports: openGate({ atOnce: 2, waiting: 8 }),
    /** Questions that are answered at once; what comes when there are too many is left to a worker. */
    answers: openGate({ atOnce: 2, waiting: 4 }),
    close: () => {
      catalogue.close();
      identities.close();
      limits.close();
      briefs.close();
    },
  };
};
export type Services = Awaited<ReturnType<typeof services>>;

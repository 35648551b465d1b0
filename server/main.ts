import { app } from './app.ts';
import { configOf } from './config.ts';
import { listen } from './http/listen.ts';
import { openLog } from './http/log.ts';
import { openMigrated } from './launch/database.ts';
import { mainProgram } from './launch/main-program.ts';
import type { ServerMessage } from './launch/serve.ts';
import { services } from './services.ts';

/** The server process. `npm start` begins it with DATABASE_URL set; it can be run alone on a migrated database. */
const log = openLog(process.env.LOG_LEVEL);

const tell = (address: string): void => {
  const message: ServerMessage = { kind: 'listening', address };
  if (process.send) process.send(message);
  else log.info({ address }, 'listening');
};

await mainProgram(async (open) => {
  const config = configOf(process.env);
  const db = await openMigrated(config.DATABASE_URL, {
    max: 10,
    readUrls: config.DATABASE_READ_URLS,
    applicationName: 'biatouna-server',
    statementTimeoutMs: 60_000,
  });
  open(db.close);
  const all = await services({ config, db, log });
  open(all.close);
  const server = await listen(app(all), { port: config.PORT, host: config.HOST });
  open(server.close);
  tell(config.PUBLIC_URL ?? server.address);
});

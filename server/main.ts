import { firstAdministratorLink } from './accounts/first-administrator.ts';
import { app } from './app.ts';
import { configOf } from './config.ts';
import { listen } from './http/listen.ts';
import { openLog } from './http/log.ts';
import { openMigrated } from './launch/database.ts';
import { mainProgram } from './launch/main-program.ts';
import { inviteText, type ServerMessage } from './launch/serve.ts';
import { services } from './services.ts';

/** The server process. `npm start` begins it with DATABASE_URL set; it can be run alone on a migrated database. */
const log = openLog(process.env.LOG_LEVEL);

const tell = (address: string, invite: string | null): void => {
  const message: ServerMessage = { kind: 'listening', address, ...(invite ? { invite } : {}) };
  if (process.send) return void process.send(message);
  log.info({ address }, 'listening');
  // Printed and not logged: whoever reads logs later is not who started it.
  if (invite) console.log(inviteText(address, invite));
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
  tell(config.PUBLIC_URL ?? server.address, await firstAdministratorLink(db));
});

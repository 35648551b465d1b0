import { fileURLToPath } from 'node:url';
import { SetupError } from '../sql/setup-error.ts';
import { runProgram } from './launch/children.ts';
import { openDatabase } from './launch/database.ts';
import { step } from './launch/report.ts';
import { serve } from './launch/serve.ts';
import { settingsOf } from './launch/settings.ts';
import { buildWeb } from './launch/web-build.ts';

/** `npm start`: database, migrations, starter pack, pages, server; in that order, and stopped in the other. */
const root = fileURLToPath(new URL('../', import.meta.url));
const stops: (() => Promise<void>)[] = [];

const shutDown = async (code: number): Promise<never> => {
  for (const stop of stops.splice(0).reverse())
    await stop().catch((error: unknown) => console.error(String(error)));
  process.exit(code);
};

const listenForEnd = (): void => {
  let asked = 0;
  const end = (): void => {
    asked += 1;
    if (asked > 1) process.exit(130);
    console.log('\nStopping…');
    void shutDown(0);
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
};

const start = async (): Promise<void> => {
  const settings = settingsOf(process.env);
  console.log('Biatouna is starting.');
  const database = await openDatabase(settings);
  stops.push(database.stop);
  const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: settings.DATA_DIR };
  await runProgram(
    'loading the starter pack',
    `${root}etl/run.ts`,
    ['pack', `${root}fixtures/starter`, '--if-empty'],
    env,
  );
  await step(
    'pages built',
    () => buildWeb(root),
    (built) => !built,
  );
  const served = serve(`${root}server/main.ts`, env);
  stops.push(served.stop);
  console.log(`Biatouna is at ${await served.address}  (Ctrl-C stops it)`);
  void database.lost.then(() => {
    console.error('The database process ended; start again: nothing that was saved is lost.');
    return shutDown(1);
  });
  await served.gaveUp;
};

listenForEnd();
await start().catch((error: unknown) => {
  console.error(error instanceof SetupError ? error.message : error);
  return shutDown(1);
});

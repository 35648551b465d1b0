import { fileURLToPath } from 'node:url';
import { JOB_KINDS } from '../sql/jobs/kinds.ts';
import { configOf } from './config.ts';
import { openLog } from './http/log.ts';
import { startWorker } from './jobs/worker/worker.ts';
import { openMigrated } from './launch/database.ts';
import { mainProgram } from './launch/main-program.ts';

/**
 * The worker process. `npm start` begins one beside the server; on the server engine more may run beside it, on any
 * machine that reaches the database (`npm run worker`).
 */
const log = openLog(process.env.LOG_LEVEL);

await mainProgram(async (open) => {
  const config = configOf(process.env);
  const db = await openMigrated(config.DATABASE_URL, { max: 2, applicationName: 'biatouna-worker' });
  open(db.close);
  const worker = startWorker({
    db,
    log,
    kinds: JOB_KINDS,
    programs: {
      server: fileURLToPath(new URL('./jobs/run.ts', import.meta.url)),
      etl: fileURLToPath(new URL('../etl/jobs/run.ts', import.meta.url)),
    },
    env: process.env,
    places: { server: 2, etl: 1 },
  });
  open(worker.stop);
});

import { openMigrated } from '../../../server/launch/database.ts';
import { mainProgram } from '../../../server/launch/main-program.ts';
import { testWorker } from './worker.ts';

/** As `server/worker.ts`, with the tests' own jobs: `worker-program.ts`, with DATABASE_URL. */
await mainProgram(async (open) => {
  const db = await openMigrated(process.env.DATABASE_URL ?? '', { max: 2 });
  open(db.close);
  open(testWorker({ db, pace: { leaseMs: 2500 } }).stop);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { loadLayer } from '../../etl/load.ts';
import { openDb } from '../../sql/db.ts';
import { worldContext } from './fill.ts';
import { site, sites, targetOf, themeOf } from './rows-target.ts';

/** A process that loads `sites` and never comes to an end, for tests that kill it: `tsx slow-load.cli.ts DATABASE_URL`. */
const db = await openDb(process.argv[2] ?? '');
const context = await worldContext(db, {
  open: async function* () {
    for (let row = 2; ; row++) {
      yield { kind: 'row', row, ...site(`new${row}`) };
      if (row % 5000 === 0) await sleep(row < 15_000 ? 0 : 200);
      if (row === 15_000) process.stdout.write('written\n');
    }
  },
});
await loadLayer(targetOf(themeOf(sites)), context);

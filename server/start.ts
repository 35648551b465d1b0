import { fileURLToPath } from 'node:url';
import { launch } from './launch/launch.ts';
import { step } from './launch/report.ts';
import { inviteText, serve } from './launch/serve.ts';
import { buildWeb } from './launch/web-build.ts';

/** `npm start`: database, migrations, starter pack, pages, server, worker; in that order, and stopped in the other. */
const root = fileURLToPath(new URL('../', import.meta.url));

await launch(root, async ({ lifetime, env }) => {
  await step({
    doing: 'building the pages',
    done: 'pages built',
    work: () => buildWeb(root, lifetime),
    wasDone: (built) => !built,
  });
  const served = serve({
    path: fileURLToPath(new URL('./main.ts', import.meta.url)),
    env,
    onListening: ({ address, invite }) => {
      console.log(`Biatouna is at ${address}  (Ctrl-C stops it)`);
      if (invite) console.log(inviteText(address, invite));
    },
  });
  lifetime.add(served);
  await Promise.race([served.address, served.gaveUp]);
  const path = fileURLToPath(new URL('./worker.ts', import.meta.url));
  const working = serve({ name: 'worker', path, env });
  lifetime.add(working);
  return Promise.race([served.gaveUp, working.gaveUp]);
});

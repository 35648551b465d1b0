import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram } from './launch/children.ts';
import { launch } from './launch/launch.ts';
import { tryPort } from './launch/port.ts';
import { inviteText, serve } from './launch/serve.ts';

/** `npm run dev`: as `npm start`, with pages that follow every change, and a server and a worker that start again after one. */
const root = fileURLToPath(new URL('../', import.meta.url));
/** An editor writes a file in several steps. */
const SETTLE_MS = 200;

/** Calls back once after changes of programs or queries below some folders. */
const onChange = (folders: readonly string[], then: () => void): void => {
  let timer: NodeJS.Timeout | undefined;
  for (const folder of folders) {
    watch(join(root, folder), { recursive: true }, (_, file) => {
      if (!file || !/\.(ts|sql)$/.test(file) || file.endsWith('.test.ts')) return;
      clearTimeout(timer);
      timer = setTimeout(then, SETTLE_MS);
    });
  }
};

await launch(root, async ({ lifetime, env, settings }) => {
  const apiPort = String(await tryPort('127.0.0.1', 0));
  const served = serve({
    path: `${root}server/main.ts`,
    env: { ...env, PORT: apiPort, HOST: '127.0.0.1' },
    waits: true,
    onListening: ({ invite }) => {
      if (invite) console.log(inviteText(`http://${settings.HOST}:${settings.PORT}`, invite));
    },
  });
  lifetime.add(served);
  onChange(['server', 'sql'], served.restart);
  await served.address;
  const working = serve({ name: 'worker', path: `${root}server/worker.ts`, env, waits: true });
  lifetime.add(working);
  onChange(['server', 'sql', 'etl'], working.restart);
  const pages = startProgram({
    path: `${root}server/launch/vite.ts`,
    args: [join(root, 'web', 'vite.config.ts'), settings.HOST, String(settings.PORT)],
    env: { ...env, API_PORT: apiPort },
  });
  lifetime.add(pages);
  const code = await pages.exited;
  throw new Error(`the server of the pages ended (exit code ${code})`);
});

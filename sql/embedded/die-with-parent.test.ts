import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tsxFlags } from './start.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-parent-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs a program as a child of ours that dies with us; `close` is what it does then. */
const start = async (rest: string, close = 'undefined') => {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.mts`);
  const module = JSON.stringify(new URL('./die-with-parent.ts', import.meta.url).href);
  await writeFile(
    file,
    `import { dieWithParent } from ${module};\ndieWithParent(async () => ${close});\n${rest}`,
  );
  const child = fork(file, { execArgv: tsxFlags(), stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  return { child, exited: once(child, 'exit') };
};

it('ends, closing in good order, when the parent is gone', async () => {
  const { child, exited } = await start(
    "process.send('up'); setInterval(() => 0, 1000);",
    "console.log('closed')",
  );
  await once(child, 'message');
  const output = once(child.stdout!, 'data');
  child.disconnect();
  expect(String((await output)[0])).toBe('closed\n');
  expect(await exited).toEqual([0, null]);
});

it('does not keep a process running that has done its work', async () => {
  const { exited } = await start("process.send('up');");
  expect(await exited).toEqual([0, null]);
});

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tsxFlags } from '../../sql/embedded/start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-npm-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const until = async (file: string): Promise<void> => {
  while (!existsSync(join(folder, file))) await sleep(50);
};

/** A program that writes `up` when it watches, and `gone` when npm is. */
const watcher = (): string => `
  import { writeFileSync } from 'node:fs';
  import { watchAncestors } from ${JSON.stringify(new URL('./ancestors.ts', import.meta.url).href)};
  watchAncestors(() => { writeFileSync('gone', ''); process.exit(0); });
  writeFileSync('up', String(process.pid));
  setTimeout(() => process.exit(1), 20_000);`;

it.runIf(existsSync('/proc/self/stat'))('notices that npm was killed', async () => {
  await writeFile(join(folder, 'watcher.mts'), watcher());
  const script = `"${process.execPath}" ${tsxFlags().join(' ')} watcher.mts`;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: { start: script } }));
  const npm = spawn('npm', ['start'], { cwd: folder, stdio: 'ignore' });
  await until('up');
  await sleep(1500);
  expect(existsSync(join(folder, 'gone'))).toBe(false);
  npm.kill('SIGKILL');
  await until('gone');
});

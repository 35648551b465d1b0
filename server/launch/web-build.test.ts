import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint } from './web-build.ts';

let root: string;
const write = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'biatouna-web-dist-'));
  await write('package-lock.json', '{}');
  await write('web/main.tsx', 'one');
  await write('web/measure/distance.ts', 'one');
  await write('sql/model/layer.ts', 'one');
});
afterEach(() => rm(root, { recursive: true, force: true }));

it.each([
  'web/main.tsx',
  'web/measure/distance.ts',
  'sql/model/layer.ts',
  'package-lock.json',
  'web/new.css',
])('changes with %s', async (file) => {
  const before = await fingerprint(root);
  await write(file, 'two');
  expect(await fingerprint(root)).not.toBe(before);
});

it('does not change with what was built, with tests, or with times', async () => {
  const before = await fingerprint(root);
  await write('web/dist/index.html', 'built');
  await write('web/main.test.tsx', 'test');
  await utimes(join(root, 'web/main.tsx'), 1, 1);
  expect(await fingerprint(root)).toBe(before);
});

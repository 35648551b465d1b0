import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint, putInPlace } from './web-build.ts';

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
  'web/dist-of.ts',
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
  await write('web/dist-1234/index.html', 'being built');
  await write('web/main.test.tsx', 'test');
  await utimes(join(root, 'web/main.tsx'), 1, 1);
  expect(await fingerprint(root)).toBe(before);
});

it('has the pages of the last that built them in place, whole, when several do so at once', async () => {
  const folders = [1, 2, 3, 4];
  await write('web/dist/index.html', 'old');
  await write('web/dist/old.js', 'old');
  for (const n of folders) {
    await write(`web/dist-${n}/index.html`, `new ${n}`);
    await write(`web/dist-${n}/new.js`, `new ${n}`);
  }
  const place = join(root, 'web/dist');
  await Promise.all(folders.map((n) => putInPlace(`${place}-${n}`, place)));
  expect(await readdir(join(root, 'web'))).toEqual(['dist', 'main.tsx', 'measure']);
  expect(await readdir(place)).toEqual(['index.html', 'new.js']);
  expect(await readFile(join(place, 'index.html'), 'utf8')).toBe(
    await readFile(join(place, 'new.js'), 'utf8'),
  );
});

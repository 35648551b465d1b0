import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDatasets } from '../../sql/sdg/store.ts';
import { writeOpenSdg } from '../../sql/sdg/write.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { argsOf, UsageError } from './args.ts';
import { COMMANDS } from './index.ts';

const test = useDb();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-sdg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const run = async (...words: string[]): Promise<[number, ...string[]]> => {
  const printed: string[] = [];
  const code = await COMMANDS.sdg!.run({
    args: argsOf(words),
    themes: [],
    env: { DATABASE_URL: test.url, DATA_DIR: folder },
    signal: new AbortController().signal,
    print: (text) => void printed.push(text),
  });
  return [code, ...printed];
};
const file = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const GOOD = 'Year,Sex,Value\n2015,,4\n2016,Female,3.5\n';

it('a file of Open SDG is taken in by its name, and kept as it was', async () => {
  const path = await file('indicator_16-1-1.csv', GOOD);
  expect(await run(path, '--from', 'A bureau')).toEqual([0, '16.1.1: written (2 rows, 0 rejected)']);
  const [kept] = await readDatasets(test.db.pool, '16.1.1');
  expect([kept!.source.en, writeOpenSdg(kept!)]).toEqual(['A bureau', GOOD]);
});

it('with the metadata that lie beside it, or where a site has them; what is wrong there is told', async () => {
  const path = await file('indicator_16-3-2.csv', GOOD);
  const meta = (way: string) =>
    `progress_calculation_options:\n  - direction: ${way}\n    base_year: 2015\nsource_organisation_1: INS\n`;
  await mkdir(join(folder, 'meta'));
  await mkdir(join(folder, 'data'));
  for (const [name, from] of [
    ['indicator_16-3-2.yml', path],
    ['meta/16-3-2.md', await file('data/indicator_16-3-2.csv', GOOD)],
  ] as const) {
    await file(name, meta('negative'));
    expect((await run(from))[0]).toBe(0);
    const [kept] = await readDatasets(test.db.pool, '16.3.2');
    expect([kept!.source.fr, kept!.progress]).toEqual(['INS', { direction: 'down', baseYear: 2015 }]);
  }
  await file('indicator_16-3-2.yml', meta('sideways'));
  expect((await run(path, '--from', 'A bureau'))[1]).toMatch(
    /^ {2}metadata: progress_calculation_options .*sideways/,
  );
  expect((await readDatasets(test.db.pool, '16.3.2'))[0]).toMatchObject({
    progress: null,
    source: { en: 'A bureau' },
  });
});

it('rows that cannot be taken are told, and with --all nothing is written', async () => {
  const path = await file('indicator_16-2-2.csv', `${GOOD}soon,,1\n`);
  const told = '  indicator_16-2-2.csv row 4: bad-year Year soon';
  expect(await run(path, '--all')).toEqual([1, told, '16.2.2: nothing written (2 rows, 1 rejected)']);
  expect(await readDatasets(test.db.pool, '16.2.2')).toEqual([]);
  expect(await run(path)).toEqual([0, told, '16.2.2: written (2 rows, 1 rejected)']);
});

it('a file that is called after nothing is refused before anything is opened', async () => {
  for (const name of ['indicator_1-1-1.csv', 'values.csv'])
    await expect(run(await file(name, GOOD))).rejects.toThrow(UsageError);
  await expect(run()).rejects.toThrow(UsageError);
  await expect(run('/nowhere/indicator_16-1-1.csv')).rejects.toThrow(UsageError);
});

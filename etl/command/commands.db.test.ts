import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parameterOf } from '../../tests/harness/observe.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { sites, themeOf } from '../../tests/world/rows-target.ts';
import { removeLayer } from '../load/remove.ts';
import type { Observed, Theme } from '../theme.ts';
import { argsOf } from './args.ts';
import { COMMANDS } from './index.ts';

const test = useDb();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-commands-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  await removeLayer(test.db, 'sites');
});

const trial: Theme = themeOf(sites);

/** Runs a command as its words would from a shell; gives its exit code and what it printed, without times. */
const run = async (
  line: string,
  themes: readonly Theme[] = [trial],
  signal = new AbortController().signal,
): Promise<[number, ...string[]]> => {
  const [name = '', ...words] = line.split(' ');
  const printed: string[] = [];
  const env = { DATABASE_URL: test.url, DATA_DIR: folder };
  const print = (text: string) => void printed.push(text.replace(/, [\d.]+ s\)/, ')'));
  const code = await COMMANDS[name]!.run({ args: argsOf(words), themes, env, signal, print });
  return [code, ...printed];
};

const rowsFile = async (name: string, lines: string[]): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, ['code,size,lon,lat', ...lines, ''].join('\n'));
  return path;
};

const SHIFT: Theme = {
  ...trial,
  layers: trial.layers.map((source) => ({
    ...source,
    editions: source.editions.map((edition) => ({
      ...edition,
      inputs: edition.inputs.map((input) =>
        input.kind === 'file'
          ? {
              ...input,
              row: ({ properties: { code, size } }) => ({ properties: { code, size } }),
              expect: { rows: 3, features: 2, rejects: 1 },
            }
          : input,
      ),
    })),
  })),
};
const GOOD = ['a,1,9,36', 'b,2,10,36', 'c,x,10,36'];

describe('load', () => {
  it('loads a file, lists what it refuses, and keeps the list', async () => {
    const file = await rowsFile('sites.csv', GOOD);
    const [code, ...lines] = await run(`load trial --from ${file} --layer sites`, [SHIFT]);
    expect(code).toBe(0);
    expect(lines.slice(0, 3)).toEqual([
      '  reject  rows.csv:4 [size] Field size is not a number: x',
      'sites: published, revision 1, 2 features, +2 ~0 -0 (3 rows, 1 rejected)',
      '  1 x reject not-a-number',
    ]);
    const reports = (await readdir(join(folder, 'reports'))).filter((name) => name.endsWith('-sites.csv'));
    expect(reports).toHaveLength(1);
  });

  it('exits 1 where a layer cannot be loaded, and says why', async () => {
    expect(await run('load trial', [SHIFT])).toEqual([
      1,
      'sites: not loaded, rows.csv has no public origin: give the folder it lies in with --from.',
    ]);
    const file = await rowsFile('empty.csv', []);
    await writeFile(file, '');
    expect(await run(`load trial --from ${file}`, [SHIFT])).toEqual([
      1,
      expect.stringMatching(/^sites: not loaded, .*empty/),
    ]);
  });

  it('exits 130 where it is told to stop', async () => {
    const stop = new AbortController();
    stop.abort();
    const file = await rowsFile('sites.csv', GOOD);
    expect((await run(`load trial --from ${file}`, [SHIFT], stop.signal))[0]).toBe(130);
  });

  it.each([
    ['load', /name a theme: trial/],
    ['load nothing', /no theme is called nothing; there are: trial/],
    ['load trial --layer dams', /trial has no layer dams; it has: sites/],
    ['load trial --from /no/such/file', /there is no file or folder/],
    ['remove', /name one theme, layer/],
    ['pack /etc/hostname', /a pack is a folder/],
  ])('refuses words that make no sense: %s', async (line, message) => {
    await expect(run(line)).rejects.toThrow(message);
  });
});

describe('check', () => {
  it('finds what load would, and writes nothing', async () => {
    const file = await rowsFile('sites.csv', [...GOOD, 'a,3,9,36']);
    const [code, ...lines] = await run(`check trial --from ${file}`, [SHIFT]);
    expect([code, ...lines.slice(0, 3)]).toEqual([
      1,
      '  reject  rows.csv:4 [size] Field size is not a number: x',
      '  reject  rows.csv:5 The identifier a already stands in row 2',
      'sites: 4 rows, 2 features, 2 rejected',
    ]);
    expect((await test.db.pool.query('select 1 from layer')).rows).toEqual([]);
  });

  it('exits 0 where nothing is wrong', async () => {
    const file = await rowsFile('sites.csv', GOOD.slice(0, 2));
    expect(await run(`check trial --from ${file}`, [SHIFT])).toEqual([
      0,
      'sites: 2 rows, 2 features, 0 rejected',
    ]);
  });
});

describe('check of observations', () => {
  const level = parameterOf({ id: 'level', unit: 'm' });
  const withSet = (values: readonly Observed[]): Theme => ({
    ...SHIFT,
    parameters: [level],
    observations: [
      {
        id: 'levels',
        layer: 'sites',
        measures: [{ parameter: 'level', averaging: 'P1D', every: 'P1D', stamp: 'begin' }],
        editions: [
          {
            ...{ pack: 'full', status: 'sample', sources: ['world'] },
            inputs: [
              {
                ...{ kind: 'sample', seed: 1, make: () => values },
                expect: { rows: 2, observations: 2, rejects: 0 },
              },
            ],
          },
        ],
      },
    ],
  });
  const day = (feature: string, time: string, value: number | string): Observed => ({
    ...{ feature, parameter: 'level', time, value },
  });

  it('is of sites that the same check read, exits 0 where a set is as stated, and writes nothing', async () => {
    const file = await rowsFile('sites.csv', GOOD.slice(0, 2));
    const sound = withSet([day('a', '2024-01-01', 1), day('b', '2024-01-01', 2)]);
    expect(await run(`check trial --from ${file}`, [sound])).toEqual([
      0,
      'sites: 2 rows, 2 features, 0 rejected',
      'levels: 2 rows, 2 observations, 0 rejected',
    ]);
    expect((await test.db.pool.query('select from series')).rows).toEqual([]);
  });

  it('tells what a broken one holds and what it is said to hold, and exits 1', async () => {
    const file = await rowsFile('sites.csv', GOOD.slice(0, 2));
    const broken = withSet([
      day('a', '2024-01-01', 'n/a'),
      day('z', '2024-01-01', 2),
      day('a', '2024-01-02', 3),
    ]);
    const [code, ...lines] = await run(`check trial --from ${file}`, [broken]);
    expect([code, ...lines.slice(1, 4)]).toEqual([
      1,
      '  reject  sample-1:1 [value] n/a is not a measurement: a number is expected, or "<" and a limit of detection',
      '  reject  sample-1:2 [feature] There is no feature z in layer sites',
      'levels: 3 rows, 1 observations, 2 rejected; stated are 2 rows, 2 observations, 0 rejected',
    ]);
    // Alone, and with one value less than is stated: nothing is refused, and yet it is not what it should be.
    const short = withSet([day('a', '2024-01-01', 1)]);
    expect(await run(`check trial --from ${file}`, [short])).toEqual([
      1,
      'sites: 2 rows, 2 features, 0 rejected',
      'levels: 1 rows, 1 observations, 0 rejected; stated are 2 rows, 2 observations, 0 rejected',
    ]);
    await expect(run('check trial --set nothing', [short])).rejects.toThrow(
      /has no set nothing; it has: levels/,
    );
  });
});

describe('pack', () => {
  it('loads every layer from a folder; with --if-empty only those never loaded', async () => {
    await test.db.pool.query('delete from load');
    await rowsFile('rows.csv', GOOD);
    expect((await run(`pack ${folder} --if-empty`, [SHIFT]))[0]).toBe(0);
    expect((await test.db.pool.query('select pack from load')).rows).toEqual([{ pack: 'starter' }]);
    await run('remove sites', [SHIFT]);
    expect(await run(`pack ${folder} --if-empty --brief`, [SHIFT])).toEqual([0]);
    expect((await run(`pack ${folder}`, [SHIFT])).at(2)).toMatch(/^sites: published/);
    expect((await test.db.pool.query('select pack from load order by no desc limit 1')).rows).toEqual([
      { pack: 'full' },
    ]);
  });
});

describe('pack --brief', () => {
  it('tells a line a layer and where the problems of the rows are', async () => {
    await rowsFile('rows.csv', GOOD);
    expect(await run(`pack ${folder} --force --brief`, [SHIFT])).toEqual([
      0,
      '  layers to load: 1',
      expect.stringMatching(/^ {2}1\/1 sites · \d features · \d+\.\d s$/),
      expect.stringMatching(/^ {2}what was noticed in the rows: .*reports$/),
    ]);
  });
});

describe('publish, status, list and remove', () => {
  it('tell and change what is there', async () => {
    const file = await rowsFile('sites.csv', GOOD);
    await run(`load trial --from ${file}`, [SHIFT]);
    const renamed: Theme = {
      ...SHIFT,
      title: { ar: 'تجربة', fr: 'Essai', en: 'Trial' },
      layers: SHIFT.layers.map((source) => ({ ...source, layer: { ...source.layer, keywords: ['new'] } })),
    };
    expect(await run('publish', [renamed])).toEqual([
      0,
      'themes, licences, sources and institutions: 1 rows changed',
      expect.stringMatching(/^sites: published, revision \d+$/),
    ]);
    expect((await run('publish trial', [renamed])).at(-1)).toMatch(/^sites: unchanged/);
    expect((await run('status')).at(-1)).toMatch(/^trial {2}sites +\d+ +2 +\d{4}-.* unchanged +full +\d{4}-/);
    expect(await run('list')).toEqual([
      0,
      expect.stringContaining('packs'),
      expect.stringMatching(/^trial +sites +point +starter \(real\), full \(real\) +Sites$/),
    ]);
    expect(await run('remove trial')).toEqual([0, 'sites: removed', 'trial: removed']);
    expect(
      (
        await test.db.pool.query(
          'select id from theme union all select id from source union all select id from licence',
        )
      ).rows,
    ).toEqual([]);
    expect(await run('remove sites')).toEqual([
      1,
      'sites: no theme, layer, set of observations or series is called so',
    ]);
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addSeries, declareParameters, parameterOf } from '../../tests/harness/observe.ts';
import { useDb } from '../../tests/harness/use-db.ts';
import { argsOf } from './args.ts';
import { COMMANDS } from './index.ts';

const test = useDb({ template: 'world' });
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-observations-'));
  await declareParameters(test.db, [parameterOf({ id: 'level' })]);
  for (const feature of ['1', '2'])
    await addSeries(test.db, {
      layer: 'sensors',
      feature,
      parameter: 'level',
      averaging: 'P1D',
      every: 'P1D',
      stamp: 'begin',
    });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the command on a file; gives its exit code and what it printed, without times. */
const run = async (path: string, ...options: string[]): Promise<[number, ...string[]]> => {
  const printed: string[] = [];
  const code = await COMMANDS.observations!.run({
    args: argsOf([path, ...options]),
    themes: [],
    env: { DATABASE_URL: test.url, DATA_DIR: folder },
    signal: new AbortController().signal,
    print: (text) => void printed.push(text.replace(/, [\d.]+ s\)/, ')')),
  });
  return [code, ...printed];
};

const file = async (name: string, content: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
};

const stored = async (feature: string): Promise<[string, number, boolean][]> =>
  (
    await test.db.pool.query<{ day: string; value: number; below: boolean }>(
      `select to_char(time at time zone 'Africa/Tunis', 'YYYY-MM-DD') as day, value, below
       from observation o join series s on s.no = o.series_no where s.id = 'sensors.level.' || $1 order by time`,
      [feature],
    )
  ).rows.map(({ day, value, below }) => [day, value, below]);

describe('a file of observations', () => {
  it('is a CSV of a value a row, with the rejected rows told', async () => {
    const path = await file(
      'long.csv',
      'series,time,value\nsensors.level.1,2024-01-01,1\nsensors.level.1,2024-01-02,x\n',
    );
    const [code, first, second] = await run(path);
    expect([code, first]).toEqual([
      0,
      expect.stringMatching(/reject +long\.csv:3 \[value\] x is not a measurement/),
    ]);
    expect(second).toBe('long.csv: +1 ~0 =0 (2 rows, 1 rejected)');
    expect((await run(path, '--all')).slice(0, 3)).toEqual([
      1,
      first,
      'long.csv: nothing written (2 rows, 1 rejected)',
    ]);
  });

  it('is a CSV of a column a feature, with decimal commas', async () => {
    const path = await file('wide.csv', 'time;1;2\n2024-01-02;1,5;2,5\n2024-01-03;;<0,5\n');
    const done = await run(path, '--layer', 'sensors', '--parameter', 'level');
    expect(done).toEqual([0, 'wide.csv: +3 ~0 =0 (2 rows, 0 rejected)']);
    expect(await stored('2')).toEqual([
      ['2024-01-02', 2.5, false],
      ['2024-01-03', 0.5, true],
    ]);
  });

  it('is a sheet with dates', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('levels');
    sheet.addRow(['time', 'value']);
    sheet.addRow([new Date('2024-01-04T00:00:00Z'), 4]);
    sheet.addRow(['2024-01-05', 5.5]);
    const path = join(folder, 'levels.xlsx');
    await book.xlsx.writeFile(path);
    expect(await run(path, '--series', 'sensors.level.1')).toEqual([
      0,
      'levels.xlsx: +2 ~0 =0 (2 rows, 0 rejected)',
    ]);
    expect((await stored('1')).slice(-2)).toEqual([
      ['2024-01-04', 4, false],
      ['2024-01-05', 5.5, false],
    ]);
  });

  it('is JSON, a list or an object with one; again is unchanged', async () => {
    const rows = [
      { feature: 2, time: '2024-02-01', value: 1 },
      { feature: 2, time: '2024-02-02', value: 2, flag: 'checked' },
    ];
    const options = ['--layer', 'sensors', '--parameter', 'level'];
    expect(await run(await file('a.json', JSON.stringify(rows)), ...options)).toEqual([
      0,
      'a.json: +2 ~0 =0 (2 rows, 0 rejected)',
    ]);
    const told = await run(await file('b.json', JSON.stringify({ observations: rows })), ...options);
    expect(told).toEqual([0, 'b.json: +0 ~0 =2 (2 rows, 0 rejected)']);
    const { rows: trail } = await test.db.pool.query(
      `select actor_kind from audit where action = 'observations.write'`,
    );
    expect(trail.at(-1)).toEqual({ actor_kind: 'command' });
  });

  it.each([
    ['no-time.csv', 'when,value\n2024-01-01,1\n', /no column time/],
    ['strange.csv', 'time,value,wind\n2024-01-01,1,2\n', /Column wind is not known/],
  ])('is none: %s', async (name, content, message) => {
    await expect(run(await file(name, content))).rejects.toThrow(message);
    await expect(run(join(folder, 'nowhere.csv'))).rejects.toThrow(/there is no file/);
  });
});

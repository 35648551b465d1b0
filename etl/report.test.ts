import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '../sql/model/problem.ts';
import { tame } from './load/tame.ts';
import { csvLine, openReport, SHOWN_PROBLEMS } from './report.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-report-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const problem = (row: number, value: unknown = 'x'): Problem => ({
  severity: 'reject',
  input: 'dams.csv',
  row,
  field: 'capacity',
  value,
  reason: 'not-a-number',
  message: 'Field capacity is not a number',
});

describe('a report', () => {
  it('has every problem in two files, and shows the first few', async () => {
    const shown: string[] = [];
    const report = await openReport(folder, 'dams', (line) => shown.push(line));
    for (let row = 2; row < 102; row++) report.problem(problem(row));
    const { path, counts } = await report.close();
    expect(counts).toEqual({ 'reject not-a-number': 100 });
    expect(shown).toHaveLength(SHOWN_PROBLEMS + 1);
    expect(shown[0]).toBe('reject  dams.csv:2 [capacity] Field capacity is not a number');
    expect(shown.at(-1)).toContain(`${path}.csv`);
    const lines = (await readFile(`${path}.jsonl`, 'utf8')).trim().split('\n');
    expect(lines.map((line) => Problem.parse(JSON.parse(line)).row)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 2),
    );
    const table = await readFile(`${path}.csv`, 'utf8');
    expect(table.split('\n').slice(0, 2)).toEqual([
      '\ufeffseverity,input,row,field,value,reason,message',
      'reject,dams.csv,2,capacity,x,not-a-number,Field capacity is not a number',
    ]);
  });

  it('of nothing makes no file', async () => {
    const report = await openReport(folder, 'dams', () => undefined);
    expect(await report.close()).toEqual({ path: null, counts: {} });
    expect(await readdir(folder)).toEqual([]);
  });

  it('does not hand formulas to a spreadsheet', () => {
    expect(csvLine(problem(2, '=HYPERLINK("http://x")'))).toContain(`,"'=HYPERLINK(""http://x"")",`);
    expect(csvLine(problem(2, -5))).toContain(",'-5,");
    expect(csvLine(problem(2, ['a', 'b']))).toContain(',"[""a"",""b""]",');
    expect(csvLine(problem(2, null))).toContain(',capacity,,');
  });
});

describe('a problem', () => {
  it('is tamed: what no file or database could hold is replaced, what is long is cut', () => {
    expect(tame(problem(2, 'a\u0000b\ud800c')).value).toBe('a\ufffdb\ufffdc');
    expect(tame(problem(2, 'x'.repeat(9999))).value).toHaveLength(500);
    expect(tame(problem(2, 12n)).value).toBe('12');
    expect(tame(problem(2, { big: 12n })).value).toBe('{"big":"12"}');
    expect(tame(problem(2, Number.NaN)).value).toBe('NaN');
    expect(tame({ ...problem(2), value: undefined }).value).toBeNull();
    expect(tame(problem(2, false)).value).toBe(false);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, describe, expect, it } from 'vitest';
import { rollUp, sum, treeOf } from '../../server/modules/budget/rules.ts';
import { SCHEMES, STANDARD_CODES } from '../../sql/model/budget/code.ts';
import { worldBudget } from '../../tests/world/budget.ts';
import { zipOf } from '../read/fixture/zip.ts';
import { ReadError } from '../read/row.ts';
import { type Beside, type Budget, digestOf, readBudget } from './read.ts';

const folder = mkdtempSync(join(tmpdir(), 'biatouna-budget-hostile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const world = worldBudget();
const placeOf = (code: string) => (/^\d\d$/.test(code) ? `governorate:ins:${code}` : null);
const beside: Beside = { placesOf: async () => placeOf, before: world };
const HEAD = ['line', 'year', 'kind', 'administration', 'function', 'economic', 'programme', 'place'];

let made = 0;
const read = (ending: string, content: string | Buffer): Promise<Budget> => {
  made += 1;
  const path = join(folder, `file-${made}.${ending}`);
  writeFileSync(path, content);
  return readBudget(path, beside);
};
const csv = (rows: readonly (readonly unknown[])[]): string => Papa.unparse(rows.map((row) => [...row]));
const isBudget = (one: unknown): one is Budget => one instanceof Object && 'gathered' in one;
const rejects = ({ problems }: Budget) => problems.filter(({ severity }) => severity === 'reject');

const codes = (scheme: string) =>
  STANDARD_CODES.filter((one) => one.scheme === scheme).map(({ code }) => code);
const cells = fc.record({
  administration: fc.constantFrom('ENV', 'EDU', ''),
  function: fc.constantFrom(...codes('function'), ''),
  economic: fc.constantFrom(...codes('economic'), ''),
  programme: fc.constantFrom('ENV', 'ENV-1', 'ENV-2', ''),
  place: fc.constantFrom('11', '22', ''),
  minor: fc.bigInt(-(10n ** 15n), 10n ** 15n),
});

describe('whatever is sent in', () => {
  it('adds up to the same by every dimension: what the lines add up to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 25 }), async (drawn) => {
        const decimal = (minor: bigint) =>
          `${minor < 0n ? '-' : ''}${(minor < 0n ? -minor : minor) / 1000n}.${String((minor < 0n ? -minor : minor) % 1000n).padStart(3, '0')}`;
        const rows = drawn.map((one, at) => [
          ...[
            `L${at}`,
            2024,
            'voted',
            one.administration,
            one.function,
            one.economic,
            one.programme,
            one.place,
          ],
          decimal(one.minor),
        ]);
        const budget = await read('csv', csv([[...HEAD, 'amount'], ...rows]));
        expect(rejects(budget)).toEqual([]);
        const whole = sum(drawn.map(({ minor }) => minor));
        const amounts = new Map(budget.gathered.amounts.map(({ line, minor }) => [line, minor]));
        expect(sum(amounts.values())).toBe(whole);
        for (const scheme of SCHEMES) {
          const tree = treeOf([...STANDARD_CODES, ...budget.codes], scheme);
          const of = budget.gathered.lines.map((line) => ({
            code: line[scheme],
            minor: amounts.get(line.id)!,
          }));
          const parts = [...rollUp(of, tree, null).values()].map((some) =>
            sum(some.map(({ minor }) => minor)),
          );
          expect([scheme, sum(parts)]).toEqual([scheme, whole]);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is either read to the unit or refused by row and reason, however wrong a cell is', async () => {
    const wrong = fc.oneof(
      fc.constantFrom(
        'NaN',
        'Infinity',
        '-Infinity',
        '1e400',
        '9'.repeat(30),
        '=1+1',
        '+1+1',
        '@SUM(A1)',
        '-',
        '',
      ),
      fc.constantFrom(
        '٣',
        '1.0000',
        '0.0005',
        '-5',
        '1,5',
        '0x1f',
        'true',
        'null',
        '__proto__',
        '../..',
        '%00',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const sound = {
      ...{ line: 'L0', title_fr: 'Ligne', year: '2024', kind: 'voted', function: '05.1', place: '11' },
      amount: '7.5',
    };
    const names = Object.keys(sound) as (keyof typeof sound)[];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...names), wrong, async (name, value) => {
        const other = { ...sound, line: 'L1' };
        const row = { ...sound, [name]: value };
        const table = csv([names, names.map((one) => other[one]), names.map((one) => row[one])]);
        const budget = await read('csv', table).catch((error: unknown) => error);
        // What holds noughts is no text, and read no further.
        if (value.includes('\u0000')) {
          expect(budget).toBeInstanceOf(ReadError);
          return;
        }
        if (!isBudget(budget)) throw budget;
        const sums = sum(budget.gathered.amounts.map(({ minor }) => minor));
        if (rejects(budget).length > 0) {
          for (const { row: at, reason, message } of rejects(budget)) {
            expect(at).toBe(3);
            expect([reason.length, message.length].every((length) => length > 0)).toBe(true);
          }
          expect(sums).toBe(7_500n);
        } else expect(budget.gathered.amounts).toHaveLength(name === 'amount' && value.trim() === '' ? 1 : 2);
        // All that is kept can be written: no text holds what the database has no word for.
        expect(JSON.stringify([budget.gathered.lines, budget.codes])).not.toMatch(/\\u0000|\\ud[89a-f]/);
      }),
      { numRuns: 300 },
    );
  });

  it('is kept as the database can hold it, also where JSON says what it cannot', async () => {
    const row = { line: 'A', title_fr: 'a\u0000b\ud800c', year: 2024, kind: 'voted', amount: 1 };
    const budget = await read('json', JSON.stringify([row]));
    expect(budget.gathered.lines[0]!.title!.fr).toBe('a\ufffdb\ufffdc');
  });

  it.each([
    ['of a number that no budget has', { amount: '9999999999999999' }, 'too-large', 'amount'],
    ['of no number', { amount: 'NaN' }, 'not-a-number', 'amount'],
    ['of a function that is none', { function: '77' }, 'unknown-code', 'function'],
    ['of a place that is none', { place: 'Atlantis' }, 'unknown-place', 'place'],
    ['of a line that is there already', { line: 'L1' }, 'duplicate-line', 'amount'],
    ['of no line', { line: '=HYPERLINK("http://evil")' }, 'bad-line', 'line'],
    ['of a year that is none', { year: '20245' }, 'not-a-year', 'year'],
    ['of no year', { year: '' }, 'missing-value', 'year'],
  ])('a row %s is told by its number, field and reason', async (_, change, reason, field) => {
    const sound = { line: 'L0', year: '2024', kind: 'voted', function: '05.1', place: '11', amount: '7.5' };
    const rows = [
      { ...sound, line: 'L1' },
      { ...sound, ...change },
    ];
    const budget = await read('csv', csv([Object.keys(sound), ...rows.map((row) => Object.values(row))]));
    expect(rejects(budget)).toEqual([expect.objectContaining({ row: 3, reason, field })]);
  });
});

const zeros = Buffer.alloc(24 * 1024 * 1024);
const bomb = (name: string): Buffer => zipOf([{ name, content: zeros }]);

const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex');

describe('a file that is none', () => {
  it.each([
    ['csv', 'a picture', PNG],
    ['xlsx', 'a picture', PNG],
    ['json', 'a picture', PNG],
    ['zip', 'a picture', PNG],
    ['csv', 'nothing', ''],
    ['json', 'half of itself', '[{"line":"A",'],
    ['json', 'no table', '{"a":{"b":1}}'],
    ['xlsx', 'a table of commas', 'line,year\nA,2024\n'],
    ['zip', 'an archive of something else', zipOf([{ name: 'notes.txt', content: 'x' }])],
    ['zip', 'a bomb', bomb('datapackage.json')],
    ['xlsx', 'a bomb', bomb('xl/workbook.xml')],
    ['zip', 'larger than it says', zipOf([{ name: 'datapackage.json', content: zeros, claims: 9 }])],
    ['zip', 'a way out of its folder', zipOf([{ name: '../datapackage.json', content: '{}' }])],
    ['csv', 'a table of something else', 'name,height\nA,12\n'],
    ['csv', 'one endless line', `line,year,kind,amount\n${'x'.repeat(9_000_000)}`],
  ])('a .%s that is %s is refused in a sentence, in little memory', async (ending, _, content) => {
    const before = process.memoryUsage.rss();
    const outcome = await read(ending, content).then(
      (budget) => (rejects(budget).length > 0 ? 'refused' : 'read'),
      (error: unknown) => (error instanceof ReadError && error.message.length > 10 ? 'refused' : error),
    );
    expect(outcome).toBe('refused');
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 1024 * 1024);
  });

  it('leaves what a new table of lines says nothing of as it was', async () => {
    const budget = await read('csv', 'line,year,kind,function,amount\nA,2024,voted,05.1,5\n');
    expect([budget.measures, budget.compliance]).toEqual([world.measures, world.compliance]);
    expect(digestOf(budget)).not.toBe(digestOf(world));
  });
});

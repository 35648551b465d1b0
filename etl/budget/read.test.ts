import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { treeOf } from '../../server/modules/budget/rules.ts';
import { STANDARD_CODES, standardCode } from '../../sql/model/budget/code.ts';
import { ReadError } from '../read/row.ts';
import { type Beside, type Budget, digestOf, readBudget } from './read.ts';

const STARTER = join(import.meta.dirname, '../../fixtures/starter/budget');
const folder = mkdtempSync(join(tmpdir(), 'biatouna-budget-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const placeOf = (code: string) =>
  /^\d\d$/.test(code) ? `governorate:ins:${code}` : /^governorate:/.test(code) ? code : null;
const nothingBefore: Beside = { placesOf: async () => placeOf, before: null };
const rejects = ({ problems }: Budget) => problems.filter(({ severity }) => severity === 'reject');
const total = ({ gathered }: Budget, year: number, kind: string) =>
  gathered.amounts
    .filter((one) => one.year === year && one.kind === kind)
    .reduce((sum, one) => sum + one.minor, 0n);

let made = 0;
/** The sample package with a file changed. */
const changed = (name: string, change: (text: string) => string): string => {
  made += 1;
  const to = join(folder, `changed-${made}`);
  cpSync(STARTER, to, { recursive: true });
  writeFileSync(join(to, name), change(readFileSync(join(to, name), 'utf8')));
  return to;
};

const write = (name: string, text: string | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('the sample package', () => {
  it('is read whole: its 1,041 lines in three years and kinds, pivoted columns taken apart', async () => {
    const budget = await readBudget(STARTER, nothingBefore);
    expect(rejects(budget)).toEqual([]);
    expect([budget.dataset, budget.manifest.currency, budget.manifest.decimals]).toEqual([
      'state-budget',
      'TND',
      3,
    ]);
    expect([budget.gathered.lines.length, budget.gathered.amounts.length, budget.rows]).toEqual([
      1041, 9369, 1041,
    ]);
    const first = budget.gathered.amounts.find(
      ({ line, year, kind }) => line === 'EDU-1-21-11' && year === 2022 && kind === 'executed',
    );
    expect(first?.minor).toBe(272_509_983_852n);
    expect(budget.measures).toHaveLength(16);
    expect(budget.compliance).toHaveLength(15);
  });

  it('tells what its supplementary law added, and nothing of years where money was only moved', async () => {
    const budget = await readBudget(STARTER, nothingBefore);
    const revised = budget.problems.filter(({ reason }) => reason === 'revised-differs');
    expect(revised.map(({ detail }) => detail)).toEqual(['2023']);
    const added = total(budget, 2023, 'revised') - total(budget, 2023, 'voted');
    expect(revised[0]?.value).toBe(`${added / 1000n}.${String(added % 1000n).padStart(3, '0')}`);
  });

  it('has all codes that its lines are classified by, with all above them', async () => {
    const { codes, gathered } = await readBudget(STARTER, nothingBefore);
    for (const scheme of ['administration', 'function', 'economic', 'programme'] as const) {
      const tree = treeOf(codes, scheme);
      for (const line of gathered.lines)
        for (const code of tree.path(line[scheme]!)) expect(tree.byCode.has(code)).toBe(true);
    }
  });

  it('is the same budget in another order of rows, and another one by a millime', async () => {
    const same = changed('lines.csv', (text) => {
      const [head, ...rows] = text.trim().split('\n');
      return `${[head, ...rows.reverse()].join('\n')}\n`;
    });
    const other = changed('tax-amounts.csv', (text) => text.replace(/,(\d+)00,/, ',$100.001,'));
    const digests = await Promise.all(
      [STARTER, same, other].map(async (path) => digestOf(await readBudget(path, nothingBefore))),
    );
    expect(digests[1]).toBe(digests[0]);
    expect(digests[2]).not.toBe(digests[0]);
  });
});

describe('a package that is not right', () => {
  const cases: [what: string, file: string, change: (text: string) => string, found: object][] = [
    [
      'an amount a millime off its total',
      'lines.csv',
      (text) => text.replace('272509983.852', '272509983.853'),
      { reason: 'sum-differs', input: 'totals' },
    ],
    [
      'an unknown function',
      'lines.csv',
      (text) => text.replace('EDU,09.1', 'EDU,99.1'),
      { reason: 'unknown-code', field: 'function', value: '99.1', row: 2 },
    ],
    [
      'an unknown place',
      'lines.csv',
      (text) => text.replace('EDU-1,11,', 'EDU-1,Atlantis,'),
      { reason: 'unknown-place', value: 'Atlantis', row: 2 },
    ],
    [
      'a line twice',
      'lines.csv',
      (text) => `${text}${text.split('\n')[1]}\n`,
      { reason: 'duplicate-line', row: 1043, detail: '2' },
    ],
    [
      'words for a number',
      'lines.csv',
      (text) => text.replace('272509983.852', 'beaucoup'),
      { reason: 'not-a-number', field: 'executed_2022', value: 'beaucoup', row: 2 },
    ],
    [
      'less than a millime',
      'lines.csv',
      (text) => text.replace('272509983.852', '272509983.8521'),
      { reason: 'too-many-decimals', row: 2, detail: '3' },
    ],
    [
      'a gender marker that is none',
      'lines.csv',
      (text) => text.replace('EDU-1,11,1,', 'EDU-1,11,7,'),
      { reason: 'unknown-code', field: 'gender', row: 2 },
    ],
    [
      'more returns than taxpayers',
      'compliance.csv',
      (text) => text.replace(/,212000,\d+,/, ',212000,212001,'),
      { reason: 'count-above', field: 'filed', row: 2 },
    ],
    [
      'a measure twice',
      'tax-measures.csv',
      (text) => `${text.trimEnd()}\n${text.split('\n')[1]}\n`,
      { reason: 'duplicate-line', field: 'id', row: 18, detail: '2' },
    ],
    [
      'a tax twice in a year',
      'compliance.csv',
      (text) => `${text.trimEnd()}\n${text.split('\n')[1]}\n`,
      { reason: 'duplicate-line', field: 'tax', row: 17, detail: '2' },
    ],
    [
      'arrears that no budget has',
      'compliance.csv',
      (text) => text.replace(/,\d+(\.\d+)?\n/, ',9e30\n'),
      { reason: 'too-large', field: 'arrears', row: 2 },
    ],
    [
      'amounts of a measure that there is not',
      'tax-amounts.csv',
      (text) => text.replace('TVA-01', 'TVA-99'),
      { reason: 'unknown-code', field: 'measure', value: 'TVA-99' },
    ],
    [
      'revenue',
      'datapackage.json',
      (text) => text.replace('"constant": "expenditure"', '"constant": "revenue"'),
      { reason: 'not-an-expenditure', row: 2 },
    ],
    [
      'another currency',
      'datapackage.json',
      (text) => text.replace('"constant": "TND"', '"constant": "EUR"'),
      { reason: 'other-currency', row: 2 },
    ],
  ];
  it.each(cases)('%s is told with its row and reason', async (_, file, change, found) => {
    const budget = await readBudget(changed(file, change), nothingBefore);
    expect(rejects(budget)).toContainEqual(expect.objectContaining(found));
  });

  it.each([
    ['no JSON', (_: string) => '{', /no JSON/],
    ['no package', (_: string) => '{"name":"x"}', /resources/],
    ['a name that is no id', (text: string) => text.replace('"state-budget"', '"../State"'), /small letters/],
    [
      'a path out of the folder',
      (text: string) => text.replace('"lines.csv"', '"../../../etc/passwd"'),
      /leads out/,
    ],
    [
      'a path to elsewhere',
      (text: string) => text.replace('"lines.csv"', '"https://example.org/lines.csv"'),
      /leads out|no file/,
    ],
    [
      'real figures without a source',
      (text: string) =>
        text
          .replace('"status": "sample"', '"status": "real"')
          .replace(/"sources": \[[^\]]*\]/, '"sources": []'),
      /names its source/,
    ],
    [
      'a phase that is not carried',
      (text: string) => text.replace('"phase": "voted"', '"phase": "proposed"'),
      /proposed/,
    ],
  ])('%s keeps the whole out, in a sentence', async (_, change, message) => {
    const path = changed('datapackage.json', change);
    await expect(readBudget(path, nothingBefore)).rejects.toThrow(ReadError);
    await expect(readBudget(path, nothingBefore)).rejects.toThrow(message);
  });
});

describe('sums of parts', () => {
  const before: Beside['before'] = {
    dataset: 'town',
    manifest: {
      ...{
        title: { ar: 'م', fr: 'V', en: 'T' },
        description: { ar: 'م', fr: 'V', en: 'T' },
        status: 'sample',
        currency: 'TND',
      },
      ...{
        decimals: 3,
        licence: 'CC0',
        sources: [{ title: 't', path: null }],
        placeLevel: 'governorate',
        population: null,
        deflator: null,
      },
    },
    ...{ codes: [], measures: [], compliance: [] },
  };
  const beside: Beside = { ...nothingBefore, before };
  const HEAD = 'line,parent,year,kind,function,amount\n';
  const of = (name: string, rows: string) => readBudget(write(name, HEAD + rows), beside);

  it('are held against the whole, which is stored as no line of its own', async () => {
    const budget = await of(
      'good.csv',
      'A,,2024,voted,05,30.5\nA1,A,2024,voted,05.1,10.25\nA2,A,2024,voted,05.2,20.250\n',
    );
    expect(budget.problems).toEqual([]);
    expect(budget.gathered.lines.map(({ id }) => id)).toEqual(['A1', 'A2']);
    expect(total(budget, 2024, 'voted')).toBe(30_500n);
  });

  it.each([
    [
      'that differ',
      'A,,2024,voted,05,30.5\nA1,A,2024,voted,05.1,10.25\n',
      { reason: 'sum-differs', row: 2, field: 'A', value: '30.500', detail: '10.250' },
    ],
    [
      'of a whole that is not there',
      'A1,Z,2024,voted,05.1,10\n',
      { reason: 'unknown-parent', value: 'Z', row: 2 },
    ],
    [
      'that are parts of themselves',
      'A,B,2024,voted,05,1\nB,A,2024,voted,05,1\n',
      { reason: 'endless-parents', value: 'A' },
    ],
    [
      'classified in two ways',
      'A,,2023,voted,05,1\nA,,2024,voted,06,1\n',
      { reason: 'line-differs', field: 'function', row: 3, detail: '2' },
    ],
    [
      'of a kind that is none',
      'A,,2024,hoped,05,1\n',
      { reason: 'unknown-code', field: 'kind', value: 'hoped' },
    ],
    ['of no year', 'A,,soon,voted,05,1\n', { reason: 'not-a-year', field: 'year', value: 'soon' }],
  ])('%s are told', async (name, rows, found) => {
    expect(rejects(await of(`${name}.csv`, rows))).toContainEqual(expect.objectContaining(found));
  });

  it('are read alike from CSV with decimal commas, XLSX and JSON', async () => {
    const rows = [
      ['A1', '', 2024, 'voted', '05.1', 10.25],
      ['A2', '', 2024, 'executed', '05.2', 20.125],
    ];
    const names = HEAD.trim().split(',');
    const csv = write(
      'comma.csv',
      `${names.join(';')}\n${rows.map((row) => row.join(';').replace(/\.(\d+)$/, ',$1')).join('\n')}\n`,
    );
    const json = write(
      'rows.json',
      JSON.stringify(rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])))),
    );
    const book = new ExcelJS.Workbook();
    book.addWorksheet('lines').addRows([names, ...rows]);
    const xlsx = write('rows.xlsx', Buffer.from(await book.xlsx.writeBuffer()));
    const read = await Promise.all([csv, json, xlsx].map((path) => readBudget(path, beside)));
    expect(read.map(rejects)).toEqual([[], [], []]);
    for (const budget of read)
      expect(budget.gathered.amounts.map(({ line, kind, minor }) => [line, kind, minor])).toEqual([
        ['A1', 'voted', 10_250n],
        ['A2', 'executed', 20_125n],
      ]);
  });

  it('need a budget that a bare table is a version of', async () => {
    const path = write('bare.csv', `${HEAD}A,,2024,voted,05,1\n`);
    await expect(readBudget(path, nothingBefore)).rejects.toThrow(/bare table/);
  });
});

describe('a package of another country', () => {
  // The example that the specification itself explains, in other words: normalised tables, joined by keys.
  it('is put together from tables that point at each other, with labels for codes', async () => {
    const to = join(folder, 'joined');
    cpSync(STARTER, to, { recursive: true });
    write('joined/buyers.csv', 'id,code,name\nB1,MIN-A,Ministry A\nB2,MIN-B,Ministry B\n');
    write('joined/facts.csv', 'buyer,fn,phase,thousands\nB1,GF0501,approved,1.5\nB2,7052,spent,2\n');
    const descriptor = {
      name: 'ruritania',
      title: 'Budget of Ruritania',
      licenses: [{ name: 'CC-BY-4.0' }],
      sources: [{ title: 'Treasury of Ruritania', path: 'https://example.org/budget' }],
      resources: [
        {
          name: 'buyers',
          path: 'buyers.csv',
          schema: {
            fields: [
              { name: 'id' },
              { name: 'code', columnType: 'administrative-classification:generic:code' },
              { name: 'name', columnType: 'administrative-classification:generic:label' },
            ],
          },
        },
        {
          name: 'facts',
          path: ['facts.csv'],
          schema: {
            fields: [
              { name: 'buyer' },
              { name: 'fn', columnType: 'functional-classification:cofog:code' },
              { name: 'phase', columnType: 'phase:id' },
              { name: 'thousands', columnType: 'value', factor: 1000 },
            ],
            extraFields: [
              { name: 'y', columnType: 'date:fiscal-year', constant: 2021 },
              { name: 'c', columnType: 'value-currency:code', constant: 'EUR' },
            ],
            foreignKeys: [{ fields: 'buyer', reference: { resource: 'buyers', fields: 'id' } }],
          },
        },
      ],
    };
    write('joined/datapackage.json', JSON.stringify(descriptor));
    const budget = await readBudget(join(to, 'datapackage.json'), nothingBefore);
    expect(rejects(budget)).toEqual([]);
    expect([budget.manifest.status, budget.manifest.decimals]).toEqual(['real', 2]);
    expect(budget.gathered.lines.map((line) => [line.administration, line.function])).toEqual([
      ['MIN-A', '05.1'],
      ['MIN-B', '05.2'],
    ]);
    expect(budget.gathered.amounts.map(({ kind, year, minor }) => [kind, year, minor])).toEqual([
      ['voted', 2021, 150_000n],
      ['executed', 2021, 200_000n],
    ]);
    expect(budget.codes.find(({ code }) => code === 'MIN-B')?.title.en).toBe('Ministry B');
  });
});

describe('the standards', () => {
  it('have the ten divisions and 69 groups of COFOG, each group below its division', () => {
    const cofog = STANDARD_CODES.filter(({ scheme }) => scheme === 'function');
    expect(cofog.filter(({ parent }) => parent === null)).toHaveLength(10);
    expect(cofog.filter(({ parent }) => parent !== null)).toHaveLength(69);
    for (const { code, parent } of cofog) if (parent) expect(code.startsWith(`${parent}.`)).toBe(true);
  });

  it.each([
    ['05', '05'],
    ['GF05', '05'],
    ['705', '05'],
    ['GF0501', '05.1'],
    ['7051', '05.1'],
    ['05.1', '05.1'],
    ['05.1.0', '05.1'],
    ['051', '05.1'],
    ['10.9', '10.9'],
    ['somewhere', 'somewhere'],
  ])('know the function %s as %s', (given, code) => expect(standardCode('function', given)).toBe(code));
});

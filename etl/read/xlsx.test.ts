import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { brief, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { zipOf } from './fixture/zip.ts';
import { read } from './index.ts';
import { columnOf, dateOfSerial, isDateFormat } from './xlsx-cells.ts';

const folder = useFolder();

/** Writes a workbook by another's hand, so that ours is not measured by itself. */
const book = async (fill: (workbook: exceljs.Workbook) => void, name = 'a.xlsx'): Promise<string> => {
  const workbook = new exceljs.Workbook();
  fill(workbook);
  return folder.write(name, new Uint8Array(await workbook.xlsx.writeBuffer()));
};

const rowsOf =
  (rows: unknown[][], sheet = 'data') =>
  (workbook: exceljs.Workbook) =>
    void workbook.addWorksheet(sheet).addRows(rows);

/** A workbook of bare parts. */
const bare = (sheet: string, more: { name: string; content: string }[] = []) =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      content: '<workbook xmlns:r="x"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ...more,
  ]);

describe('a sheet', () => {
  it('gives texts, numbers, truths, dates and points, by the number of the row', async () => {
    const path = await book((workbook) => {
      const sheet = workbook.addWorksheet('data');
      sheet.addRow(['code', 'الاسم', 'value', 'open', 'day', 'moment', 'Longitude', 'Latitude']);
      sheet.addRow([
        11,
        'تونس',
        12.5,
        true,
        new Date('2024-02-29'),
        new Date('2024-02-29T13:45:30Z'),
        10.18,
        36.8,
      ]);
      sheet.addRow([]);
      sheet.addRow(['17', { richText: [{ text: 'Bi' }, { text: 'zerte', font: { bold: true } }] }, -3]);
    });
    const { rows, problems } = await readAll(path);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        kind: 'row',
        row: 2,
        properties: {
          code: 11,
          الاسم: 'تونس',
          value: 12.5,
          open: true,
          day: '2024-02-29',
          moment: '2024-02-29T13:45:30',
          Longitude: 10.18,
          Latitude: 36.8,
        },
        geometry: { type: 'Point', coordinates: [10.18, 36.8] },
      },
      {
        kind: 'row',
        row: 4,
        properties: {
          code: '17',
          الاسم: 'Bizerte',
          value: -3,
          open: '',
          day: '',
          moment: '',
          Longitude: '',
          Latitude: '',
        },
        geometry: null,
      },
    ]);
  });

  it('gives what formulas came to, texts of links, and tells errors', async () => {
    const path = await book((workbook) => {
      const sheet = workbook.addWorksheet('data');
      sheet.addRow(['a', 'b', 'c', 'd']);
      const formula = { formula: 'A1+1', result: 42 };
      const text = { formula: 'A1&"x"', result: 'xx' };
      const date = { formula: 'TODAY()', result: new Date('2024-01-31') };
      sheet
        .addRow([formula, text, { text: 'site', hyperlink: 'https://example.org' }, date])
        .getCell(4).numFmt = 'yyyy-mm-dd';
      sheet.addRow([{ error: '#N/A' }, { formula: 'A1/0', result: { error: '#DIV/0!' } }, 'x', 'y']);
    });
    const { rows, problems } = await readAll(path);
    expect(rows.map(({ properties }) => properties)).toEqual([
      { a: 42, b: 'xx', c: 'site', d: '2024-01-31' },
      { a: '', b: '', c: 'x', d: 'y' },
    ]);
    expect(
      problems.map(({ row, field, value, reason, severity }) => [row, field, value, reason, severity]),
    ).toEqual([
      [3, 'a', '#N/A', 'cell-error', 'warning'],
      [3, 'b', '#DIV/0!', 'cell-error', 'warning'],
    ]);
  });

  it('has its header below a title, or where that is declared', async () => {
    const path = await book(
      rowsOf([['Barrages de Tunisie'], [], ['au 31 janvier'], ['nom', 'stock'], ['Sidi Salem', 580]]),
    );
    expect((await readAll(path)).rows).toMatchObject([
      { row: 5, properties: { nom: 'Sidi Salem', stock: 580 } },
    ]);
    const groups = await book(
      rowsOf([
        ['Eau', 'Eau'],
        ['nom', 'stock'],
        ['Sidi Salem', 580],
      ]),
    );
    expect((await readAll(groups, { header: 2 })).rows).toMatchObject([
      { row: 3, properties: { nom: 'Sidi Salem' } },
    ]);
  });

  it('may have one column', async () => {
    const path = await book(rowsOf([['code'], [11], [17]]));
    expect((await readAll(path)).rows.map(({ row, properties }) => [row, properties])).toEqual([
      [2, { code: 11 }],
      [3, { code: 17 }],
    ]);
    const long = await book(rowsOf([['code'], ...Array.from({ length: 50 }, (_, i) => [i])]));
    expect((await readAll(long)).rows.map(({ row }) => row)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 2),
    );
  });

  it('has merged and empty cells of its header told, and repeated names', async () => {
    const path = await book((workbook) => {
      const sheet = workbook.addWorksheet('data');
      sheet.addRows([
        ['nom', 'position', null, 'note', 'note'],
        ['Sidi Salem', 9.4, 36.6, 'a', 'b'],
      ]);
      sheet.mergeCells('B1:C1');
    });
    const { rows, problems } = await readAll(path);
    expect(Object.keys(rows[0]!.properties)).toEqual([
      'nom',
      'position',
      expect.stringMatching(/^(column_3|position_2)$/),
      'note',
      'note_2',
    ]);
    expect(problems.map(({ row, severity }) => [row, severity])).toEqual([
      [1, 'warning'],
      [1, 'warning'],
    ]);
  });

  it('has what stands behind its last column told', async () => {
    const { rows, problems } = await readAll(
      await book(
        rowsOf([
          ['a', 'b'],
          [1, 2, null, 'stray'],
          [3, 4],
        ]),
      ),
    );
    expect(rows.map(({ row }) => row)).toEqual([3]);
    expect(brief(problems)).toEqual([[2, 'wrong-field-count', null]]);
  });

  it('is the first that is shown, or the one that is named', async () => {
    const path = await book((workbook) => {
      rowsOf(
        [
          ['a', 'b'],
          [1, 2],
        ],
        'hidden',
      )(workbook);
      workbook.getWorksheet('hidden')!.state = 'hidden';
      rowsOf(
        [
          ['a', 'b'],
          [3, 4],
        ],
        'shown',
      )(workbook);
      workbook.addWorksheet('empty');
    });
    expect((await readAll(path)).rows).toMatchObject([{ properties: { a: 3 } }]);
    expect((await readAll(path, { sheet: 'hidden' })).rows).toMatchObject([{ properties: { a: 1 } }]);
    expect(await refusal(path, { sheet: 'nowhere' })).toBe(
      'ReadError: a.xlsx has no sheet nowhere; it has: hidden, shown, empty.',
    );
    expect(await refusal(path, { sheet: 'empty' })).toBe('ReadError: Sheet empty of a.xlsx is empty.');
  });

  it('may leave out the numbers of rows and cells, and have texts within', async () => {
    const sheet = `<worksheet><sheetData><row><c t="inlineStr"><is><t>a</t></is></c><c t="str"><v>b</v></c></row>
      <row r="9"><c r="B9"><v>2</v></c></row><row><c t="b"><v>0</v></c><c t="d"><v>2024-01-31T00:00:00</v></c></row></sheetData></worksheet>`;
    const { rows } = await readAll(await folder.write('a.xlsx', bare(sheet)));
    expect(rows.map(({ row, properties }) => [row, properties])).toEqual([
      [9, { a: '', b: 2 }],
      [10, { a: false, b: '2024-01-31' }],
    ]);
  });

  it('has texts without how they are pronounced, and names without their prefix', async () => {
    const strings = {
      name: 'xl/sharedStrings.xml',
      content:
        '<x:sst xmlns:x="y"><x:si><x:t>東京</x:t><x:rPh sb="0" eb="2"><x:t>トウキョウ</x:t></x:rPh></x:si></x:sst>',
    };
    const sheet =
      '<x:worksheet xmlns:x="y"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect((await readAll(await folder.write('a.xlsx', bare(sheet, [strings])))).rows).toMatchObject([
      { properties: { 東京: 1 } },
    ]);
  });
});

describe('what is no workbook', () => {
  it('is refused in a sentence', async () => {
    const old = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    expect(await refusal(await folder.write('a.xlsx', Buffer.concat([old, Buffer.alloc(600)])))).toBe(
      'ReadError: a.xlsx is an old .xls or has a password: save it as .xlsx without one.',
    );
    expect(await refusal(await folder.write('a.xlsx', 'text'))).toMatch(
      /^ReadError: a.xlsx is a broken archive: /,
    );
    expect(await refusal(await folder.write('a.xlsx', zipOf([{ name: 'x.txt', content: 'x' }])))).toBe(
      'ReadError: a.xlsx is no workbook: it has no part xl/workbook.xml.',
    );
    expect(
      await refusal(await folder.write('a.xlsx', bare('<worksheet><sheetData><row><c><v>1</v>'))),
    ).toMatch(/^ReadError: Sheet S of a.xlsx is broken: /);
  });

  it('that breaks off is refused', async () => {
    const whole = bare('<worksheet><sheetData/></worksheet>');
    expect(await refusal(await folder.write('a.xlsx', whole.subarray(0, whole.length - 40)))).toMatch(
      /^ReadError: a.xlsx is a broken archive: /,
    );
  });

  it('that is a bomb is refused by what it declares, and stopped where it declares too little', async () => {
    const huge = 'x'.repeat(20_000_000);
    expect(await refusal(await folder.write('a.xlsx', bare(huge)))).toBe(
      'ReadError: a.xlsx unpacks to more than is sane.',
    );
    const liar = zipOf([
      { name: 'xl/workbook.xml', content: `<workbook><!--${huge}--></workbook>`, claims: 100 },
    ]);
    expect(await refusal(await folder.write('a.xlsx', liar))).toMatch(
      /^ReadError: a.xlsx is a broken archive: too many bytes/,
    );
  });
});

it('a loop that is left closes the workbook', async () => {
  const path = await book(rowsOf([['a', 'b'], ...Array.from({ length: 20_000 }, (_, i) => [i, 'x'])]));
  const before = await openFiles();
  for (let round = 0; round < 3; round += 1)
    for await (const item of read(path)) if (item.kind === 'row') break;
  await expect.poll(openFiles).toBeLessThanOrEqual(before);
});

describe('cells', () => {
  it.each([
    [14, undefined, true],
    [22, undefined, true],
    [0, undefined, false],
    [2, undefined, false],
    [164, 'yyyy\\-mm\\-dd', true],
    [164, '[$-40C]d mmmm yyyy;@', true],
    [164, '[h]:mm', true],
    [164, '0.00" m³ / day"', false],
    [164, '#,##0.00 [$DT-1C01]', false],
    [164, '[Red]0.0', false],
    [164, 'General', false],
    [164, '_-* #,##0_d', false],
  ])('of the format %i %s: a date? %s', (id, code, wanted) => {
    expect(isDateFormat(id, code)).toBe(wanted);
  });

  it.each<[number, boolean, string | number]>([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [61, false, '1900-03-01'],
    [45351, false, '2024-02-29'],
    [45351.573263888888, false, '2024-02-29T13:45:30'],
    [0.25, false, '06:00:00'],
    [0, true, '1904-01-01'],
    [43889, true, '2024-02-29'],
    [45351.999999999, false, '2024-03-01'],
    [-1, false, -1],
    [1e9, false, 1e9],
  ])('%d, since 1904? %s, is %s', (serial, since1904, wanted) => {
    expect(dateOfSerial(serial, since1904)).toBe(wanted);
  });

  it.each([
    ['A1', 0],
    ['Z9', 25],
    ['AA10', 26],
    ['IK195', 244],
    ['XFD1', 16383],
    ['1', null],
    ['', null],
  ])('%s stand in column %s', (name, column) => {
    expect(columnOf(name)).toBe(column);
  });
});

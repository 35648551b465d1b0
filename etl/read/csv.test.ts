import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { brief, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { read } from './index.ts';

const folder = useFolder();
const table = (content: string | Uint8Array) => folder.write('table.csv', content);
const first = async (content: string | Uint8Array, options = {}) =>
  (await readAll(await table(content), options)).rows[0];

describe('a delimited text', () => {
  it.each([',', ';', '\t', '|'])('with the delimiter %j is recognised', async (delimiter) => {
    const lines = [
      ['code', 'name, ar; fr', 'value'],
      ['11', 'Tunis', '3.5'],
      ['17', 'Bizerte', '4'],
    ];
    const text = lines.map((line) => line.map((field) => `"${field}"`).join(delimiter)).join('\n');
    const { rows, problems } = await readAll(await table(text));
    expect(problems).toEqual([]);
    expect(rows.map(({ row, properties }) => [row, properties])).toEqual([
      [2, { code: '11', 'name, ar; fr': 'Tunis', value: '3.5' }],
      [3, { code: '17', 'name, ar; fr': 'Bizerte', value: '4' }],
    ]);
  });

  it('is cut as declared, or as its first line says', async () => {
    expect((await first('a;b,c\n1;2,3\n', { delimiter: ',' }))?.properties).toEqual({ 'a;b': '1;2', c: '3' });
    expect(await first('sep=|\na|b;c;d\n1|2\n')).toMatchObject({
      row: 3,
      properties: { a: '1', 'b;c;d': '2' },
    });
  });

  it('has decimal commas where most numbers have; phone numbers stay', async () => {
    const text = 'nom;valeur;total;tel\nA;12,5;1 234,5;71 123 456\nB;-3,25;1.234,50;12\n';
    const { rows } = await readAll(await table(text));
    expect(rows.map(({ properties }) => properties)).toEqual([
      { nom: 'A', valeur: '12.5', total: '1234.5', tel: '71 123 456' },
      { nom: 'B', valeur: '-3.25', total: '1234.50', tel: '12' },
    ]);
    expect((await first('a;b\n1,5;2.5\n3.5;1.5\n'))?.properties).toEqual({ a: '1,5', b: '2.5' });
    expect((await first('a;b\n1,5;2.5\n3.5;1.5\n', { decimal: ',' }))?.properties).toEqual({
      a: '1.5',
      b: '2.5',
    });
    expect((await first('a,b\n"1,234",2\n'))?.properties).toEqual({ a: '1,234', b: '2' });
  });

  it.each([
    ['utf-8', 'Barrage Sidi Salem – Béja, سد'],
    ['windows-1252', 'Délégation d’Aïn Drahem'],
    ['windows-1256', 'ولاية صفاقس'],
    ['iso-8859-6', 'الولاية والمعتمدية'],
    ['utf-16le', 'Béja سد'],
    ['utf-16be', 'Béja سد'],
  ])('in %s is recognised, with a mark or without', async (encoding, name) => {
    const text = `code;nom\n1;${name}\n2;Sfax\n`;
    for (const addBOM of [true, false]) {
      const bytes = iconv.encode(text, encoding, { addBOM: addBOM && encoding.startsWith('utf') });
      expect((await first(bytes))?.properties).toEqual({ code: '1', nom: name });
    }
  });

  it.each([
    ['short Arabic among Latin', 'code;nom;ar\n1;Tunis;تونس\n2;Sfax;صفاقس\n', 'windows-1256'],
    ['one accent', 'a;b\nGafsa;Métlaoui\n', 'windows-1252'],
    ['a degree sign', 'no;unit\n1;°C\n', 'windows-1252'],
  ])('in an old encoding, %s, is recognised', async (_, text, encoding) => {
    const { rows } = await readAll(await table(iconv.encode(text, encoding)));
    const lines = text.trim().split('\n').slice(1);
    expect(rows.map(({ properties }) => Object.values(properties).join(';'))).toEqual(lines);
  });

  it('has its first accent where it may: far behind', async () => {
    const text = `code;nom\n${'1;plain\n'.repeat(60_000)}2;Béja\n`;
    const { rows } = await readAll(await table(iconv.encode(text, 'windows-1252')));
    expect(rows.at(-1)?.properties).toEqual({ code: '2', nom: 'Béja' });
  });

  it('in a declared encoding is read in that; an unknown one is refused', async () => {
    const bytes = iconv.encode('a;b\n1;é\n', 'cp850');
    expect((await first(bytes, { encoding: 'cp850' }))?.properties).toEqual({ a: '1', b: 'é' });
    expect(await refusal(await table(bytes), { encoding: 'klingon' })).toBe(
      'ReadError: table.csv is said to be in klingon, which is no known encoding.',
    );
  });

  it('keeps what is invisible: the checks are to tell of it', async () => {
    const name = '\u202bسيدي\u202c';
    expect((await first(`a,b\n${name},x\n`))?.properties.a).toBe(name);
  });

  it('may have no record, but not nothing', async () => {
    expect(await readAll(await table('a,b\n'))).toEqual({ rows: [], problems: [] });
    expect(await refusal(await table(''))).toBe('ReadError: table.csv is empty.');
    expect(await refusal(await table('\n\n'))).toBe('ReadError: table.csv is empty.');
  });
});

describe('records', () => {
  it('that are too short or too long are problems, by the number of the row', async () => {
    const { rows, problems } = await readAll(
      await table('a,b,c\n1,2,3\n4,5\n\n6,7,8,9\n"10\n11",12,13\n14,15,16,,\n,,\n'),
    );
    expect(rows.map(({ row }) => row)).toEqual([2, 6, 7]);
    expect(brief(problems)).toEqual([
      [3, 'wrong-field-count', null],
      [5, 'wrong-field-count', null],
    ]);
    expect(problems[0]).toEqual({
      severity: 'reject',
      row: 3,
      field: null,
      value: 2,
      reason: 'wrong-field-count',
      detail: '3',
      message: 'The number of fields is 2, the header has 3',
    });
  });

  it('with a quotation mark out of place are problems, and reading goes on', async () => {
    const { rows, problems } = await readAll(await table('a,b\n1,"x\n2,y\n3,5" pipe\n4,"never\n5,z\n'));
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 6]);
    expect(brief(problems)).toEqual([
      [2, 'misplaced-quotes', null],
      [5, 'misplaced-quotes', null],
    ]);
  });

  it('have columns without a name or with the same told', async () => {
    const { rows, problems } = await readAll(await table('a,,a,a_2,a,\n1,2,3,4,5,\n'));
    expect(rows[0]?.properties).toEqual({
      a: '1',
      column_2: '2',
      a_2: '4',
      a_3: '3',
      a_4: '5',
      column_6: '',
    });
    expect(brief(problems)).toEqual([
      [1, 'unnamed-column', 'column_2'],
      [1, 'repeated-column', 'a_3'],
      [1, 'repeated-column', 'a_4'],
    ]);
  });
});

describe('points', () => {
  it.each([
    ['lon,lat'],
    ['Longitude,Latitude'],
    ['LONGITUDE_DD,LATITUDE_DD'],
    ['Coordonnée X,Coordonnée Y'],
    ['x,y'],
    ['خط الطول,خط العرض'],
    ['site.longitude,site.latitude'],
    ['stop_lon,stop_lat'],
  ])('are in the columns %s', async (header) => {
    expect((await first(`id,${header}\n1,10.18,36.8\n`))?.geometry).toEqual({
      type: 'Point',
      coordinates: [10.18, 36.8],
    });
  });

  it('are in the declared columns, which have to be there', async () => {
    const options = { x: 'a', y: 'b' };
    const text = 'lat,lon,a,b\n1,2,10,36\n';
    expect((await first(text, options))?.geometry).toEqual({ type: 'Point', coordinates: [10, 36] });
    expect(await refusal(await table('lat,lon\n1,2\n'), options)).toBe(
      'ReadError: There is no column a; the columns are: lat, lon.',
    );
  });

  it('that are blank are no geometry; those that are no numbers are problems', async () => {
    const values = [
      '10,36',
      ' ,36',
      '10,',
      'NaN,36',
      '10,inf',
      '"10,18",36',
      'abc,36',
      '0x1f,3',
      '1e999,3',
      '1e1,36',
    ];
    const { rows, problems } = await readAll(
      await table(`id,lon,lat\n${values.map((v) => `1,${v}`).join('\n')}\n`),
    );
    expect(rows.map(({ row, geometry }) => [row, geometry !== null])).toEqual([
      [2, true],
      [3, false],
      [4, false],
      [11, true],
    ]);
    expect(problems.map(({ row, reason, field, value }) => [row, reason, field, value])).toEqual([
      [5, 'bad-coordinate', 'lon', 'NaN'],
      [6, 'bad-coordinate', 'lat', 'inf'],
      [7, 'bad-coordinate', 'lon', '10,18'],
      [8, 'bad-coordinate', 'lon', 'abc'],
      [9, 'bad-coordinate', 'lon', '0x1f'],
      [10, 'bad-coordinate', 'lon', '1e999'],
    ]);
  });

  it('of another coordinate system are moved', async () => {
    const geometry = (await first('id;x;y\n1;601234,5;4075678,25\n', { crs: 'EPSG:22332' }))?.geometry;
    const [lon, lat] = geometry?.type === 'Point' ? geometry.coordinates : [];
    // cs2cs and gdaltransform (PROJ 9.1.1) say 10.1356742520693 36.8256561223482.
    expect(lon).toBeCloseTo(10.1356742520693, 11);
    expect(lat).toBeCloseTo(36.8256561223482, 11);
  });
});

describe('WKT', () => {
  it.each([
    ['POINT(1 2)', { type: 'Point', coordinates: [1, 2] }],
    ['point z (1 2 3)', { type: 'Point', coordinates: [1, 2] }],
    ['SRID=22332;POINT(1 2)', { type: 'Point', coordinates: [1, 2] }],
    ['POINT EMPTY', null],
    ['', null],
    [
      'LINESTRING(0 0,1 1)',
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'MULTIPOINT((1 2),(3 4))',
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'POLYGON ((0 0, 4 0, 4 4, 0 0), (1 1, 2 1, 2 2, 1 1))',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [4, 0],
            [4, 4],
            [0, 0],
          ],
          [
            [1, 1],
            [2, 1],
            [2, 2],
            [1, 1],
          ],
        ],
      },
    ],
  ])('%s is a geometry', async (wkt, geometry) => {
    expect((await first(`id|WKT\n1|${wkt}\n`))?.geometry).toEqual(geometry);
  });

  it('that is none is a problem', async () => {
    const texts = [
      'POINT(1)',
      'somewhere',
      'POINT(nan nan)',
      'GEOMETRYCOLLECTION('.repeat(50_000),
      'CIRCULARSTRING(0 0,1 1,2 0)',
    ];
    const { rows, problems } = await readAll(
      await table(`id;geom\n${texts.map((t) => `1;${t}`).join('\n')}\n`),
      {
        wkt: 'geom',
      },
    );
    expect(rows).toEqual([]);
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'not-wkt'],
      [3, 'not-wkt'],
      [4, 'bad-coordinate'],
      [5, 'not-wkt'],
      [6, 'not-wkt'],
    ]);
  });
});

describe('what is no table', () => {
  it('is refused in a sentence', async () => {
    expect(await refusal(await table('<!DOCTYPE html><html>404</html>'))).toBe(
      'ReadError: table.csv is a web page, not a table: its address may have changed.',
    );
    expect(await refusal(await table(Buffer.from([1, 0, 2, 0, 0, 0, 3])))).toBe(
      'ReadError: table.csv is no text, so no table either.',
    );
    expect(await refusal(await table('a;"b" x\n1;2\n'), { delimiter: ';' })).toBe(
      'ReadError: The header of table.csv has a quotation mark out of place: "b" x',
    );
    expect(await refusal(await table('a,b\n1,2\n'), { delimiter: '::' })).toBe(
      'ReadError: A delimiter is one character, not "::".',
    );
    expect(await refusal(folder.path('absent.csv'))).toMatch(/^ReadError: There is no file absent.csv in /);
  });

  it('leaves nothing open, nor does a loop that is left', async () => {
    const path = await table(`a,b\n${'1,2\n'.repeat(400_000)}`);
    const before = await openFiles();
    for (let round = 0; round < 5; round += 1) {
      for await (const item of read(path)) if (item.kind === 'row') break;
    }
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
    expect((await readFile(path)).length).toBe(1_600_004);
  });
});

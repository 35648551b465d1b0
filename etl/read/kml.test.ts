import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { brief, openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { zipOf } from './fixture/zip.ts';
import { read } from './index.ts';

const folder = useFolder();
const kml = (body: string, encoding = 'UTF-8') =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;
const file = (body: string) => folder.write('a.kml', kml(body));
const placemark = (body: string, name = 'A') => `<Placemark><name>${name}</name>${body}</Placemark>`;
const coordinates = (text: string) => `<coordinates>${text}</coordinates>`;
const ring = (text: string) => `<LinearRing>${coordinates(text)}</LinearRing>`;

const geometryOf = async (body: string) => (await readAll(await file(placemark(body)))).rows[0]?.geometry;

describe('a placemark', () => {
  it('gives its name, description, time, data and folders, and its point', async () => {
    const path = await file(`<name>doc</name><Style id="s"><IconStyle/></Style>
      <Folder><name>Sites</name><Folder><name>Nord</name>
      <Placemark id="p1"><name>بئر 1</name><description><![CDATA[<b>profond</b> & salé]]></description>
      <TimeSpan><begin>2020</begin><end>2021-05</end></TimeSpan><styleUrl>#s</styleUrl>
      <ExtendedData><Data name="depth"><displayName>x</displayName><value> 120 </value></Data>
      <SchemaData schemaUrl="#x"><SimpleData name="code">17</SimpleData></SchemaData></ExtendedData>
      <Point><extrude>1</extrude><coordinates> 10.18,36.8,5 </coordinates></Point></Placemark>
      </Folder></Folder>${placemark('', 'no place')}`);
    const { rows, problems } = await readAll(path);
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        kind: 'row',
        row: 1,
        properties: {
          id: 'p1',
          folder: 'Sites / Nord',
          name: 'بئر 1',
          description: '<b>profond</b> & salé',
          begin: '2020',
          end: '2021-05',
          depth: '120',
          code: '17',
        },
        geometry: { type: 'Point', coordinates: [10.18, 36.8] },
      },
      { kind: 'row', row: 2, properties: { name: 'no place' }, geometry: null },
    ]);
  });

  const SQUARE = '0,0 1,0 1,1 0,0';

  it.each<[string, string, unknown]>([
    [
      'a line',
      `<LineString>${coordinates('1,2,3\n 3,4,5')}</LineString>`,
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a ring by itself',
      ring(SQUARE),
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      },
    ],
    [
      'blanks around commas',
      `<Point>${coordinates('10.18 , 36.8, 0')}</Point>`,
      { type: 'Point', coordinates: [10.18, 36.8] },
    ],
    [
      'a polygon with a hole',
      `<Polygon><innerBoundaryIs>${ring(SQUARE)}</innerBoundaryIs><outerBoundaryIs>${ring('0,0 9,0 9,9 0,0')}</outerBoundaryIs></Polygon>`,
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [9, 0],
            [9, 9],
            [0, 0],
          ],
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
    [
      'points together',
      `<MultiGeometry><Point>${coordinates('1,2')}</Point><Point>${coordinates('3,4')}</Point></MultiGeometry>`,
      {
        type: 'MultiPoint',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'a mixture',
      `<MultiGeometry><Point>${coordinates('1,2')}</Point><MultiGeometry><LineString>${coordinates('1,2 3,4')}</LineString></MultiGeometry></MultiGeometry>`,
      {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [1, 2] },
          {
            type: 'LineString',
            coordinates: [
              [1, 2],
              [3, 4],
            ],
          },
        ],
      },
    ],
    [
      'a track',
      '<gx:Track><when>2020</when><gx:coord>1 2 0</gx:coord><gx:coord>3 4 0</gx:coord></gx:Track>',
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
  ])('may be %s', async (_, body, geometry) => {
    expect(await geometryOf(body)).toEqual(geometry);
  });

  it.each([
    ['coordinates without a geometry', coordinates('1,2'), 'misplaced-geometry', 'Placemark'],
    ['a line in a point', `<Point>${coordinates('1,2 3,4')}</Point>`, 'misplaced-geometry', 'Point'],
    [
      'a point in a line',
      `<LineString>${coordinates('1,2')}</LineString>`,
      'misplaced-geometry',
      'LineString',
    ],
    [
      'a polygon without boundary',
      `<Polygon>${coordinates(SQUARE)}</Polygon>`,
      'misplaced-geometry',
      'Polygon',
    ],
    ['a ring without boundary', `<Polygon>${ring(SQUARE)}</Polygon>`, 'misplaced-geometry', 'Polygon'],
    [
      'a hole without polygon',
      `<Polygon><innerBoundaryIs>${ring(SQUARE)}</innerBoundaryIs></Polygon>`,
      'misplaced-geometry',
      'Polygon',
    ],
    [
      'a boundary without ring',
      `<Polygon><outerBoundaryIs>${coordinates(SQUARE)}</outerBoundaryIs></Polygon>`,
      'misplaced-geometry',
      'Polygon',
    ],
    [
      'a ring of two positions',
      `<Polygon><outerBoundaryIs>${ring('1,2 3,4')}</outerBoundaryIs></Polygon>`,
      'misplaced-geometry',
      'Polygon',
    ],
    [
      'coordinates in a multitude',
      `<MultiGeometry>${coordinates('1,2')}</MultiGeometry>`,
      'misplaced-geometry',
      'MultiGeometry',
    ],
    [
      'two geometries',
      `<Point>${coordinates('1,2')}</Point><Point>${coordinates('3,4')}</Point>`,
      'misplaced-geometry',
      'Placemark',
    ],
    [
      'a geometry in a look',
      `<LookAt><Point>${coordinates('1,2')}</Point></LookAt>`,
      'misplaced-geometry',
      'LookAt',
    ],
    ['no coordinates', '<Point></Point>', 'empty-geometry', 'Point'],
    ['an empty multitude', '<MultiGeometry/>', 'empty-geometry', 'MultiGeometry'],
    ['a model', '<Model><Link/></Model>', 'unreadable-geometry', 'Model'],
    ['what is no number', `<Point>${coordinates('10,n/a')}</Point>`, 'bad-coordinate', null],
    ['one number', `<Point>${coordinates('10')}</Point>`, 'bad-coordinate', null],
    ['decimal commas', `<Point>${coordinates('10,18,36,8 1')}</Point>`, 'misplaced-geometry', 'Point'],
    [
      'a nest',
      `${'<MultiGeometry>'.repeat(60)}<Point>${coordinates('1,2')}</Point>${'</MultiGeometry>'.repeat(60)}`,
      'unreadable-geometry',
      'MultiGeometry',
    ],
  ])('with %s is a problem, and the next one is read', async (_, body, reason, field) => {
    const path = await file(placemark(body) + placemark(`<Point>${coordinates('1,2')}</Point>`, 'B'));
    const { rows, problems } = await readAll(path);
    expect(rows.map(({ row, properties }) => [row, properties.name])).toEqual([[2, 'B']]);
    expect(brief(problems)).toEqual([[1, reason, field]]);
  });

  it('is not what stands in a folder, of which that is told; coordinates in data are data', async () => {
    const data = `<ExtendedData><x:old xmlns:x="y"><Point>${coordinates('1,2')}</Point></x:old></ExtendedData>`;
    const { rows, problems } = await readAll(
      await file(`${placemark(data)}<Folder><Point>${coordinates('1,2')}</Point></Folder>`),
    );
    expect(rows).toMatchObject([{ row: 1, geometry: null }]);
    expect(problems).toMatchObject([
      { severity: 'warning', row: 1, reason: 'misplaced-geometry', field: 'Folder' },
    ]);
  });
});

describe('a document', () => {
  it('is in the encoding that it declares', async () => {
    const text = kml(placemark(`<Point>${coordinates('1,2')}</Point>`, 'سد بئر مشارقة'), 'windows-1256');
    const path = await folder.write('a.kml', iconv.encode(text, 'windows-1256'));
    expect((await readAll(path)).rows[0]?.properties.name).toBe('سد بئر مشارقة');
  });

  it('that is not well-formed is told, and read on', async () => {
    const body = placemark(`<description>A & B &nbsp;</description><Point>${coordinates('1,2')}</Point>`);
    const { rows, problems } = await readAll(await file(body + body));
    expect(rows).toHaveLength(2);
    expect(problems.every(({ reason, severity }) => reason === 'bad-xml' && severity === 'warning')).toBe(
      true,
    );
    expect(problems.length).toBeGreaterThan(1);
    const many = await readAll(await file(body.repeat(200)));
    expect([many.rows.length, many.problems.length]).toEqual([200, 20]);
  });

  it('that breaks off, has no placemark or is no XML is refused', async () => {
    const whole = kml(placemark(`<Point>${coordinates('1,2')}</Point>`));
    expect(await refusal(await folder.write('a.kml', whole.slice(0, -20)))).toMatch(
      /^ReadError: a.kml is no whole XML: /,
    );
    expect(await refusal(await file(''))).toBe('ReadError: a.kml has no Placemark.');
    expect(await refusal(await file('<NetworkLink><Link><href>x</href></Link></NetworkLink>'))).toBe(
      'ReadError: a.kml has no Placemark, only links to other files: fetch those.',
    );
    expect(await refusal(await folder.write('a.kml', '< & '.repeat(1000)))).toMatch(
      /^ReadError: a.kml is no whole XML: .*root element\.$/,
    );
  });

  it('resolves no entities: neither files nor a billion laughs', async () => {
    const laughs = Array.from({ length: 20 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join(
      '',
    );
    const type = `<!DOCTYPE kml [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY l0 "ha">${laughs}]>`;
    const text = kml(placemark('', '&file;&l20;')).replace('?>', `?>${type}`);
    const { rows, problems } = await readAll(await folder.write('a.kml', text));
    expect(rows[0]?.properties.name).toBe('&file;&l20;');
    expect(problems.map(({ reason }) => reason)).toEqual(['bad-xml', 'bad-xml']);
  });

  it('is recognised by its content', async () => {
    const text = kml(placemark(`<Point>${coordinates('1,2')}</Point>`));
    expect((await readAll(await folder.write('a.xml', text))).rows).toHaveLength(1);
  });
});

describe('a KMZ', () => {
  const text = kml(placemark(`<Point>${coordinates('1,2')}</Point>`));

  it('has its document in it, by whatever name', async () => {
    const other = { name: 'files/a.kml', content: '<kml/>' };
    for (const name of ['doc.kml', 'places.kml']) {
      const path = await folder.write(
        'a.kmz',
        zipOf([other, { name, content: text }, { name: 'i.png', content: 'x' }]),
      );
      expect((await readAll(path)).rows).toHaveLength(1);
    }
    const path = await folder.write('download.zip', zipOf([{ name: 'doc.kml', content: text }]));
    expect((await readAll(path)).rows).toHaveLength(1);
  });

  it('without one is refused', async () => {
    const path = await folder.write('a.kmz', zipOf([{ name: 'i.png', content: 'x' }]));
    expect(await refusal(path)).toBe('ReadError: a.kmz has no .kml in it.');
  });

  it('leaves nothing behind, nor does a loop that is left', async () => {
    const path = await folder.write('a.kmz', zipOf([{ name: 'doc.kml', content: text }]));
    const before = await openFiles();
    for (let round = 0; round < 3; round += 1)
      for await (const item of read(path)) if (item.kind === 'row') break;
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
  });
});

import { mkdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { openFiles, readAll, refusal, useFolder } from './fixture/files.ts';
import { type ZipEntry, zipOf } from './fixture/zip.ts';
import { FORMATS } from './row.ts';
import { LIMITS } from './unzip.ts';

const folder = useFolder();
const TABLE = 'code,lon,lat\n11,10.18,36.8\n';
const GEOJSON = '{"type":"Feature","properties":{"a":1},"geometry":null}';

const zip = (...entries: ZipEntry[]) => folder.write('a.zip', zipOf(entries));

describe('a format', () => {
  it.each([
    ['a.csv', TABLE],
    ['a.tsv', TABLE.replaceAll(',', '\t')],
    ['A.TXT', TABLE],
    ['download', TABLE],
    ['export.php', TABLE],
    ['a.geojson', GEOJSON],
    ['a.json', GEOJSON],
    ['download', GEOJSON],
    ['a.json', '{"code":11}'],
    ['a.json', '[{"code":11}]'],
    ['a.xml', '<kml><Placemark><name>x</name></Placemark></kml>'],
  ])('is known by the name or content of %s: %j', async (name, content) => {
    expect((await readAll(await folder.write(name, content))).rows).toHaveLength(1);
  });

  it('that is declared goes before what the name says', async () => {
    const path = await folder.write('a.txt', GEOJSON);
    expect((await readAll(path, { format: 'geojson' })).rows).toMatchObject([{ properties: { a: 1 } }]);
    expect(
      (
        await readAll(await folder.write('a.json', '{"type":"Point","coordinates":[1,2]}'), {
          format: 'json',
        })
      ).rows,
    ).toMatchObject([{ properties: { type: 'Point', coordinates: [1, 2] }, geometry: null }]);
  });

  it('that is not known is told', async () => {
    expect(await refusal(await folder.write('a.bin', Buffer.from([0, 1, 2, 3])))).toBe(
      'ReadError: The format of a.bin is not known by its name or content.',
    );
    expect(await refusal(await folder.write('empty', ''))).toMatch(/is not known/);
  });

  it.each(FORMATS)(
    '%s refuses nothing, noise and a folder in a sentence, and leaves nothing behind',
    async (format) => {
      const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256));
      const paths = [
        await folder.write('nothing', ''),
        await folder.write('noise', noise),
        folder.path('folder'),
      ];
      await mkdir(folder.path('folder'));
      const before = await openFiles();
      for (const path of paths) {
        const outcome = await refusal(path, { format });
        // Lines of noise may be told one by one rather than all at once.
        if (format !== 'geojsonseq') expect(outcome).toMatch(/^ReadError: /);
      }
      await expect.poll(openFiles).toBeLessThanOrEqual(before);
    },
  );
});

describe('an archive', () => {
  it('with one file that can be read is that file', async () => {
    const path = await zip(
      { name: 'data/', content: '' },
      { name: 'data/dams.csv', content: TABLE },
      { name: 'LICENCE', content: 'x' },
      { name: '__MACOSX/data/._dams.csv', content: 'x' },
    );
    expect((await readAll(path)).rows).toMatchObject([{ row: 2, properties: { code: '11' } }]);
    expect((await readAll(path, { format: 'csv' })).rows).toHaveLength(1);
    const nameless = await folder.write('download', zipOf([{ name: 'a.csv', content: TABLE }]));
    expect((await readAll(nameless)).rows).toHaveLength(1);
  });

  it('with several has to be asked for one', async () => {
    const path = await zip({ name: 'a.csv', content: TABLE }, { name: 'b.geojson', content: GEOJSON });
    expect(await refusal(path)).toBe(
      'ReadError: a.zip holds several files; say which by its name as the layer: a.csv, b.geojson.',
    );
    expect((await readAll(path, { layer: 'B' })).rows).toMatchObject([{ properties: { a: 1 } }]);
    expect(await refusal(await zip({ name: 'a.pdf', content: 'x' }))).toBe(
      'ReadError: a.zip holds no file that can be read.',
    );
    expect(await refusal(await zip())).toBe('ReadError: a.zip holds no file that can be read.');
  });

  it.each(['../../outside.csv', '/etc/outside.csv', 'a/../../outside.csv', 'C:\\outside.csv'])(
    'that would write to %s is refused',
    async (name) => {
      expect(await refusal(await zip({ name, content: TABLE }))).toMatch(
        /^ReadError: a.zip is a broken archive: .*path/,
      );
    },
  );

  it('that breaks off, lies about a size or names a file twice is refused, and nothing stays behind', async () => {
    const before = await openFiles();
    const whole = zipOf([{ name: 'a.csv', content: TABLE.repeat(1000) }]);
    for (const length of [10, 100, whole.length - 1]) {
      const path = await folder.write('cut.zip', whole.subarray(0, length));
      expect(await refusal(path)).toMatch(/^ReadError: cut.zip is a broken archive: /);
    }
    expect(await refusal(await zip({ name: 'a.csv', content: TABLE, claims: 5 }))).toMatch(
      /broken archive: too many bytes/,
    );
    expect(await refusal(await zip({ name: 'a.csv', content: TABLE, claims: 500 }))).toMatch(
      /broken archive: not enough bytes/,
    );
    const twice = { name: 'a.csv', content: TABLE };
    expect(await refusal(await zip(twice, twice))).toMatch(/broken archive: EEXIST/);
    const packed = Buffer.from(whole);
    packed.fill(0xff, 40, 60);
    expect(await refusal(await folder.write('bad.zip', packed))).toMatch(
      /^ReadError: bad.zip is a broken archive: /,
    );
    await expect.poll(openFiles).toBeLessThanOrEqual(before);
  });

  it('that is a bomb is refused before it is unpacked', async () => {
    const sentence = 'ReadError: a.zip unpacks to more than is sane.';
    const zeros = Buffer.alloc(LIMITS.small + 1);
    expect(await refusal(await zip({ name: 'a.csv', content: zeros }))).toBe(sentence);
    const many = Array.from({ length: 3 }, (_, i) => ({ name: `${i}.csv`, content: 'x', claims: 2 ** 31 }));
    expect(await refusal(await zip(...many))).toBe(sentence);
    const small = Array.from({ length: LIMITS.entries + 1 }, (_, i) => ({ name: `${i}.csv`, content: '' }));
    expect(await refusal(await zip(...small))).toBe(sentence);
  });

  it('in an archive is not opened', async () => {
    const inner = zipOf([{ name: 'a.csv', content: TABLE }]);
    expect(await refusal(await zip({ name: 'inner.zip', content: inner }))).toMatch(
      /holds no file that can be read/,
    );
  });
});

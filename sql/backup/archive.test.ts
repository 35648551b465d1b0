import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SetupError } from '../setup-error.ts';
import { openArchive } from './archive.ts';
import { FORMAT, MANIFEST } from './manifest.ts';
import { signature } from './signature.ts';
import { writeZip } from './zip-write.ts';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Entries of a file, as text, in order. */
type Entries = [name: string, text: string][];

const zipOf = async (entries: Entries, comment: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  const zip = writeZip(async (bytes) => void chunks.push(bytes), 6);
  for (const [name, text] of entries) await zip.add(name, [Buffer.from(text)]);
  await zip.close(comment);
  return Buffer.concat(chunks);
};

const ROWS = {
  'rows/account.copy': '1\tزيتونة\n2\t\\N\n',
  'rows/feature/7.copy': Array.from({ length: 400 }, (_, at) => `${at}\tline ${at}\n`).join(''),
  'rows/theme.copy': '',
};

const partOf = (name: string, text: string) => {
  const [, table, layer] = /^rows\/(\w+)(?:\/(\d+))?\.copy$/.exec(name)!;
  return {
    table,
    layer: layer === undefined ? null : Number(layer),
    rows: text.split('\n').length - 1,
    bytes: Buffer.byteLength(text),
    sha256: sha256(text),
  };
};

const manifestOf = (changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    format: FORMAT,
    product: '1.0.0',
    made: '2026-01-01T00:00:00.000Z',
    engine: 'server',
    postgres: '15.1',
    postgis: '3.3.2',
    secret: null,
    migrations: [{ id: 1, name: '0001-layers', checksum: sha256('') }],
    tables: ['account', 'feature', 'theme'].map((name) => ({
      name,
      columns: [{ name: 'id', type: 'text' }],
      key: ['id'],
    })),
    sequences: [],
    parts: Object.entries(ROWS).map(([name, text]) => partOf(name, text)),
    ...changes,
  });

/** A whole backup, but for what is given. */
const backupOf = (rows: Entries, manifest = manifestOf(), comment = signature(Buffer.from(manifest))) =>
  zipOf([...rows, [MANIFEST, manifest]], comment);

let folder: string;
let whole: Buffer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'biatouna-archive-'));
  whole = await backupOf(Object.entries(ROWS));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a file holds, read as a restore does: the check of all of it first. */
const read = async (bytes: Buffer): Promise<{ manifest: unknown; rows: Record<string, string> }> => {
  const file = join(folder, 'backup.zip');
  await writeFile(file, bytes);
  const archive = await openArchive(file);
  try {
    await archive.check();
    const rows: Record<string, string> = {};
    for (const part of archive.manifest.parts) {
      const chunks: Buffer[] = [];
      for await (const chunk of archive.read(part)) chunks.push(chunk);
      rows[`${part.table} ${part.layer}`] = Buffer.concat(chunks).toString();
    }
    return { manifest: archive.manifest, rows };
  } finally {
    archive.close();
  }
};

/** What comes of a file that is not as it was written: the same as from the whole one, or a sentence. */
const outcome = (bytes: Buffer): Promise<unknown> =>
  read(bytes).catch((error: unknown) => {
    expect(error).toBeInstanceOf(SetupError);
    return (error as Error).message;
  });

describe('a backup', () => {
  it('gives back what was written', async () => {
    const { rows } = await read(whole);
    expect(rows).toEqual({
      'account null': ROWS['rows/account.copy'],
      'feature 7': ROWS['rows/feature/7.copy'],
      'theme null': '',
    });
  });

  it('with a byte changed anywhere is refused, or holds the same', async () => {
    const good = await read(whole);
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const bytes = Buffer.from(whole);
        bytes[at]! ^= change;
        const found = await outcome(bytes);
        if (typeof found === 'string') refused += 1;
        else expect(found).toEqual(good);
      }),
      { numRuns: 400 },
    );
    // What is not refused is a local size, a time or an attribute of an entry, which nobody reads: a quarter of so small a file.
    expect(refused).toBeGreaterThan(200);
  });

  it('cut short anywhere, or with something behind it, is refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await outcome(whole.subarray(0, length))).toMatch(/damaged/);
      }),
      { numRuns: 100 },
    );
    expect(await outcome(Buffer.concat([whole, Buffer.from('x')]))).toMatch(/damaged/);
    expect(await outcome(Buffer.concat([Buffer.from('x'), whole]))).toMatch(/damaged/);
  });

  const entries = (): Entries => Object.entries(ROWS);
  it.each<[string, () => Promise<Buffer>, RegExp]>([
    [
      'two parts that changed places',
      () => backupOf(entries().map(([name], at, all) => [name, all[(at + 1) % all.length]![1]])),
      /rows\/account\.copy has another size than it had/,
    ],
    [
      'a part of the same size with other bytes',
      () => backupOf(entries().map(([name, text]) => [name, text.replace('line 5\n', 'line 6\n')])),
      /rows\/feature\/7\.copy was changed/,
    ],
    ['a part that is missing', () => backupOf(entries().slice(1)), /rows\/account\.copy is missing/],
    [
      'a part that does not belong there',
      () => backupOf([...entries(), ['rows/more.copy', '1\n']]),
      /rows\/more\.copy does not belong there/,
    ],
    [
      'a part that is there twice',
      () => backupOf([...entries(), ['rows/account.copy', '1\n']]),
      /rows\/account\.copy is there twice/,
    ],
    [
      'a manifest of another backup',
      () => backupOf(entries(), manifestOf({ product: '1.0.1' }), signature(Buffer.from(manifestOf()))),
      /manifest\.json was changed/,
    ],
    ['no manifest', () => zipOf(entries(), signature(Buffer.from(''))), /manifest\.json is missing/],
    [
      'a count of rows that is not that of the rows',
      () =>
        backupOf(
          [['rows/theme.copy', 'a\n']],
          manifestOf({ parts: [{ ...partOf('rows/theme.copy', 'a\n'), rows: 2 }] }),
        ),
      /rows\/theme\.copy was changed/,
    ],
    [
      'a table whose name is none',
      () =>
        backupOf([], manifestOf({ parts: [{ ...partOf('rows/theme.copy', ''), table: 'a; drop table b' }] })),
      /manifest\.json is not as it must be/,
    ],
    [
      'a part of no table',
      () => backupOf([['rows/place.copy', '']], manifestOf({ parts: [partOf('rows/place.copy', '')] })),
      /a part belongs to no table/,
    ],
    ['another zip file', () => zipOf([['readme.txt', 'hello']], ''), /manifest\.json is missing/],
    ['another kind of file', async () => Buffer.from('col1,col2\n1,2\n'), /another kind of file/],
    ['nothing', async () => Buffer.alloc(0), /another kind of file/],
  ])('with %s is refused, and the part named', async (_, file, sentence) => {
    expect(await outcome(await file())).toMatch(sentence);
  });

  it('of a newer program is refused in a sentence', async () => {
    expect(await outcome(await backupOf([], manifestOf({ format: FORMAT + 1, more: true })))).toMatch(
      /written by a newer program \(format 2; this one reads up to 1\)/,
    );
  });

  it('that is not there is told', async () => {
    await expect(openArchive(join(folder, 'nowhere.zip'))).rejects.toThrow(
      /nowhere\.zip cannot be read \(ENOENT\)/,
    );
  });
});

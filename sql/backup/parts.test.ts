import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, copyLine } from '../copy-text.ts';
import { compareRows, type Difference } from './compare-rows.ts';
import { wholeLines } from './lines.ts';
import { inOrder } from './load-order.ts';
import type { Table } from './manifest.ts';
import { writeWhole } from './part-file.ts';
import { isSameSecret, secretCheck } from './secret-check.ts';

const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
};

const cell = fc.oneof(fc.constant(null), fc.constant('\\N'), fc.string({ unit: 'binary' }));

it('a row of COPY is read as it was written', () => {
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const line = copyLine(cells);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(cellsOf(line.slice(0, -1))).toEqual(cells);
    }),
  );
});

it('chunks are put together to whole lines, and none is lost', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.stringMatching(/^[a-zé\n]{0,9}$/)),
      fc.integer({ min: 1, max: 20 }),
      async (texts, size) => {
        const whole = Buffer.from(`${texts.join('')}\n`);
        const chunks = (async function* () {
          for (let at = 0; at < whole.length; at += 3) yield whole.subarray(at, at + 3);
        })();
        const pieces = await all(wholeLines(chunks, size));
        expect(Buffer.concat(pieces)).toEqual(whole);
        expect(pieces.every((piece) => piece.at(-1) === 0x0a)).toBe(true);
      },
    ),
  );
});

describe('the order of tables', () => {
  it('has each after those that it refers to, and takes what refers to itself', () => {
    const references = [
      { child: 'a', parent: 'b' },
      { child: 'b', parent: 'c' },
      { child: 'd', parent: 'elsewhere' },
    ];
    const order = inOrder(['a', 'b', 'c', 'd'], references);
    expect(order.indexOf('a')).toBeGreaterThan(order.indexOf('b'));
    expect(order.indexOf('b')).toBeGreaterThan(order.indexOf('c'));
    expect(order).toHaveLength(4);
  });

  it('is none where tables refer to each other, or a table to itself', () => {
    const round = [
      { child: 'a', parent: 'b' },
      { child: 'b', parent: 'a' },
    ];
    expect(() => inOrder(['a', 'b', 'c'], round)).toThrow('make a reference of a or b deferrable');
    expect(() => inOrder(['a'], [{ child: 'a', parent: 'a' }])).toThrow('deferrable');
  });
});

describe('a comparison of rows', () => {
  const table: Table = {
    name: 'wells',
    columns: [
      { name: 'no', type: 'bigint' },
      { name: 'code', type: 'text' },
      { name: 'value', type: 'text' },
    ],
    key: ['no', 'code'],
  };
  type Well = [no: number, code: string, value: string | null];
  const batches = async function* (wells: readonly Well[]) {
    const sorted = [...wells].sort(
      (a, b) => a[0] - b[0] || Buffer.compare(Buffer.from(a[1]), Buffer.from(b[1])),
    );
    for (let at = 0; at < sorted.length; at += 2)
      yield sorted.slice(at, at + 2).map((well) => copyLine(well).slice(0, -1));
  };
  const compared = (one: readonly Well[], other: readonly Well[]): Promise<Difference[]> =>
    all(compareRows(batches(one), batches(other), { table: 'wells', layer: null }, table));

  it('finds what is missing, more and other, whatever the order of text', async () => {
    const one: Well[] = [
      [1, 'a', 'x'],
      [2, '\uffff', 'x'],
      [2, '😀', 'x'],
      [10, 'tab\t', null],
    ];
    const other: Well[] = [
      [1, 'a', 'y'],
      [2, '😀', 'x'],
      [9, '', 'x'],
      [10, 'tab\t', ''],
    ];
    expect(await compared(one, other)).toEqual([
      { table: 'wells', layer: null, what: 'changed', key: { no: '1', code: 'a' }, columns: ['value'] },
      { table: 'wells', layer: null, what: 'missing', key: { no: '2', code: '\uffff' }, columns: [] },
      { table: 'wells', layer: null, what: 'extra', key: { no: '9', code: '' }, columns: [] },
      { table: 'wells', layer: null, what: 'changed', key: { no: '10', code: 'tab\t' }, columns: ['value'] },
    ]);
  });

  it('finds nothing only where rows are the same', async () => {
    const well = fc.tuple(
      fc.integer({ min: 0, max: 20 }),
      fc.constantFrom('a', 'b', 'é'),
      fc.constantFrom('x', null),
    );
    const wells = fc.uniqueArray(well, { selector: ([no, code]) => `${no} ${code}` });
    const asSet = (list: readonly Well[]) => [...list].map((one) => JSON.stringify(one)).sort();
    await fc.assert(
      fc.asyncProperty(wells, wells, async (one, other) => {
        const same = JSON.stringify(asSet(one)) === JSON.stringify(asSet(other));
        expect((await compared(one, other)).length === 0).toBe(same);
        expect(await compared(one, one)).toEqual([]);
      }),
    );
  });
});

it('a SECRET_KEY is known again, and cannot be read', () => {
  const key = 'k'.repeat(40);
  const secret = secretCheck(key)!;
  expect(JSON.stringify(secret)).not.toContain('kkk');
  expect(isSameSecret(secret, key)).toBe(true);
  expect(isSameSecret(secret, 'l'.repeat(40))).toBe(false);
  expect(isSameSecret(secret, undefined)).toBe(false);
  expect(isSameSecret(null, key)).toBeNull();
  expect(secretCheck(key)).not.toEqual(secret);
});

describe('a file', () => {
  it('is there whole or not at all, for its owner alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'biatouna-whole-'));
    const file = join(folder, 'deep', 'file');
    const broken = writeWhole(file, async (sink) => {
      await sink(Buffer.from('half'));
      expect(await readdir(join(folder, 'deep'))).toEqual([expect.stringMatching(/^\.file\.\d+\.part$/)]);
      throw new Error('the disk is full');
    });
    await expect(broken).rejects.toThrow('the disk is full');
    expect(await readdir(join(folder, 'deep'))).toEqual([]);
    await writeWhole(file, (sink) => sink(Buffer.from('whole')));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
    await rm(folder, { recursive: true });
  });

  it('that was never finished goes after a day', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'biatouna-left-'));
    for (const [name, age] of [
      ['.old.1.part', 100_000],
      ['.new.2.part', 0],
      ['old.part', 100_000],
    ] as const) {
      await writeFile(join(folder, name), '');
      const time = Date.now() / 1000 - age;
      await utimes(join(folder, name), time, time);
    }
    await writeWhole(join(folder, 'file'), (sink) => sink(Buffer.from('whole')));
    expect((await readdir(folder)).sort()).toEqual(['.new.2.part', 'file', 'old.part']);
    await rm(folder, { recursive: true });
  });
});

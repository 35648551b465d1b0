import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readFonts } from './fonts.ts';
import { openTypeOf } from './woff.ts';

const path = new URL(
  '../../../node_modules/@fontsource/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-400-normal.woff',
  import.meta.url,
);

/** Sum of the big-endian words of a table, as OpenType counts it ("Calculating checksums"). */
const checksum = (bytes: Buffer): number => {
  const padded = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
  let sum = 0;
  for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
  return sum;
};

it('every table of an unpacked font has the checksum that its maker wrote', () => {
  const woff = readFileSync(path);
  const font = openTypeOf(woff);
  const count = font.readUInt16BE(4);
  expect(count).toBe(woff.readUInt16BE(12));
  const tables = Array.from({ length: count }, (_, at) => 12 + 16 * at).map((at) => ({
    tag: font.toString('latin1', at, at + 4),
    told: font.readUInt32BE(at + 4),
    bytes: Buffer.from(
      font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12)),
    ),
  }));
  expect(tables.map(({ tag }) => tag)).toEqual(expect.arrayContaining(['GSUB', 'GPOS', 'cmap', 'glyf']));
  for (const { tag, told, bytes } of tables) {
    // The sum of `head` leaves out its own field for the whole font.
    if (tag === 'head') bytes.fill(0, 8, 12);
    expect([tag, checksum(bytes)]).toEqual([tag, told]);
  }
});

it('what is no WOFF is refused', () => {
  expect(() => openTypeOf(Buffer.from('wOF2 and so on, long enough to be read'))).toThrow('no WOFF');
});

it('all fonts of documents are there', () => expect(readFonts()).toHaveLength(10));

import { inflateSync } from 'node:zlib';

/** Lengths of the headers and of one entry of their tables (WOFF File Format 1.0, W3C 2012, sections 3 and 4; OpenType, "Font file"). */
const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

const SIGNATURE = 0x774f4646;

type Table = { tag: number; checksum: number; bytes: Buffer };

const tablesOf = (woff: Buffer): Table[] =>
  Array.from({ length: woff.readUInt16BE(12) }, (_, at) => {
    const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((field) =>
      woff.readUInt32BE(WOFF_HEADER + at * WOFF_ENTRY + field),
    ) as [number, number, number, number, number];
    const stored = woff.subarray(offset, offset + packed);
    return { tag, checksum, bytes: packed < length ? inflateSync(stored) : stored };
  });

/** The search fields of an OpenType header: of the greatest power of two that is not above the number of tables. */
const headerOf = (flavour: number, count: number): Buffer => {
  const power = Math.floor(Math.log2(count));
  const header = Buffer.alloc(SFNT_HEADER);
  header.writeUInt32BE(flavour, 0);
  header.writeUInt16BE(count, 4);
  header.writeUInt16BE(2 ** power * SFNT_ENTRY, 6);
  header.writeUInt16BE(power, 8);
  header.writeUInt16BE((count - 2 ** power) * SFNT_ENTRY, 10);
  return header;
};

const padded = (length: number): number => Math.ceil(length / 4) * 4;

/**
 * The OpenType font in a WOFF 1.0 file: the compiler reads no packed ones, and the packages that the pages have their type
 * from hold no others. Throws for what is no WOFF.
 */
export const openTypeOf = (woff: Buffer): Buffer => {
  if (woff.readUInt32BE(0) !== SIGNATURE) throw new Error('this is no WOFF file');
  const tables = tablesOf(woff);
  let at = SFNT_HEADER + tables.length * SFNT_ENTRY;
  const entries = tables.map(({ tag, checksum, bytes }) => {
    const entry = Buffer.alloc(SFNT_ENTRY);
    [tag, checksum, at, bytes.length].forEach((value, field) => {
      entry.writeUInt32BE(value, field * 4);
    });
    at += padded(bytes.length);
    return entry;
  });
  const bodies = tables.map(({ bytes }) =>
    Buffer.concat([bytes, Buffer.alloc(padded(bytes.length) - bytes.length)]),
  );
  return Buffer.concat([headerOf(woff.readUInt32BE(4), tables.length), ...entries, ...bodies]);
};

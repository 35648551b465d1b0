import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw } from 'node:zlib';

/** What a zip file is written to: bytes in order, and a wait until it takes more. */
export type Sink = (bytes: Buffer) => Promise<void>;

/** A zip file being written, entry by entry, none of which is ever whole in memory. */
export type ZipWriter = {
  add: (name: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>) => Promise<void>;
  /** Writes the directory. The comment is ASCII. */
  close: (comment: string) => Promise<void>;
};

type Entry = { name: Buffer; offset: number; size: number; packed: number; crc: number };

// From APPNOTE.TXT 6.3.10 of PKWARE, sections 4.3.7 to 4.3.16. All entries are written in the form for large files (zip64),
// with their sizes behind them, as they are not known before.
const VERSION = 45;
/** Sizes follow the data; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1980-01-01, the first day there is: the manifest tells the time, and the same rows make the same bytes. */
const DATE = 0x21;
const IN_ZIP64 = 0xffffffff;

/** Bytes of little-endian numbers, each with its width. */
const pack = (...fields: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer => {
  const bytes = Buffer.alloc(fields.reduce((sum, [width]) => sum + width, 0));
  let at = 0;
  for (const [width, value] of fields) {
    if (width === 8) bytes.writeBigUInt64LE(BigInt(value), at);
    else bytes.writeUIntLE(value, at, width);
    at += width;
  }
  return bytes;
};

const localHeader = (name: Buffer): Buffer =>
  Buffer.concat([
    pack([4, 0x04034b50], [2, VERSION], [2, FLAGS], [2, DEFLATE], [2, 0], [2, DATE]),
    pack([4, 0], [4, IN_ZIP64], [4, IN_ZIP64], [2, name.length], [2, 20]),
    name,
    pack([2, 1], [2, 16], [8, 0], [8, 0]),
  ]);

const descriptor = ({ crc, packed, size }: Entry): Buffer =>
  pack([4, 0x08074b50], [4, crc], [8, packed], [8, size]);

const directoryHeader = ({ name, crc, packed, size, offset }: Entry): Buffer =>
  Buffer.concat([
    pack([4, 0x02014b50], [2, VERSION], [2, VERSION], [2, FLAGS], [2, DEFLATE], [2, 0], [2, DATE]),
    pack([4, crc], [4, IN_ZIP64], [4, IN_ZIP64], [2, name.length], [2, 28], [2, 0], [2, 0], [2, 0], [4, 0]),
    pack([4, IN_ZIP64]),
    name,
    pack([2, 1], [2, 24], [8, size], [8, packed], [8, offset]),
  ]);

const directoryEnd = (count: number, offset: number, size: number, comment: Buffer): Buffer =>
  Buffer.concat([
    pack([4, 0x06064b50], [8, 44], [2, VERSION], [2, VERSION], [4, 0], [4, 0]),
    pack([8, count], [8, count], [8, size], [8, offset]),
    pack([4, 0x07064b50], [4, 0], [8, offset + size], [4, 1]),
    pack([4, 0x06054b50], [2, 0], [2, 0], [2, 0xffff], [2, 0xffff], [4, IN_ZIP64], [4, IN_ZIP64]),
    pack([2, comment.length]),
    comment,
  ]);

/** Begins a zip file. `level` is zlib's: 1 is quickest. */
export const writeZip = (sink: Sink, level: number): ZipWriter => {
  const entries: Entry[] = [];
  let offset = 0;
  const write = async (bytes: Buffer): Promise<void> => {
    offset += bytes.length;
    await sink(bytes);
  };
  return {
    add: async (name, chunks) => {
      const entry = { name: Buffer.from(name), offset, size: 0, packed: 0, crc: 0 };
      await write(localHeader(entry.name));
      const measured = async function* (source: AsyncIterable<Buffer>) {
        for await (const chunk of source) {
          entry.size += chunk.length;
          entry.crc = crc32(chunk, entry.crc);
          yield chunk;
        }
      };
      await pipeline(
        Readable.from(chunks),
        measured,
        createDeflateRaw({ level }),
        async (source: AsyncIterable<Buffer>) => {
          for await (const chunk of source) {
            entry.packed += chunk.length;
            await write(chunk);
          }
        },
      );
      await write(descriptor(entry));
      entries.push(entry);
    },
    close: async (comment) => {
      const start = offset;
      for (const entry of entries) await write(directoryHeader(entry));
      await write(directoryEnd(entries.length, start, offset - start, Buffer.from(comment)));
    },
  };
};

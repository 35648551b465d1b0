import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import iconv from 'iconv-lite';
import { attempt } from './attempt.ts';
import { ReadError } from './row.ts';

/** Bytes that are looked at to tell an encoding. */
const SAMPLE = 256 * 1024;

const BOMS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

// `stream` lets a character that the sample cuts through pass.
const isUtf8 = (bytes: Uint8Array): boolean =>
  attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })).kind === 'done';

/** Text of two bytes a character has line ends with a zero byte at one side of them. */
const utf16Of = (bytes: Buffer): string | null => {
  if (!bytes.includes(0)) return null;
  const ends = ['utf-16le', 'utf-16be'].map((encoding) => iconv.encode('\n', encoding));
  const at = ends.map((end, side) => {
    const found = bytes.indexOf(end);
    return found >= 0 && (found + side) % 2 === side ? found : Number.POSITIVE_INFINITY;
  });
  if (Math.min(...at) === Number.POSITIVE_INFINITY) return null;
  return at[0]! <= at[1]! ? 'utf-16le' : 'utf-16be';
};

/** Bytes of 0xc0 and above in a row are Arabic words; in French they stand alone between plain letters. */
const isArabic = (bytes: Buffer): boolean => {
  const runs = bytes.toString('latin1').match(/[\u00c0-\u00ff]+/g) ?? [];
  const letters = runs.reduce((sum, run) => sum + run.length, 0);
  return runs.length > 0 && letters / runs.length >= 2;
};

/** The article «al-» is by far the commonest pair: its second byte differs. */
const arabicOf = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  const count = (pair: string): number => text.split(pair).length;
  return count('\u00c7\u00e4') > count('\u00c7\u00e1') ? 'iso-8859-6' : 'windows-1256';
};

/**
 * The encoding of a text by its mark, else UTF-8 where that fits, else the likeliest old one: Arabic, or the superset of
 * Latin-1. (`chardet` took one in two short Arabic tables for Cyrillic or Latin.)
 */
export const encodingOf = (bytes: Buffer): string => {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  const wide = utf16Of(bytes);
  if (wide) return wide;
  if (isUtf8(bytes)) return 'utf-8';
  return isArabic(bytes) ? arabicOf(bytes) : 'windows-1252';
};

/** A declared encoding, by whatever name it is known; throws ReadError for an unknown one. */
export const knownEncoding = (name: string, path: string): string => {
  const plain = name
    .trim()
    .replace(/^ANSI\s+|^OEM\s+/i, 'cp')
    .replace(/^65001$/, 'utf-8')
    .replace(/^(8859)[-_ ]?(\d+)$/, 'iso-8859-$2');
  if (iconv.encodingExists(plain)) return plain;
  throw new ReadError(`${basename(path)} is said to be in ${name}, which is no known encoding.`);
};

/** The first bytes of a file. */
export const headOf = async (path: string, length = SAMPLE): Promise<Buffer> => {
  const file = await open(path);
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(length), 0, length, 0)
    .finally(() => file.close());
  return buffer.subarray(0, bytesRead);
};

/** The last bytes of a file. */
export const tailOf = async (path: string, length: number): Promise<Buffer> => {
  const file = await open(path);
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file
    .read(Buffer.alloc(length), 0, length, Math.max(0, size - length))
    .finally(() => file.close());
  return buffer.subarray(0, bytesRead);
};

const isPlain = (bytes: Buffer): boolean => {
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at]! >= 0x80 || bytes[at] === 0) return false;
  return true;
};

/** The encoding of a file's text. What begins in plain ASCII may have its first accent far behind: it is looked for. */
const encodingIn = async (path: string): Promise<string> => {
  const head = await headOf(path);
  if (!isPlain(head)) return encodingOf(head);
  for await (const chunk of createReadStream(path, { start: head.length, highWaterMark: SAMPLE }))
    if (!isPlain(chunk as Buffer)) return encodingOf(chunk as Buffer);
  return 'utf-8';
};

/** The encoding of a text file, as declared (throws ReadError where unknown) or as its bytes tell. */
export const encodingOfFile = async (path: string, declared: string | undefined): Promise<string> =>
  declared === undefined ? encodingIn(path) : knownEncoding(declared, path);

/** A file's text in pieces, decoded as declared or detected; a byte-order mark is dropped. */
export const textOf = async function* (path: string, encoding?: string): AsyncGenerator<string> {
  const name = await encodingOfFile(path, encoding);
  const decoder = iconv.getDecoder(name);
  for await (const chunk of createReadStream(path, { highWaterMark: SAMPLE }))
    yield decoder.write(chunk as Buffer);
  yield decoder.end() ?? '';
};

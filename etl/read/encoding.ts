import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import chardet from 'chardet';

/** Bytes that are looked at to tell an encoding. */
const SAMPLE = 256 * 1024;

const BOMS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // `stream` lets a character that the sample cuts through pass.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** Of what is not UTF-8, only these are told apart: what public files of the region are written in. */
const LEGACY: Record<string, string> = { 'windows-1256': 'windows-1256', 'ISO-8859-6': 'windows-1256' };

/** The encoding of a text by its mark, else UTF-8 where that fits, else the likeliest old one (Latin-1's superset). */
export const encodingOf = (bytes: Uint8Array): string => {
  const marked = BOMS.find(([, bom]) => bom.every((byte, index) => bytes[index] === byte));
  if (marked) return marked[0];
  if (isUtf8(bytes)) return 'utf-8';
  return LEGACY[chardet.detect(bytes) ?? ''] ?? 'windows-1252';
};

/** The first bytes of a file. */
export const headOf = async (path: string, length = SAMPLE): Promise<Buffer> => {
  const file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
  await file.close();
  return buffer.subarray(0, bytesRead);
};

/** A file's text in pieces, decoded; a byte-order mark is dropped. */
export const textOf = async function* (path: string, encoding?: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding ?? encodingOf(await headOf(path)));
  for await (const chunk of createReadStream(path)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
};

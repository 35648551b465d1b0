import iconv from 'iconv-lite';
import type { Bytes } from './bytes.ts';
import { encodingOf } from './encoding.ts';

type Field = { name: string; type: string; at: number; length: number };

/** A dBASE table: its columns, how many records its head promises and how many there are. */
export type Dbf = {
  fields: readonly Field[];
  promised: number;
  held: number;
  first: number;
  recordLength: number;
  encoding: string;
};

/** Language drivers that name one encoding for certain (0x57, the commonest, says only «the system's own»). */
const DRIVERS: Record<number, string> = {
  1: 'cp437',
  2: 'cp850',
  3: 'windows-1252',
  100: 'cp852',
  101: 'cp866',
  125: 'windows-1255',
  126: 'windows-1256',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  203: 'windows-1253',
};

const HEAD = 32;
const SAMPLE = 256 * 1024;

type RawField = { name: Buffer; type: string; length: number; decimals: number };

const rawFields = (head: Buffer): RawField[] => {
  const fields: RawField[] = [];
  for (let at = HEAD; at + 32 <= head.length && head[at] !== 0x0d; at += 32) {
    const name = head.subarray(at, at + 11);
    const end = name.indexOf(0);
    fields.push({
      name: name.subarray(0, end < 0 ? 11 : end),
      type: String.fromCharCode(head[at + 11]!),
      length: head[at + 16]!,
      decimals: head[at + 17]!,
    });
  }
  return fields;
};

/** Texts longer than 255 have the upper byte of their length where others have their decimals. */
const lengthsOf = (fields: readonly RawField[], recordLength: number): number[] => {
  const plain = fields.map(({ length }) => length);
  if (plain.reduce((sum, length) => sum + length, 1) === recordLength) return plain;
  return fields.map(({ type, length, decimals }) => (type === 'C' ? length + 256 * decimals : length));
};

const fieldsOf = (head: Buffer, recordLength: number, encoding: string): Field[] => {
  const raw = rawFields(head);
  const lengths = lengthsOf(raw, recordLength);
  let at = 1;
  return raw.map(({ name, type }, index) => {
    const field = { name: iconv.decode(name, encoding).trim(), type, at, length: lengths[index]! };
    at += field.length;
    return field;
  });
};

/** The head of a .dbf file; `declared` goes before what it says of its encoding. Null where it is none. */
export const openDbf = async (bytes: Bytes, declared: string | undefined): Promise<Dbf | null> => {
  const start = Buffer.from(await bytes.read(0, HEAD));
  if (start.length < HEAD) return null;
  const [first, recordLength] = [start.readUInt16LE(8), start.readUInt16LE(10)];
  if (first < HEAD + 33 || first > bytes.size || recordLength < 2) return null;
  const head = Buffer.from(await bytes.read(0, first));
  // Of the head only the names are text; zero bytes pad them, and would speak for UTF-16.
  const names = rawFields(head).map(({ name }) => name);
  const text = Buffer.concat([...names, await bytes.read(first, SAMPLE)]).filter((byte) => byte !== 0);
  const encoding = declared ?? DRIVERS[start[29]!] ?? encodingOf(Buffer.from(text));
  const promised = start.readUInt32LE(4);
  const held = Math.min(promised, Math.floor((bytes.size - first) / recordLength));
  return { fields: fieldsOf(head, recordLength, encoding), promised, held, first, recordLength, encoding };
};

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A number, or its text where it is none or has more digits than a number can keep; asterisks stand for none. */
const numberOf = (text: string): number | string | null =>
  /^\*+$/.test(text)
    ? null
    : NUMBER.test(text) && (text.includes('.') || text.length < 16)
      ? Number(text)
      : text;

const dateOf = (text: string): string | null => {
  if (/^0*$/.test(text)) return null;
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
};

const booleanOf = (text: string): boolean | null =>
  /^[ty]$/i.test(text) ? true : /^[fn]$/i.test(text) ? false : null;

const PADDING = /[\s\0]+$/;

const cellValue = (cell: Buffer, type: string, encoding: string): unknown => {
  if (type === 'I' && cell.length === 4) return cell.readInt32LE(0);
  if ((type === 'O' || type === 'B') && cell.length === 8) return cell.readDoubleLE(0);
  const text = iconv.decode(cell, encoding).replace(PADDING, '');
  const trimmed = text.trim();
  if (trimmed === '' || type === 'M') return null;
  if (type === 'N' || type === 'F') return numberOf(trimmed);
  if (type === 'D') return dateOf(trimmed);
  return type === 'L' ? booleanOf(trimmed) : text;
};

const DELETED = 0x2a;

/** The records of a table in their order; null for one that is deleted but still stands there. */
export const recordsOf = async function* (
  bytes: Bytes,
  { fields, held, first, recordLength, encoding }: Dbf,
): AsyncGenerator<Record<string, unknown> | null> {
  for (let index = 0; index < held; index += 1) {
    const record = await bytes.read(first + index * recordLength, recordLength);
    const cell = ({ at, length, type }: Field): unknown =>
      cellValue(record.subarray(at, at + length), type, encoding);
    yield record[0] === DELETED ? null : Object.fromEntries(fields.map((field) => [field.name, cell(field)]));
  }
};

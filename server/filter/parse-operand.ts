import { FilterError, type Literal, type Operand } from './expression.ts';
import type { Reader } from './reader.ts';
import { reasons } from './reasons.ts';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

/** Is it a day of the calendar? Date rolls 31 February over to March. */
const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    DAY.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) && text > '0001'
  );
};

/** A day as a literal of a filter; throws where it is none. */
export const dateOf = (value: string, at: number): Literal => {
  if (!isDay(value)) throw new FilterError(at, reasons.badDate);
  return { kind: 'date', value };
};

/** An instant in UTC as a literal of a filter; throws where it is none. */
export const timestampOf = (value: string, at: number): Literal => {
  if (!INSTANT.test(value) || !isDay(value.slice(0, 10))) throw new FilterError(at, reasons.badTimestamp);
  return { kind: 'timestamp', value };
};

const readQuoted = (reader: Reader, make: (text: string, at: number) => Literal): Literal => {
  reader.take();
  reader.need('(');
  const { at } = reader.peek();
  const literal = make(reader.text(), at);
  reader.need(')');
  return literal;
};

const readLiteral = (reader: Reader): Literal | null => {
  const { kind } = reader.peek();
  if (kind === 'string') return { kind: 'string', value: reader.text() };
  if (kind === 'number') return { kind: 'number', value: reader.number() };
  if (reader.isCall('DATE')) return readQuoted(reader, dateOf);
  if (reader.isCall('TIMESTAMP')) return readQuoted(reader, timestampOf);
  if (reader.skipWord('TRUE')) return { kind: 'boolean', value: true };
  return reader.skipWord('FALSE') ? { kind: 'boolean', value: false } : null;
};

const DEEPEST = 4;

const readFolded = (reader: Reader, kind: 'casei' | 'accenti', depth: number): Operand => {
  const { at } = reader.take();
  if (depth > DEEPEST) throw new FilterError(at, reasons.tooDeep);
  reader.need('(');
  const of = readOperand(reader, depth + 1);
  reader.need(')');
  return { kind, at, of };
};

/** Reads a property, a literal, or CASEI and ACCENTI of one. */
export const readOperand = (reader: Reader, depth = 0): Operand => {
  const token = reader.peek();
  if (reader.isCall('CASEI')) return readFolded(reader, 'casei', depth);
  if (reader.isCall('ACCENTI')) return readFolded(reader, 'accenti', depth);
  const value = readLiteral(reader);
  if (value) return { kind: 'literal', at: token.at, value };
  if (token.kind !== 'word') throw reader.unexpected('operand');
  reader.take();
  return { kind: 'property', at: token.at, name: token.text };
};

import { CRS84, type Crs } from '../features/crs.ts';
import {
  type Comparison,
  type Expression,
  FilterError,
  type Operand,
  RELATIONS,
  type Relation,
} from './expression.ts';
import { readShape } from './parse-geometry.ts';
import { readOperand } from './parse-operand.ts';
import { Reader } from './reader.ts';
import { reasons } from './reasons.ts';
import { tokensOf } from './tokens.ts';

/**
 * Reads CQL2 text (OGC 21-065r2): comparisons of properties and literals, IN, BETWEEN, LIKE, IS NULL, CASEI, ACCENTI, the
 * spatial functions with geometries of a CRS, and AND, OR, NOT and parentheses over them. Throws FilterError with the
 * character at fault.
 */
export const parseFilter = (text: string, crs: Crs = CRS84): Expression => {
  const reader = new Reader(tokensOf(text));
  const expression = readOr({ reader, crs }, 0);
  if (reader.peek().kind !== 'end') throw reader.unexpected('end');
  return expression;
};

type Source = { reader: Reader; crs: Crs };

/** Deeper than anyone writes: it bounds recursion. */
export const DEEPEST = 50;
const COMPARISONS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];

const readOr = (source: Source, depth: number): Expression => {
  const parts = [readAnd(source, depth)];
  while (source.reader.skipWord('OR')) parts.push(readAnd(source, depth));
  return parts.length === 1 ? (parts[0] as Expression) : { kind: 'or', parts };
};

const readAnd = (source: Source, depth: number): Expression => {
  const parts = [readNot(source, depth)];
  while (source.reader.skipWord('AND')) parts.push(readNot(source, depth));
  return parts.length === 1 ? (parts[0] as Expression) : { kind: 'and', parts };
};

const readNot = (source: Source, depth: number): Expression => {
  const { reader } = source;
  if (depth > DEEPEST) throw new FilterError(reader.peek().at, reasons.tooDeep);
  if (reader.skipWord('NOT')) return { kind: 'not', part: readNot(source, depth + 1) };
  if (!reader.isSymbol('(')) return readPredicate(source);
  reader.need('(');
  const inner = readOr(source, depth + 1);
  reader.need(')');
  return inner;
};

const readPredicate = (source: Source): Expression => {
  const { reader } = source;
  const relation = RELATIONS.find((name) => reader.isCall(name.toUpperCase()));
  if (relation) return readSpatial(source, relation);
  const left = readOperand(reader);
  const isTruth = left.kind === 'literal' && left.value.kind === 'boolean';
  if (isTruth && !isComparison(reader)) return { kind: 'truth', value: left.value.value === true };
  return readRest(reader, left);
};

const readSpatial = ({ reader, crs }: Source, relation: Relation): Expression => {
  reader.take();
  reader.need('(');
  const left = readShape(reader, crs);
  reader.need(',');
  const right = readShape(reader, crs);
  reader.need(')');
  return { kind: 'spatial', relation, left, right };
};

const readRest = (reader: Reader, left: Operand): Expression => {
  if (reader.skipWord('IS')) return readNull(reader, left);
  const isNegated = reader.skipWord('NOT');
  const predicate = readWorded(reader, left);
  if (predicate) return isNegated ? { kind: 'not', part: predicate } : predicate;
  if (isNegated) throw reader.unexpected('predicate');
  return { kind: 'compare', left, operator: readComparison(reader), right: readOperand(reader) };
};

const readNull = (reader: Reader, of: Operand): Expression => {
  const isNegated = reader.skipWord('NOT');
  if (!reader.skipWord('NULL')) throw reader.unexpected('NULL');
  return isNegated ? { kind: 'not', part: { kind: 'is-null', of } } : { kind: 'is-null', of };
};

const readWorded = (reader: Reader, left: Operand): Expression | null => {
  if (reader.skipWord('IN')) return { kind: 'in', left, values: reader.list(() => readOperand(reader)) };
  if (reader.skipWord('LIKE')) return { kind: 'like', left, pattern: readOperand(reader) };
  if (!reader.skipWord('BETWEEN')) return null;
  const low = readOperand(reader);
  if (!reader.skipWord('AND')) throw reader.unexpected('AND');
  return { kind: 'between', left, low, high: readOperand(reader) };
};

const isComparison = (reader: Reader): boolean => {
  const token = reader.peek();
  return token.kind === 'symbol' && COMPARISONS.includes(token.text);
};

const readComparison = (reader: Reader): Comparison => {
  if (!isComparison(reader)) throw reader.unexpected('comparison');
  return reader.take().text as Comparison;
};

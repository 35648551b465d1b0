import { type Comparison, type Expression, FilterError, type Literal } from './expression.ts';
import { reasons } from './reasons.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * Reads a subset of CQL2 text (OGC 21-065r2): comparisons of a property with a literal, IN, BETWEEN, LIKE, IS NULL, and
 * AND, OR, NOT and parentheses over them. Throws FilterError with the character at fault.
 */
export const parseFilter = (text: string): Expression => {
  const reader = new Reader(tokensOf(text));
  const expression = readOr(reader, 0);
  if (reader.peek().kind !== 'end') throw reader.unexpected('end');
  return expression;
};

const DEEPEST = 50;
const COMPARISONS: readonly string[] = ['=', '<>', '<', '<=', '>', '>='];
const MIRRORED: Record<Comparison, Comparison> = {
  '=': '=',
  '<>': '<>',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

class Reader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token {
    return this.#tokens[this.#next] as Token;
  }

  take(): Token {
    return this.#tokens[this.#next++] as Token;
  }

  isWord(word: string): boolean {
    const token = this.peek();
    return token.kind === 'word' && token.text.toUpperCase() === word;
  }

  isSymbol(text: string): boolean {
    const token = this.peek();
    return token.kind === 'symbol' && token.text === text;
  }

  skipWord(word: string): boolean {
    const isThere = this.isWord(word);
    if (isThere) this.#next++;
    return isThere;
  }

  need(symbol: string): void {
    if (!this.isSymbol(symbol)) throw this.unexpected(symbol);
    this.#next++;
  }

  unexpected(wanted: string): FilterError {
    const token = this.peek();
    return new FilterError(token.at, reasons.expected(wanted, token.text));
  }
}

const readOr = (reader: Reader, depth: number): Expression => {
  const parts = [readAnd(reader, depth)];
  while (reader.skipWord('OR')) parts.push(readAnd(reader, depth));
  return parts.length === 1 ? (parts[0] as Expression) : { kind: 'or', parts };
};

const readAnd = (reader: Reader, depth: number): Expression => {
  const parts = [readNot(reader, depth)];
  while (reader.skipWord('AND')) parts.push(readNot(reader, depth));
  return parts.length === 1 ? (parts[0] as Expression) : { kind: 'and', parts };
};

const readNot = (reader: Reader, depth: number): Expression => {
  if (depth > DEEPEST) throw new FilterError(reader.peek().at, reasons.tooDeep);
  if (reader.skipWord('NOT')) return { kind: 'not', part: readNot(reader, depth + 1) };
  if (!reader.isSymbol('(')) return readPredicate(reader);
  reader.need('(');
  const inner = readOr(reader, depth + 1);
  reader.need(')');
  return inner;
};

const readPredicate = (reader: Reader): Expression => {
  const token = reader.peek();
  const literal = tryLiteral(reader);
  if (literal) return readMirrored(reader, literal, token.at);
  if (token.kind !== 'word') throw reader.unexpected('property');
  reader.take();
  return readRest(reader, token.text, token.at);
};

/** `5 < depth` is `depth > 5`. */
const readMirrored = (reader: Reader, value: Literal, at: number): Expression => {
  const operator = readComparison(reader);
  if (reader.peek().kind !== 'word') throw reader.unexpected('property');
  const property = reader.take();
  return { kind: 'compare', at, property: property.text, operator: MIRRORED[operator], value };
};

const readRest = (reader: Reader, property: string, at: number): Expression => {
  if (reader.skipWord('IS')) return readNull(reader, property, at);
  const isNegated = reader.skipWord('NOT');
  const predicate = readWorded(reader, property, at);
  if (predicate) return isNegated ? { kind: 'not', part: predicate } : predicate;
  if (isNegated) throw reader.unexpected('predicate');
  return { kind: 'compare', at, property, operator: readComparison(reader), value: readLiteral(reader) };
};

const readNull = (reader: Reader, property: string, at: number): Expression => {
  const isNegated = reader.skipWord('NOT');
  if (!reader.skipWord('NULL')) throw reader.unexpected('NULL');
  const part: Expression = { kind: 'is-null', at, property };
  return isNegated ? { kind: 'not', part } : part;
};

const readWorded = (reader: Reader, property: string, at: number): Expression | null => {
  if (reader.skipWord('IN')) return { kind: 'in', at, property, values: readList(reader) };
  if (reader.skipWord('LIKE')) return { kind: 'like', at, property, pattern: readText(reader) };
  if (!reader.skipWord('BETWEEN')) return null;
  const low = readLiteral(reader);
  if (!reader.skipWord('AND')) throw reader.unexpected('AND');
  return { kind: 'between', at, property, low, high: readLiteral(reader) };
};

const readComparison = (reader: Reader): Comparison => {
  const token = reader.peek();
  if (token.kind !== 'symbol' || !COMPARISONS.includes(token.text)) throw reader.unexpected('comparison');
  reader.take();
  return token.text as Comparison;
};

const readList = (reader: Reader): Literal[] => {
  reader.need('(');
  const values = [readLiteral(reader)];
  while (reader.isSymbol(',')) {
    reader.need(',');
    values.push(readLiteral(reader));
  }
  reader.need(')');
  return values;
};

const readText = (reader: Reader): string => {
  const token = reader.peek();
  if (token.kind !== 'string') throw reader.unexpected('text');
  reader.take();
  return token.text;
};

const readLiteral = (reader: Reader): Literal => {
  const literal = tryLiteral(reader);
  if (!literal) throw reader.unexpected('value');
  return literal;
};

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const tryLiteral = (reader: Reader): Literal | null => {
  const token = reader.peek();
  if (token.kind === 'string') return { kind: 'string', value: readText(reader) };
  if (token.kind === 'number') {
    reader.take();
    if (!Number.isFinite(token.value)) throw new FilterError(token.at, reasons.tooLarge);
    return { kind: 'number', value: token.value };
  }
  if (reader.skipWord('TRUE')) return { kind: 'boolean', value: true };
  if (reader.skipWord('FALSE')) return { kind: 'boolean', value: false };
  return reader.isWord('DATE') ? readDate(reader) : null;
};

const readDate = (reader: Reader): Literal => {
  reader.take();
  reader.need('(');
  const at = reader.peek().at;
  const value = readText(reader);
  if (!DAY.test(value)) throw new FilterError(at, reasons.badDate);
  reader.need(')');
  return { kind: 'date', value };
};

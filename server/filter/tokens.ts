import { FilterError } from './expression.ts';
import { reasons } from './reasons.ts';

export type Token =
  | { kind: 'word' | 'string' | 'symbol'; at: number; text: string }
  | { kind: 'number'; at: number; text: string; value: number }
  | { kind: 'end'; at: number; text: '' };

/** A filter longer than this is nobody's; it bounds the work of reading one. */
const LONGEST = 4000;

const PATTERNS: readonly { kind: 'word' | 'quoted' | 'string' | 'symbol' | 'number'; pattern: RegExp }[] = [
  { kind: 'number', pattern: /[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?(?![\w.])/y },
  { kind: 'word', pattern: /[\p{L}_][\p{L}\p{N}_.-]*/uy },
  { kind: 'quoted', pattern: /"((?:[^"]|"")+)"/y },
  { kind: 'string', pattern: /'((?:[^'\\]|''|\\[\s\S])*)'/y },
  { kind: 'symbol', pattern: /<>|<=|>=|[=<>(),]/y },
];

const tokenAt = (text: string, at: number): { token: Token; next: number } => {
  for (const { kind, pattern } of PATTERNS) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) continue;
    const next = at + match[0].length;
    if (kind === 'number') return { token: { kind, at, text: match[0], value: Number(match[0]) }, next };
    if (kind === 'quoted')
      return { token: { kind: 'word', at, text: (match[1] ?? '').replaceAll('""', '"') }, next };
    if (kind === 'string')
      return { token: { kind, at, text: (match[1] ?? '').replace(/''|\\'/g, "'") }, next };
    return { token: { kind, at, text: match[0] }, next };
  }
  throw new FilterError(at, reasons.unexpected(String.fromCodePoint(text.codePointAt(at) ?? 0)));
};

/** The words of a CQL2 text, with an `end` behind them. */
export const tokensOf = (text: string): Token[] => {
  if (text.length > LONGEST) throw new FilterError(LONGEST, reasons.tooLong(LONGEST));
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at++;
    if (at >= text.length) return [...tokens, { kind: 'end', at, text: '' }];
    const { token, next } = tokenAt(text, at);
    tokens.push(token);
    at = next;
  }
};

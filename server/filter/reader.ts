import { FilterError } from './expression.ts';
import { reasons } from './reasons.ts';
import type { Token } from './tokens.ts';

/** The words of a filter, taken one after the other; what was expected instead is told with its place. */
export class Reader {
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

  /** A name of ours right before a parenthesis; else it is a property of that name. */
  isCall(word: string): boolean {
    const next = this.#tokens[this.#next + 1];
    return this.isWord(word) && next?.kind === 'symbol' && next.text === '(';
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

  /** The next token as a number; throws where it is none, or more than a number can be. */
  number(): number {
    const token = this.peek();
    if (token.kind !== 'number') throw this.unexpected('number');
    if (!Number.isFinite(token.value)) throw new FilterError(token.at, reasons.tooLarge);
    this.#next++;
    return token.value;
  }

  /** The next token as a text in quotes. */
  text(): string {
    const token = this.peek();
    if (token.kind !== 'string') throw this.unexpected('text');
    this.#next++;
    return token.text;
  }

  /** `( item, item ... )` */
  list<Item>(item: () => Item): Item[] {
    this.need('(');
    const items = [item()];
    while (this.isSymbol(',')) {
      this.need(',');
      items.push(item());
    }
    this.need(')');
    return items;
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

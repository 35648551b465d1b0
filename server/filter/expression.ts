import type { Text } from '../../sql/model/text.ts';

/** A literal of a filter. A date is a calendar day, `YYYY-MM-DD`. */
export type Literal =
  | { kind: 'string' | 'date'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean };

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A filter as a tree; `at` is the character of the text that a part begins at, for errors. */
export type Expression =
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'not'; part: Expression }
  | { kind: 'compare'; at: number; property: string; operator: Comparison; value: Literal }
  | { kind: 'in'; at: number; property: string; values: Literal[] }
  | { kind: 'between'; at: number; property: string; low: Literal; high: Literal }
  | { kind: 'like'; at: number; property: string; pattern: string }
  | { kind: 'is-null'; at: number; property: string };

/** What is wrong with a filter, at which character (from 1). */
export class FilterError extends Error {
  override name = 'FilterError';
  readonly position: number;
  readonly reason: Text;

  constructor(at: number, reason: Text) {
    super(reason.en);
    this.position = at + 1;
    this.reason = reason;
  }
}

import type { Text } from '../../sql/model/text.ts';

/** A literal of a filter. A date is a calendar day, `YYYY-MM-DD`; a timestamp an instant in UTC, RFC 3339. */
export type Literal =
  | { kind: 'string' | 'date' | 'timestamp'; value: string }
  | { kind: 'number'; value: number }
  | { kind: 'boolean'; value: boolean };

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

/** A side of a comparison; `at` is the character of the text that it begins at, for errors. */
export type Operand =
  | { kind: 'property'; at: number; name: string }
  | { kind: 'literal'; at: number; value: Literal }
  | { kind: 'casei' | 'accenti'; at: number; of: Operand };

/** How two geometries may lie, by the names of CQL2. */
export const RELATIONS = [
  's_intersects',
  's_contains',
  's_crosses',
  's_disjoint',
  's_equals',
  's_overlaps',
  's_touches',
  's_within',
] as const;
export type Relation = (typeof RELATIONS)[number];

/** The feature's own geometry, or one that stands in the filter: x before y, with its box, in the CRS of `srid`. */
export type Shape =
  | { kind: 'geometry'; at: number }
  | { kind: 'shape'; at: number; wkt: string; srid: number; box: readonly [number, number, number, number] };

/** A filter as a tree. */
export type Expression =
  | { kind: 'and' | 'or'; parts: Expression[] }
  | { kind: 'not'; part: Expression }
  | { kind: 'truth'; value: boolean }
  | { kind: 'compare'; left: Operand; operator: Comparison; right: Operand }
  | { kind: 'in'; left: Operand; values: Operand[] }
  | { kind: 'between'; left: Operand; low: Operand; high: Operand }
  | { kind: 'like'; left: Operand; pattern: Operand }
  | { kind: 'is-null'; of: Operand }
  | { kind: 'spatial'; relation: Relation; left: Shape; right: Shape };

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

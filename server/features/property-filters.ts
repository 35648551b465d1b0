import type { ParsedQs } from 'qs';
import type { Layer } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import { type Expression, FilterError, type Literal } from '../filter/expression.ts';
import { queryables } from '../filter/operand-sql.ts';
import { dateOf, timestampOf } from '../filter/parse-operand.ts';
import { badParameter } from '../http/error.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

const literalOf = (property: Property, name: string, text: string): Literal => {
  const bad = (reason: string) => badParameter(name, 'invalid-parameter', { reason });
  switch (property.type) {
    case 'string':
    case 'text':
    case 'place':
      if (text.length > 1000) throw bad('> 1000');
      return { kind: 'string', value: text };
    case 'number':
    case 'integer':
      if (!NUMBER.test(text) || !Number.isFinite(Number(text))) throw bad(text.slice(0, 40));
      return { kind: 'number', value: Number(text) };
    case 'boolean':
      if (text !== 'true' && text !== 'false') throw bad('true, false');
      return { kind: 'boolean', value: text === 'true' };
    case 'date':
      if (!DAY.test(text)) throw bad('YYYY-MM-DD');
      return { kind: 'date', value: text };
  }
};

/** Bounds of validity are asked for like properties: days, or instants in UTC. */
const validityLiteral = (time: Layer['time'], name: string, text: string): Literal => {
  const make = time?.resolution === 'day' ? dateOf : timestampOf;
  try {
    return make(text, 0);
  } catch (error) {
    throw error instanceof FilterError
      ? badParameter(name, 'invalid-parameter', { reason: error.reason })
      : error;
  }
};

const textOf = (name: string, value: unknown): string => {
  if (typeof value !== 'string') throw badParameter(name, 'repeated-parameter');
  if (value.includes('\0')) throw badParameter(name, 'invalid-parameter', { reason: 'U+0000' });
  return value;
};

const compareOf = (name: string, value: Literal): Expression => ({
  kind: 'compare',
  left: { kind: 'property', at: 0, name },
  operator: '=',
  right: { kind: 'literal', at: 0, value },
});

/**
 * Parts a query into the parameters that the schema knows and filters `property=value` over the layer's columns (OGC API
 * - Features 7.15.5). A column that is called as a parameter is reached by `filter` only.
 */
export const partQuery = (
  query: ParsedQs,
  known: readonly string[],
  manifest: Layer,
): { rest: ParsedQs; filters: Expression[] } => {
  const columns = queryables(manifest.properties);
  const literalFor = (name: string, value: unknown): Literal | null => {
    if (known.includes(name)) return null;
    const property = columns.get(name);
    if (property) return literalOf(property, name, textOf(name, value));
    const isValidity = manifest.time && (name === 'valid_from' || name === 'valid_to');
    return isValidity ? validityLiteral(manifest.time, name, textOf(name, value)) : null;
  };
  const read = Object.entries(query).map(([name, value]) => ({
    name,
    value,
    literal: literalFor(name, value),
  }));
  return {
    rest: Object.fromEntries(read.flatMap(({ name, value, literal }) => (literal ? [] : [[name, value]]))),
    filters: read.flatMap(({ name, literal }) => (literal ? [compareOf(name, literal)] : [])),
  };
};

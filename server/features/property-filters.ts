import type { ParsedQs } from 'qs';
import type { Layer } from '../../sql/model/layer.ts';
import type { Property } from '../../sql/model/property.ts';
import type { Expression, Literal } from '../filter/expression.ts';
import { queryables } from '../filter/to-sql.ts';
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

const compareOf = (property: Property, name: string, value: unknown): Expression => {
  if (typeof value !== 'string') throw badParameter(name, 'repeated-parameter');
  if (value.includes('\0')) throw badParameter(name, 'invalid-parameter', { reason: 'U+0000' });
  return { kind: 'compare', at: 0, property: name, operator: '=', value: literalOf(property, name, value) };
};

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
  const propertyOf = (name: string) => (known.includes(name) ? undefined : columns.get(name));
  const filters = Object.entries(query).flatMap(([name, value]) => {
    const property = propertyOf(name);
    return property ? [compareOf(property, name, value)] : [];
  });
  return { rest: Object.fromEntries(Object.entries(query).filter(([name]) => !propertyOf(name))), filters };
};

import { columnsOf, type Property } from '../../sql/model/property.ts';
import type { Language } from '../../sql/model/text.ts';

/** A row of a filter: a property, how it is held against a value, and that value as it is typed. */
export type Condition = { column: string; operator: Operator; value: string };

export const OPERATORS = ['=', '<>', '<', '<=', '>', '>=', 'like', 'is-null', 'is-not-null'] as const;
export type Operator = (typeof OPERATORS)[number];

/** Operators that say all by themselves. */
export const isAlone = (operator: Operator): boolean => operator === 'is-null' || operator === 'is-not-null';

const isNumeric = ({ type }: Property): boolean => type === 'number' || type === 'integer';

const FITTING: Record<Property['type'], readonly Operator[]> = {
  string: ['=', '<>', 'like', 'is-null', 'is-not-null'],
  text: ['=', '<>', 'like', 'is-null', 'is-not-null'],
  place: ['=', '<>', 'is-null', 'is-not-null'],
  number: ['=', '<>', '<', '<=', '>', '>=', 'is-null', 'is-not-null'],
  integer: ['=', '<>', '<', '<=', '>', '>=', 'is-null', 'is-not-null'],
  boolean: ['=', 'is-null', 'is-not-null'],
  date: ['=', '<', '<=', '>', '>=', 'is-null', 'is-not-null'],
};

/** Operators that say something of a property; of a closed list of values, no part of one is looked for. */
export const operatorsOf = (property: Property): readonly Operator[] =>
  'codes' in property && property.codes
    ? FITTING[property.type].filter((operator) => operator !== 'like')
    : FITTING[property.type];

/** The column that a reader means by a property: of a text, that in her language. */
export const columnFor = (property: Property, language: Language): string =>
  property.type === 'text' ? `${property.name}_${language}` : property.name;

/** The property of a column. */
export const propertyOf = (properties: readonly Property[], column: string): Property | undefined =>
  properties.find((property) => columnsOf(property).includes(column));

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** What `%` and `_` are in LIKE, meant as themselves. */
const literal = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

const literalOf = (property: Property, value: string): string | null => {
  if (isNumeric(property)) return value.trim() !== '' && Number.isFinite(Number(value)) ? value.trim() : null;
  if (property.type === 'boolean') return value === 'true' || value === 'false' ? value : null;
  // In CQL2 a backslash takes the quote that follows; no value of ours has one.
  return value === '' || value.includes('\\') ? null : quoted(value);
};

const written = ({ column, operator, value }: Condition, property: Property): string | null => {
  if (operator === 'is-null') return `${column} IS NULL`;
  if (operator === 'is-not-null') return `${column} IS NOT NULL`;
  if (operator === 'like')
    return value === '' ? null : `CASEI(${column}) LIKE CASEI(${quoted(`%${literal(value)}%`)})`;
  const right = literalOf(property, value);
  return right === null ? null : `${column} ${operator} ${right}`;
};

/** Rows as CQL2 text, all of which are to hold; a row that is not filled in yet says nothing. */
export const formatConditions = (conditions: readonly Condition[], properties: readonly Property[]): string =>
  conditions
    .flatMap((condition) => {
      const property = propertyOf(properties, condition.column);
      return (property && written(condition, property)) ?? [];
    })
    .join(' AND ');

const TEXT = "'((?:[^']|'')*)'";
const NUMBER = '-?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?';
const NULL = /^([a-z]\w*) IS (NOT )?NULL/;
const LIKE = new RegExp(`^CASEI\\(([a-z]\\w*)\\) LIKE CASEI\\(${TEXT}\\)`);
const COMPARED = new RegExp(`^([a-z]\\w*) (<>|<=|>=|=|<|>) (?:${TEXT}|(${NUMBER}|true|false))`);
const AND = /^ AND /;

const unquoted = (text: string): string => text.replaceAll("''", "'");
const meant = (pattern: string): string =>
  unquoted(pattern)
    .slice(1, -1)
    .replace(/\\([\\%_])/g, '$1');

const conditionAt = (text: string): [Condition, string] | null => {
  const isNull = NULL.exec(text);
  if (isNull) {
    const [all, column = '', not] = isNull;
    return [{ column, operator: not ? 'is-not-null' : 'is-null', value: '' }, text.slice(all.length)];
  }
  const like = LIKE.exec(text);
  if (like)
    return [
      { column: like[1] ?? '', operator: 'like', value: meant(like[2] ?? '') },
      text.slice(like[0].length),
    ];
  const compared = COMPARED.exec(text);
  if (!compared) return null;
  const [all, column = '', operator = '=', quote, bare] = compared;
  const value = quote === undefined ? (bare ?? '') : unquoted(quote);
  return [{ column, operator: operator as Operator, value }, text.slice(all.length)];
};

/** The rows that a filter was made of; null for one that rows cannot say, which stays text. */
export const parseConditions = (text: string, properties: readonly Property[]): Condition[] | null => {
  const found: Condition[] = [];
  for (let rest = text; rest !== ''; ) {
    const next = conditionAt(rest);
    if (!next) return null;
    found.push(next[0]);
    const and = AND.exec(next[1]);
    if (next[1] !== '' && !and) return null;
    rest = next[1].slice(and?.[0].length ?? 0);
  }
  // What is written otherwise, or of something else, would be changed by its rows.
  return formatConditions(found, properties) === text ? found : null;
};

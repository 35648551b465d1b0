import type { Layer } from '../../sql/model/layer.ts';
import { queryables } from '../filter/operand-sql.ts';
import { badParameter } from '../http/error.ts';

/** What rows are ordered by before their number. */
export type Sort = { expression: string; direction: 'asc' | 'desc' };

const CASTS: Record<string, string> = {
  number: '::float8',
  integer: '::float8',
  boolean: '::boolean',
  date: '',
};

/** Names are a manifest's: letters, digits and underscores only; quoted all the same. */
const quoted = (name: string): string => `'${name.replaceAll("'", "''")}'`;

/** Texts in the order that people expect, Arabic and accents included; it is the same on both engines. */
const PEOPLES_ORDER = 'collate "und-x-icu"';

const expressionOf = (name: string, manifest: Layer): string | null => {
  if (name === 'id') return `f.id ${PEOPLES_ORDER}`;
  if (manifest.time && (name === 'valid_from' || name === 'valid_to')) return `f.${name}`;
  const type = queryables(manifest.properties).get(name)?.type;
  if (!type) return null;
  const cast = CASTS[type];
  return `(f.properties->>${quoted(name)})${cast ?? ` ${PEOPLES_ORDER}`}`;
};

/** Reads `sortby`: the name of one property, `-` before it for descending; 400 for a name that is not declared. */
export const sortOf = (text: string, manifest: Layer): Sort => {
  const name = text.replace(/^[+\- ]/, '');
  const expression = expressionOf(name, manifest);
  if (!expression) throw badParameter('sortby', 'invalid-parameter', { reason: name.slice(0, 80) });
  return { expression, direction: text.startsWith('-') ? 'desc' : 'asc' };
};

import type { Property, Value } from './property.ts';
import type { Reason } from './reasons.ts';

/** What a value became, or why it may not stand. */
export type Checked = { kind: 'value'; value: Value } | { kind: 'refused'; reason: Reason; detail?: string };

/** What the checks need to know from outside: which places there are. */
export type CheckContext = { hasPlace: (level: string, scheme: string, code: string) => boolean };

const value = (found: Value): Checked => ({ kind: 'value', value: found });
const refused = (reason: Reason, detail?: string): Checked => ({
  kind: 'refused',
  reason,
  ...(detail === undefined ? {} : { detail }),
});

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** A finite number from a number or its usual text; null for all else: decimal commas are the readers' to turn. */
export const toNumber = (given: unknown): number | null => {
  if (typeof given === 'number') return Number.isFinite(given) ? given : null;
  if (typeof given === 'bigint') return Number(given);
  if (typeof given !== 'string') return null;
  const number = NUMBER.test(given) ? Number(given) : Number.NaN;
  return Number.isFinite(number) ? number : null;
};

const toText = (given: unknown): string | null => {
  if (typeof given === 'string') return given;
  return typeof given === 'bigint' || (typeof given === 'number' && Number.isFinite(given))
    ? String(given)
    : null;
};

/** `YYYY-MM-DD` from such a text (a time after it falls away) or a Date in UTC; null where there is no such day. */
export const toDay = (given: unknown): string | null => {
  if (given instanceof Date) return Number.isNaN(given.getTime()) ? null : given.toISOString().slice(0, 10);
  const match =
    typeof given === 'string'
      ? /^(\d{4}-\d{2}-\d{2})(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/.exec(given)
      : null;
  const day = match?.[1];
  const instant = day ? new Date(`${day}T00:00:00Z`) : null;
  return instant && !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === day
    ? day
    : null;
};

const BOOLEANS = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
]);

type Of<T extends Property['type']> = Extract<Property, { type: T }>;

const checkNumber = (property: Of<'number' | 'integer'>, given: unknown): Checked => {
  const number = toNumber(given);
  if (number === null) return refused(property.type === 'integer' ? 'not-an-integer' : 'not-a-number');
  if (property.type === 'integer' && !Number.isSafeInteger(number)) return refused('not-an-integer');
  if (property.min !== undefined && number < property.min) return refused('too-small', String(property.min));
  if (property.max !== undefined && number > property.max) return refused('too-large', String(property.max));
  return value(Object.is(number, -0) ? 0 : number);
};

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/.test(text) && URL.canParse(text);

const checkString = (property: Of<'string'>, given: unknown): Checked => {
  const text = toText(given);
  if (text === null) return refused('not-a-string');
  if (property.codes && !property.codes.some((code) => code.value === text)) return refused('unknown-code');
  if (property.maxLength !== undefined && [...text].length > property.maxLength)
    return refused('too-long', String(property.maxLength));
  if (property.format === 'uri' && !isWebAddress(text)) return refused('not-a-uri');
  if (property.format === 'email' && !EMAIL.test(text)) return refused('not-an-email');
  return value(text);
};

const checkPlace = (property: Of<'place'>, given: unknown, context: CheckContext): Checked => {
  const code = toText(given);
  if (code === null) return refused('not-a-string');
  return context.hasPlace(property.level, property.scheme, code)
    ? value(code)
    : refused('unknown-place', `${property.level}, ${property.scheme}`);
};

/** Makes one value, already known not to be missing, what its property declares. */
export const checkValue = (property: Property, given: unknown, context: CheckContext): Checked => {
  switch (property.type) {
    case 'string':
      return checkString(property, given);
    case 'text': {
      const text = toText(given);
      return text === null ? refused('not-a-string') : value(text);
    }
    case 'number':
    case 'integer':
      return checkNumber(property, given);
    case 'boolean': {
      const found = BOOLEANS.get(typeof given === 'string' ? given.toLowerCase() : given);
      return found === undefined ? refused('not-a-boolean') : value(found);
    }
    case 'date': {
      const day = toDay(given);
      return day === null ? refused('not-a-date') : value(day);
    }
    case 'place':
      return checkPlace(property, given, context);
  }
};

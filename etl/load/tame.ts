import type { Problem } from '../../sql/model/problem.ts';

const LONGEST = 500;

// JSON of the database holds neither NUL nor half a surrogate pair.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const UNFIT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A text as the database can hold it. */
export const storable = (text: string): string => text.replace(UNFIT, '\ufffd');

const tamed = (text: string): string => storable(text.slice(0, LONGEST));

const tamedValue = (value: unknown): unknown => {
  if (typeof value === 'string') return tamed(value);
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return value instanceof Date
    ? String(value)
    : tamed(JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)));
};

/** A problem whose value can be written anywhere: as JSON of the database, in a report, on a screen. */
export const tame = (problem: Problem): Problem => ({
  ...problem,
  value: tamedValue(problem.value),
  message: tamed(problem.message),
  ...(problem.detail === undefined ? {} : { detail: tamed(problem.detail) }),
});

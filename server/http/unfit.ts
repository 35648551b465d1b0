/** What the database cannot keep in a text: NUL, and half of a pair of surrogates. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is looked for
const UNFIT = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** Deeper than anything that is taken; what goes through values by itself, level by level, would run out of room. */
const DEEPEST = 40;

type Entries = Iterable<[string | number, unknown]>;

const inside = (entries: Entries, depth: number): string[] | null => {
  for (const [key, value] of entries) {
    if (typeof key === 'string' && UNFIT.test(key)) return [];
    if (typeof value === 'number') continue;
    const found = unfitIn(value, depth + 1);
    if (found) return [String(key), ...found];
  }
  return null;
};

const unfitIn = (value: unknown, depth: number): string[] | null => {
  if (typeof value === 'string') return UNFIT.test(value) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  if (depth > DEEPEST) return [];
  return inside(Array.isArray(value) ? value.entries() : Object.entries(value), depth);
};

/** Where in a JSON value something stands that cannot be kept, as `roles.0.scope`; null where nothing does. */
export const unfitPath = (value: unknown): string | null => unfitIn(value, 0)?.join('.') ?? null;

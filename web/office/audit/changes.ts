type Facts = Record<string, unknown>;

/** A fact that a deed set, took away or changed. `path` leads to it through what lies in each other. */
export type Change = { path: readonly string[]; before: unknown; after: unknown };

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What differs between what was and what is, leaf by leaf, in the order of the names; what is the same is left out. */
export const changesOf = (
  before: unknown,
  after: unknown,
  path: readonly string[] = [],
): readonly Change[] => {
  const [was, is] = [before ?? {}, after ?? {}];
  if (!isFacts(was) || !isFacts(is)) return isSame(before, after) ? [] : [{ path, before, after }];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names.flatMap((name) => changesOf(was[name], is[name], [...path, name]));
};

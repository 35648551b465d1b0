import { usePathname, useSearch } from 'wouter/use-browser-location';
import { go } from '../../shell/go.ts';

export type Filters<Name extends string> = {
  /** What is asked for; empty where nothing is. */
  values: Record<Name, string>;
  /** How many of them are set. */
  count: number;
  set: (changes: Partial<Record<Name, string>>) => void;
  clear: () => void;
  /** The address of this page with other filters, for a link. */
  addressWith: (changes: Partial<Record<Name, string>>) => string;
};

/** An address with those of the parameters that say something. */
export const addressOf = (path: string, values: Record<string, string | number | undefined>): string => {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values))
    if (value !== undefined && value !== '') query.set(name, String(value));
  return query.size > 0 ? `${path}?${query}` : path;
};

const valuesIn = <Name extends string>(search: string, names: readonly Name[]): Record<Name, string> => {
  const query = new URLSearchParams(search);
  return Object.fromEntries(names.map((name) => [name, query.get(name) ?? ''])) as Record<Name, string>;
};

/** What narrows a list is kept in the address, so that a link shows the same list again. */
export const useFilters = <Name extends string>(names: readonly Name[]): Filters<Name> => {
  const path = usePathname();
  const values = valuesIn(useSearch(), names);
  // Where it is changed after a pause, the address may have been changed meanwhile.
  const set = (changes: Partial<Record<Name, string>>) =>
    go(addressOf(path, { ...valuesIn(window.location.search, names), ...changes }), { replace: true });
  const addressWith = (changes: Partial<Record<Name, string>>) => addressOf(path, { ...values, ...changes });
  const count = names.filter((name) => values[name] !== '').length;
  return { values, count, set, clear: () => go(path, { replace: true }), addressWith };
};

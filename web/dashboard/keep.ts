import { navigate } from 'wouter/use-browser-location';

/** A query with a name set to a value, and all others as they were; commas and colons stay as people read them. */
export const withNamed = (search: string, named: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(named)) query.set(name, value);
  return `?${query.toString().replaceAll('%3A', ':').replaceAll('%2C', ',')}`;
};

/** Keeps what is chosen in a block in the address of the page, which has its place in the history already. */
export const keepNamed = (named: Readonly<Record<string, string>>): void =>
  navigate(`${window.location.pathname}${withNamed(window.location.search, named)}`, { replace: true });

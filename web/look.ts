import { useCallback } from 'react';
import { navigate, useSearch } from 'wouter/use-browser-location';
import { LANGUAGES, type Language } from '../sql/model/text.ts';

export type Scheme = 'light' | 'dark';
/** What the address says about how pages look; null is what the page chooses by itself. */
export type Look = { language: Language | null; scheme: Scheme | null };

/** The parameters that are taken along from page to page. */
const KEPT = ['lang', 'look'] as const;

/** Reads language and look from an address's query. */
export const lookOf = (search: string): Look => {
  const query = new URLSearchParams(search);
  const scheme = query.get('look');
  return {
    language: LANGUAGES.find((language) => language === query.get('lang')) ?? null,
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
  };
};

/** An address of ours with the language and look of the query that is left. */
export const withLook = (to: string, search: string): string => {
  const now = new URLSearchParams(search);
  const [path = '', hash = ''] = to.split('#', 2);
  const [bare = '', query = ''] = path.split('?', 2);
  const next = new URLSearchParams(query);
  for (const name of KEPT) {
    const value = now.get(name);
    if (value !== null) next.set(name, value);
  }
  const text = next.size > 0 ? `?${readable(next)}` : '';
  return `${bare}${text}${hash ? `#${hash}` : ''}`;
};

/** As people read addresses: what need not be escaped is not. */
const readable = (query: URLSearchParams): string =>
  query.toString().replace(/%2C/g, ',').replace(/%3A/g, ':').replace(/%2F/g, '/');

/** An address without them: kept for later, it must not bring back an old language. */
export const withoutLook = (address: string): string => {
  const [path = '', query = ''] = address.split('?', 2);
  const next = new URLSearchParams(query);
  for (const name of KEPT) next.delete(name);
  return next.size > 0 ? `${path}?${readable(next)}` : path;
};

/** Language and look of the address, and how to change them; all else in the address stays. */
export const useLook = (): Look & { setLook: (name: 'lang' | 'look', value: string) => void } => {
  const search = useSearch();
  const setLook = useCallback((name: 'lang' | 'look', value: string) => {
    const query = new URLSearchParams(window.location.search);
    query.delete(name);
    query.set(name, value);
    navigate(`${window.location.pathname}?${readable(query)}${window.location.hash}`);
  }, []);
  return { ...lookOf(search), setLook };
};
